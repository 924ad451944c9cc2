import type { AcceptedIngress } from './ingress-order';

/** controller.go checkOverlap: host and path twice, unless exactly one of the two is a canary. */
export function overlaps(ingresses: readonly AcceptedIngress[]): string[] {
  const owners = new Map<string, string>();
  const found: string[] = [];
  for (const { object, settings } of ingresses) {
    const kind = settings.canary === undefined ? 'main' : 'canary';
    for (const { host, paths } of object.rules) {
      for (const { path } of paths ?? []) {
        const key = `${kind} ${host} ${path}`;
        const owner = owners.get(key);
        if (owner !== undefined && owner !== object.name) {
          found.push(`host "${host}" and path "${path}" of ${object.name} is already defined in ingress ${owner}`);
        }
        owners.set(key, owner ?? object.name);
      }
    }
  }
  return found;
}

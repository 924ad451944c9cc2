import type { RouteBackend, ServiceBackend } from './backend';

/** A backend as the table of a router has it: only a namespace that is not the router's is named. */
export function localBackend(backend: RouteBackend | undefined, own: string | undefined): RouteBackend | undefined {
  if (backend === undefined) return undefined;
  const { stable, split } = backend;
  const local = ({ namespace, ...service }: ServiceBackend): ServiceBackend =>
    namespace === undefined || namespace === own ? service : { ...service, namespace };
  return { stable: local(stable), split: split && { ...split, canary: local(split.canary) } };
}

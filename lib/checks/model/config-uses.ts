import { at, type Fields, fieldsOf, itemsOf, nameOf } from './read';
import type { Workload } from './workload';

/** A place where a pod takes something from a ConfigMap or Secret. */
export interface ConfigUse {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly keys: readonly string[];
  readonly what: string;
}

/** What a pod cannot start without: uses that are optional are left out. */
export function configUses({ pod, containers }: Workload): ConfigUse[] {
  const uses: ConfigUse[] = [];
  const add = (kind: ConfigUse['kind'], what: string, source: unknown, name: unknown, keys: readonly unknown[]) => {
    const found = nameOf(name);
    if (source === undefined || found === undefined || fieldsOf(source).optional === true) return;
    uses.push({ kind, name: found, keys: keys.filter((key) => typeof key === 'string'), what });
  };
  const both = (what: string, source: Fields, keysOf: (ref: unknown) => readonly unknown[], suffix: string) => {
    const [map, secret] = [source[`configMap${suffix}`], source[`secret${suffix}`]];
    add('ConfigMap', what, map, at(map, 'name'), keysOf(map));
    add('Secret', what, secret, at(secret, 'secretName') ?? at(secret, 'name'), keysOf(secret));
  };
  const itemKeys = (ref: unknown) => itemsOf(at(ref, 'items')).map(({ key }) => key);
  for (const { fields, what } of containers) {
    for (const { name, valueFrom } of itemsOf(fields.env)) {
      both(`env ${JSON.stringify(name)} of ${what}`, fieldsOf(valueFrom), (ref) => [at(ref, 'key')], 'KeyRef');
    }
    for (const source of itemsOf(fields.envFrom)) both(`envFrom of ${what}`, source, () => [], 'Ref');
  }
  for (const volume of itemsOf(pod.volumes)) {
    const what = `volume ${JSON.stringify(volume.name)}`;
    both(what, volume, itemKeys, '');
    for (const source of itemsOf(at(volume, 'projected', 'sources'))) both(what, source, itemKeys, '');
  }
  return uses;
}

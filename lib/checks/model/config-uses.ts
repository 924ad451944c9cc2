import { show } from '../../rules/show';
import type { AppObject } from './app-object';
import { at, type Fields, fieldsOf, itemsOf, nonEmptyStringOf } from './read';
import type { Workload } from './workload';

/** A reference of a pod, or of a trigger of KEDA, to a ConfigMap or Secret. */
export interface ConfigUse {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly keys: readonly string[];
  /** The part of the object that refers to it, as messages name it. */
  readonly title: string;
  /** True where a pod starts without it. */
  readonly isOptional: boolean;
}

/** The references that a pod cannot start without. */
export function configUses(workload: Workload): ConfigUse[] {
  return configReferences(workload).filter(({ isOptional }) => !isOptional);
}

/** All references of a pod, with those to what may not be there. */
export function configReferences({ pod, containers }: Workload): ConfigUse[] {
  const uses: ConfigUse[] = [];
  const add = (kind: ConfigUse['kind'], title: string, source: unknown, name: unknown, keys: readonly unknown[]) => {
    const found = nonEmptyStringOf(name);
    if (found === undefined) return;
    const isOptional = fieldsOf(source).optional === true;
    uses.push({ kind, name: found, keys: keys.filter((key) => typeof key === 'string'), title, isOptional });
  };
  const addBoth = (title: string, source: Fields, keysOf: (ref: unknown) => readonly unknown[], suffix: string) => {
    const [map, secret] = [source[`configMap${suffix}`], source[`secret${suffix}`]];
    if (map !== undefined) add('ConfigMap', title, map, at(map, 'name'), keysOf(map));
    if (secret === undefined) return;
    add('Secret', title, secret, at(secret, 'secretName') ?? at(secret, 'name'), keysOf(secret));
  };
  const itemKeys = (ref: unknown) => itemsOf(at(ref, 'items')).map(({ key }) => key);
  for (const { fields, title } of containers) {
    for (const { name, valueFrom } of itemsOf(fields.env)) {
      addBoth(`env ${show(name)} of ${title}`, fieldsOf(valueFrom), (ref) => [at(ref, 'key')], 'KeyRef');
    }
    for (const source of itemsOf(fields.envFrom)) addBoth(`envFrom of ${title}`, source, () => [], 'Ref');
  }
  for (const volume of itemsOf(pod.volumes)) {
    const title = `volume ${show(volume.name)}`;
    addBoth(title, volume, itemKeys, '');
    for (const source of itemsOf(at(volume, 'projected', 'sources'))) addBoth(title, source, itemKeys, '');
  }
  return uses;
}

/** The keys by which KEDA asks a trigger, which are in the namespace of the TriggerAuthentication. */
export function triggerUses({ json }: AppObject): ConfigUse[] {
  const of = (kind: ConfigUse['kind'], field: string) =>
    itemsOf(at(json, 'spec', field)).flatMap(({ parameter, name, key }) => {
      const [found, ownKey] = [nonEmptyStringOf(name), nonEmptyStringOf(key)];
      if (found === undefined || ownKey === undefined) return [];
      return [{ kind, name: found, keys: [ownKey], title: `parameter ${show(parameter)}`, isOptional: false }];
    });
  return [...of('Secret', 'secretTargetRef'), ...of('ConfigMap', 'configMapTargetRef')];
}

/** The keys of a ConfigMap or Secret. */
export function dataKeysOf({ json }: AppObject): string[] {
  return ['data', 'binaryData', 'stringData'].flatMap((field) => Object.keys(fieldsOf(json[field])));
}

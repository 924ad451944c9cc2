import { nearest } from '../../rules/edit-distance';
import { show } from '../../rules/show';
import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { dataKeysOf } from './config-uses';
import { fieldsOf, itemsOf, listOf, nonEmptyStringOf, stringOf } from './read';
import { remember } from './remember';

/** A Secret that is there once an app is applied: one of its own, or one that a controller makes from another object. */
export interface MadeSecret {
  readonly namespace: string;
  readonly name: string;
  /** The object that makes it. */
  readonly object: AppObject;
  /** The maker and the verb, as messages say them: `has` for a Secret of the app. */
  readonly has: string;
  /** Undefined where only the cluster knows. */
  readonly keys?: readonly string[];
  readonly type?: string;
}

/** The Secrets that an object makes. */
type Maker = (object: AppObject) => readonly Omit<MadeSecret, 'object' | 'namespace'>[];

const MAKERS: { readonly [kind: string]: Maker } = {
  ' Secret': (object) => {
    const keys = dataKeysOf(object);
    // A controller in the cluster may fill a Secret that has no data here.
    return [
      {
        name: object.name,
        has: 'has',
        keys: keys.length === 0 ? undefined : keys,
        type: nonEmptyStringOf(object.json.type) ?? 'Opaque',
      },
    ];
  },
  'external-secrets.io ExternalSecret': fetchedSecrets,
};

const madeBy = ({ kind, name }: AppObject) => `${kind} ${show(name)} makes with`;

/**
 * The Secret of an ExternalSecret, unless it completes one that others make. A template that has keys takes the place of those that
 * are fetched, unless it is merged with them.
 * https://github.com/external-secrets/external-secrets/blob/v2.9.0/pkg/controllers/externalsecret/externalsecret_controller_template.go
 */
function fetchedSecrets(object: AppObject): ReturnType<Maker> {
  const spec = fieldsOf(object.json.spec);
  const { name, creationPolicy = 'Owner', manifest, template } = fieldsOf(spec.target);
  if (creationPolicy === 'None' || creationPolicy === 'Merge' || manifest !== undefined) return [];
  const { data, templateFrom, mergePolicy, type } = fieldsOf(template);
  const ofTemplate = Object.keys(fieldsOf(data));
  const isReplaced = ofTemplate.length + listOf(templateFrom).length > 0 && mergePolicy !== 'Merge';
  const fetched = itemsOf(spec.data).flatMap(({ secretKey }) => stringOf(secretKey) ?? []);
  const isKnown =
    listOf(templateFrom).length === 0 &&
    creationPolicy !== 'CreateOrMerge' &&
    (isReplaced || listOf(spec.dataFrom).length === 0);
  const keys = [...new Set([...(isReplaced ? [] : fetched), ...ofTemplate])];
  return [
    {
      name: nonEmptyStringOf(name) ?? object.name,
      has: madeBy(object),
      keys: isKnown ? keys : undefined,
      type: nonEmptyStringOf(type),
    },
  ];
}

/** The Secrets of an app by namespace and name, and all that make each. */
const secretsOf = remember((app: AppIndex) => {
  const byName = new Map<string, MadeSecret[]>();
  for (const object of app.objects) {
    for (const secret of MAKERS[`${object.group} ${object.kind}`]?.(object) ?? []) {
      const id = idOf(object.namespace, secret.name);
      byName.set(id, [...(byName.get(id) ?? []), { ...secret, object, namespace: object.namespace }]);
    }
  }
  return byName;
});

const idOf = (namespace: string, name: string) => `${namespace}/${name}`;

export function madeSecret(app: AppIndex, namespace: string, name: string): MadeSecret | undefined {
  return secretsOf(app).get(idOf(namespace, name))?.[0];
}

/** The makers of each Secret. */
export function secretMakers(app: AppIndex): Iterable<readonly MadeSecret[]> {
  return secretsOf(app).values();
}

/** The name of a Secret of the namespace that is spelt almost like the given one. */
export function nearestSecret(app: AppIndex, namespace: string, name: string): string | undefined {
  const secrets = [...secretsOf(app).values()].flatMap(([first]) => first ?? []);
  return nearest(
    name,
    secrets.flatMap((secret) => (secret.namespace === namespace ? secret.name : [])),
  );
}

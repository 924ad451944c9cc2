import { keptSecrets } from '../../cdk8s/kept-secrets';
import { nearest } from '../../rules/edit-distance';
import { remember } from '../../rules/remember';
import { show } from '../../rules/show';
import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { dataKeysOf } from './config-uses';
import { type Fields, fieldsOf, itemsOf, listOf, nonEmptyStringOf, stringOf } from './read';

/** A Secret that exists once an app is applied: one of its own, of a file, or one that a controller makes of another object. */
export interface MadeSecret {
  readonly namespace: string;
  readonly name: string;
  /** The object that makes it, where it is in the app. */
  readonly object?: AppObject;
  /** The object or file as messages name it, such as `ExternalSecret "database"`. */
  readonly maker: string;
  /** Undefined where only the cluster knows. */
  readonly keys?: readonly string[];
  readonly type?: string;
}

/** The Secrets that an object makes. */
type Maker = (object: AppObject) => readonly Pick<MadeSecret, 'name' | 'keys' | 'type'>[];

const MAKERS: { readonly [kind: string]: Maker } = {
  ' Secret': (object) => {
    const keys = dataKeysOf(object);
    // A controller in the cluster may fill a Secret that has no data here.
    return [{ name: object.name, keys: keys.length === 0 ? undefined : keys, type: typeOf(object.json) }];
  },
  'external-secrets.io ExternalSecret': fetchedSecrets,
  'cert-manager.io Certificate': ({ json }) => {
    const { secretName, additionalOutputFormats, keystores } = fieldsOf(json.spec);
    const isPlain = listOf(additionalOutputFormats).length === 0 && keystores === undefined;
    const name = nonEmptyStringOf(secretName);
    const keys = isPlain ? ['ca.crt', 'tls.crt', 'tls.key'] : undefined;
    return name === undefined ? [] : [{ name, keys, type: 'kubernetes.io/tls' }];
  },
  'bitnami.com SealedSecret': ({ name, json }) => {
    const { encryptedData, template } = fieldsOf(json.spec);
    const keys = [encryptedData, fieldsOf(template).data].flatMap((data) => Object.keys(fieldsOf(data)));
    // An older one has all its keys in one sealed text.
    return [{ name, keys: keys.length === 0 ? undefined : [...new Set(keys)], type: typeOf(fieldsOf(template)) }];
  },
};

const typeOf = ({ type }: Fields) => nonEmptyStringOf(type) ?? 'Opaque';

/** The words between a Secret and its keys in a message. */
export const hasWords = ({ object, maker }: MadeSecret) => (object?.kind === 'Secret' ? 'has' : `${maker} makes with`);

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
      keys: isKnown ? keys : undefined,
      type: nonEmptyStringOf(type),
    },
  ];
}

/** The Secrets of an app by namespace and name, and all that make each. */
const secretsOf = remember((app: AppIndex) => {
  const byName = new Map<string, MadeSecret[]>();
  for (const object of app.objects) {
    for (const secret of MAKERS[object.groupKind]?.(object) ?? []) {
      const id = idOf(object.namespace, secret.name);
      const maker = `${object.kind} ${show(object.name)}`;
      byName.set(id, [...(byName.get(id) ?? []), { ...secret, object, maker, namespace: object.namespace }]);
    }
  }
  for (const { file, construct, ...kept } of keptSecrets(app.root)) {
    const id = idOf(kept.namespace, kept.name);
    byName.set(id, [...(byName.get(id) ?? []), { ...kept, maker: `file ${show(file)}` }]);
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

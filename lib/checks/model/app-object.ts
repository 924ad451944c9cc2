import type { ApiObject } from 'cdk8s';
import { pathOf } from '../../cdk8s/app-trees';
import type { WrittenObject } from '../../cdk8s/hooks/written-objects';
import { isMap } from '../../rules/check';
import { getOrMake } from '../../rules/remember';
import { show } from '../../rules/show';
import { isClusterScoped } from '../schema/table';
import { type Fields, fieldsOf, listOf, stringOf } from './read';

/** An API object as it will be written, with its identity in a cluster. */
export interface AppObject {
  readonly construct: ApiObject;
  readonly json: Fields;
  /** True where nothing has changed the object since it was made, as a patch does. */
  readonly isAsMade: boolean;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** Group and kind in one text, such as `apps Deployment`. */
  readonly groupKind: string;
  readonly name: string;
  /** Empty for cluster-scoped objects, and where kubectl uses the namespace of its context. */
  readonly namespace: string;
  /** Set for an object that is written in a List. */
  readonly item?: ListItem;
}

/** The place of an object in a List. */
export interface ListItem {
  /** For example `items[3]`. */
  readonly place: string;
  /** The number of objects before it. */
  readonly position: number;
}

/**
 * The objects that a written one stands for: kubectl applies the items of a List, or of a list of one kind, one by one.
 * https://github.com/kubernetes/kubernetes/blob/v1.36.1/staging/src/k8s.io/cli-runtime/pkg/resource/visitor.go
 */
export function objectsIn(written: AppObject): AppObject[] {
  const { construct, json } = written;
  if (!isList(json)) return [written];
  const items = itemsWithin(json, '');
  return items.map(([place, item], position) => ({ ...toAppObject(construct, item), item: { place, position } }));
}

export const toAppObjects = ({ construct, json }: WrittenObject): AppObject[] =>
  objectsIn(toAppObject(construct, json));

export function toAppObject(construct: ApiObject, json: unknown, isAsMade = false): AppObject {
  const fields = fieldsOf(json);
  const metadata = fieldsOf(fields.metadata);
  const { group, version, kind, groupKind, hasNamespace } = objectKind(
    stringOf(fields.apiVersion) ?? '',
    stringOf(fields.kind) ?? '',
  );
  return {
    construct,
    json: fields,
    isAsMade,
    group,
    version,
    kind,
    groupKind,
    name: stringOf(metadata.name) ?? '',
    namespace: hasNamespace ? (stringOf(metadata.namespace) ?? '') : '',
  };
}

type ObjectKind = Pick<AppObject, 'group' | 'version' | 'kind' | 'groupKind'> & { readonly hasNamespace: boolean };

const KINDS = new Map<string, Map<string, ObjectKind>>();
const newMap = () => new Map<string, ObjectKind>();

/** The kind that two fields of an object name: many objects are of few kinds. */
const objectKind = (apiVersion: string, kind: string): ObjectKind =>
  getOrMake(getOrMake(KINDS, apiVersion, newMap), kind, () => toObjectKind(apiVersion, kind));

function toObjectKind(apiVersion: string, kind: string): ObjectKind {
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  return { group, version, kind, groupKind: `${group} ${kind}`, hasNamespace: !isClusterScoped(group, kind) };
}

/** True for a `List`, and for the list of one kind, which kubectl takes apart. */
export const isList = (json: unknown): json is Fields =>
  isMap(json) && Array.isArray(json.items) && typeof json.kind === 'string' && json.kind.endsWith('List');

/** The items of a list and of the lists in it, each with its place. */
function itemsWithin(list: Fields, path: string): [string, unknown][] {
  return listOf(list.items).flatMap((item, index): [string, unknown][] => {
    const place = `${path}items[${index}]`;
    return isList(item) ? itemsWithin(item, `${place}.`) : [[place, withKind(item, list)]];
  });
}

/** An item as kubectl completes it: one that says neither its kind nor its version has those of the list. */
function withKind(item: unknown, { apiVersion, kind }: Fields): unknown {
  const isNamed = !isMap(item) || item.kind !== undefined || item.apiVersion !== undefined || kind === 'List';
  return isNamed ? item : { apiVersion, kind: String(kind).replace(/List$/, ''), ...item };
}

/** An object as messages about another one name it: its construct path, and its place where it is in a List. */
export function placeOf({ construct, item }: AppObject): string {
  return item === undefined ? pathOf(construct) : `${pathOf(construct)} ${item.place}`;
}

/** An object with its namespace, such as `Deployment shop/user`. */
export function objectTitle({ kind, namespace, name }: Pick<AppObject, 'kind' | 'namespace' | 'name'>): string {
  return joined(' ', kind, joined('/', namespace, name));
}

const joined = (separator: string, ...parts: readonly string[]) => parts.filter((part) => part !== '').join(separator);

/** A message about an object, which says what construct path and line do not: the item of a List. */
export function withItem({ item, kind, name }: AppObject, message: string): string {
  if (item === undefined) return message;
  return `${item.place}${kind === '' ? '' : ` (${name === '' ? kind : `${kind} ${show(name)}`})`}: ${message}`;
}

/** True for a kind of Kubernetes itself: its group has no dot, or ends in `k8s.io` and is not that of an extension. */
export function isBuiltIn({ group }: Pick<AppObject, 'group'>): boolean {
  return !group.includes('.') || /^[a-z]+(\.authorization|\.apiserver)?\.k8s\.io$/.test(group);
}

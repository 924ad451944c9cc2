import type { ApiObject } from 'cdk8s';
import type { WrittenObject } from '../../cdk8s/hooks/written-objects';
import { isClusterScoped } from '../schema/table';
import { at, type Fields, fieldsOf, stringOf } from './read';

/** An API object as it will be written, with its identity in a cluster. */
export interface AppObject {
  readonly construct: ApiObject;
  readonly json: Fields;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly name: string;
  /** Empty for cluster-scoped objects, and where kubectl uses the namespace of its context. */
  readonly namespace: string;
}

export function toAppObject({ construct, json }: WrittenObject): AppObject {
  const fields = fieldsOf(json);
  const [version = '', group = ''] = (stringOf(fields.apiVersion) ?? '').split('/').reverse();
  const kind = stringOf(fields.kind) ?? '';
  return {
    construct,
    json: fields,
    group,
    version,
    kind,
    name: stringOf(at(fields, 'metadata', 'name')) ?? '',
    namespace: isClusterScoped(group, kind) ? '' : (stringOf(at(fields, 'metadata', 'namespace')) ?? ''),
  };
}

/** True for a kind of Kubernetes itself: its group has no dot, or ends in `k8s.io` and is not that of an extension. */
export function isBuiltIn({ group }: AppObject): boolean {
  return !group.includes('.') || /^[a-z]+(\.authorization|\.apiserver)?\.k8s\.io$/.test(group);
}

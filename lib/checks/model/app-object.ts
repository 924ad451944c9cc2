import type { ApiObject } from 'cdk8s';
import type { WrittenObject } from '../../cdk8s/hooks/written-objects';
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

/** The cluster-scoped kinds among those that the API server itself defines. */
const CLUSTER_SCOPED: ReadonlySet<string> = new Set([
  'APIService',
  'CertificateSigningRequest',
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterTrustBundle',
  'CSIDriver',
  'CSINode',
  'CustomResourceDefinition',
  'FlowSchema',
  'GatewayClass',
  'IngressClass',
  'IPAddress',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'PriorityLevelConfiguration',
  'RuntimeClass',
  'ServiceCIDR',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  'VolumeAttachment',
  'VolumeAttributesClass',
]);

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
    namespace: CLUSTER_SCOPED.has(kind) ? '' : (stringOf(at(fields, 'metadata', 'namespace')) ?? ''),
  };
}

/** True for a kind of Kubernetes itself: its group has no dot, or ends in `k8s.io` and is not that of an extension. */
export function isBuiltIn({ group }: AppObject): boolean {
  return !group.includes('.') || /^[a-z]+(\.authorization|\.apiserver)?\.k8s\.io$/.test(group);
}

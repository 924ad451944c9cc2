import type { ApiObject } from 'cdk8s';
import type { WrittenObject } from '../../cdk8s/hooks/written-objects';
import { at, type Fields, fieldsOf, textOf } from './read';

/** An API object as it will be written, and what identifies it in a cluster. */
export interface AppObject {
  readonly construct: ApiObject;
  readonly json: Fields;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly name: string;
  /** Empty for objects of the whole cluster, and for the namespace of kubectl's context. */
  readonly namespace: string;
}

/** Kinds of the API server's own whose objects belong to the whole cluster. */
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
  const [version = '', group = ''] = (textOf(fields.apiVersion) ?? '').split('/').reverse();
  const kind = textOf(fields.kind) ?? '';
  return {
    construct,
    json: fields,
    group,
    version,
    kind,
    name: textOf(at(fields, 'metadata', 'name')) ?? '',
    namespace: CLUSTER_SCOPED.has(kind) ? '' : (textOf(at(fields, 'metadata', 'namespace')) ?? ''),
  };
}

/** API groups of Kubernetes itself: names without a dot, and those that end in `k8s.io` without being an extension. */
export function isBuiltIn({ group }: AppObject): boolean {
  return !group.includes('.') || /^[a-z]+(\.authorization|\.apiserver)?\.k8s\.io$/.test(group);
}

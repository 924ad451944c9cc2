/**
 * The first minor version that no longer serves a kind, for those that were gone before 1.27, the oldest version that the
 * generated table knows (https://kubernetes.io/docs/reference/using-api/deprecation-guide/). `*` stands for every other kind.
 */
export const FORMER_VERSIONS: { readonly [apiVersion: string]: { readonly [kind: string]: number } } = {
  'extensions/v1beta1': { Ingress: 22, '*': 16 },
  'apps/v1beta1': { '*': 16 },
  'apps/v1beta2': { '*': 16 },
  'networking.k8s.io/v1beta1': { Ingress: 22, IngressClass: 22 },
  'policy/v1beta1': { '*': 25 },
  'batch/v1beta1': { '*': 25 },
  'batch/v2alpha1': { '*': 21 },
  'autoscaling/v2beta1': { '*': 25 },
  'autoscaling/v2beta2': { '*': 26 },
  'rbac.authorization.k8s.io/v1alpha1': { '*': 22 },
  'rbac.authorization.k8s.io/v1beta1': { '*': 22 },
  'apiextensions.k8s.io/v1beta1': { '*': 22 },
  'apiregistration.k8s.io/v1beta1': { '*': 22 },
  'certificates.k8s.io/v1beta1': { CertificateSigningRequest: 22 },
  'coordination.k8s.io/v1beta1': { Lease: 22 },
  'admissionregistration.k8s.io/v1beta1': { MutatingWebhookConfiguration: 22, ValidatingWebhookConfiguration: 22 },
  'discovery.k8s.io/v1beta1': { '*': 25 },
  'events.k8s.io/v1beta1': { '*': 25 },
  'node.k8s.io/v1beta1': { '*': 25 },
  'scheduling.k8s.io/v1beta1': { PriorityClass: 22 },
  'storage.k8s.io/v1beta1': {
    CSIStorageCapacity: 27,
    CSIDriver: 22,
    CSINode: 22,
    StorageClass: 22,
    VolumeAttachment: 22,
  },
  'flowcontrol.apiserver.k8s.io/v1alpha1': { '*': 24 },
  'flowcontrol.apiserver.k8s.io/v1beta1': { '*': 26 },
};

/** The replacement of a kind on clusters without it, where that is not the kind in another version. */
export const REPLACEMENTS: { readonly [kind: string]: string } = {
  PodSecurityPolicy: 'the label pod-security.kubernetes.io/enforce of a Namespace',
  ValidatingAdmissionPolicy: 'a ValidatingWebhookConfiguration',
  ValidatingAdmissionPolicyBinding: 'a ValidatingWebhookConfiguration',
  MutatingAdmissionPolicy: 'a MutatingWebhookConfiguration',
  MutatingAdmissionPolicyBinding: 'a MutatingWebhookConfiguration',
  VolumeAttributesClass: 'a StorageClass',
  IPAddress: 'clusterIP of the Service',
  ServiceCIDR: 'the option --service-cluster-ip-range of the API server',
  'resource.k8s.io/*': 'resource limits of the device plugin',
};

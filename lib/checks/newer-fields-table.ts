/**
 * A field that a 1.27 cluster lacks, with the first version in which one with default feature gates honours it
 * (https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/). Without one the field is behind a
 * gate that is off, or for vendors of drivers, who know their clusters. `[]` stands for every element of a list.
 */
export interface NewField {
  readonly path: string;
  readonly since?: number;
  /** What it holds, when that is objects. */
  readonly fields?: readonly string[];
}

const APP_ARMOR = ['type', 'localhostProfile'];
const RESTART_RULES = ['action', 'exitCodes.operator', 'exitCodes.values'];

/** Of every container of a pod. */
const CONTAINER: readonly NewField[] = [
  { path: 'restartPolicyRules', since: 35, fields: RESTART_RULES },
  { path: 'lifecycle.preStop.sleep', since: 30, fields: ['seconds'] },
  { path: 'lifecycle.postStart.sleep', since: 30, fields: ['seconds'] },
  { path: 'lifecycle.stopSignal' },
  { path: 'resizePolicy', since: 33, fields: ['resourceName', 'restartPolicy'] },
  { path: 'resources.claims[].request', since: 34 },
  { path: 'securityContext.appArmorProfile', since: 30, fields: APP_ARMOR },
  { path: 'volumeMounts[].recursiveReadOnly', since: 31 },
  { path: 'env[].valueFrom.fileKeyRef', since: 35, fields: ['key', 'optional', 'path', 'volumeName'] },
];

const TERMS = ['podAffinity', 'podAntiAffinity'].flatMap((affinity) => [
  `affinity.${affinity}.requiredDuringSchedulingIgnoredDuringExecution[]`,
  `affinity.${affinity}.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm`,
]);

/** Of the spec of a pod. */
export const POD: readonly NewField[] = [
  { path: 'initContainers[].restartPolicy', since: 29 },
  { path: 'containers[].restartPolicy', since: 35 },
  { path: 'ephemeralContainers[].restartPolicy', since: 35 },
  ...['initContainers[]', 'containers[]', 'ephemeralContainers[]'].flatMap((prefix) => below(prefix, CONTAINER)),
  { path: 'securityContext.appArmorProfile', since: 30, fields: APP_ARMOR },
  { path: 'securityContext.supplementalGroupsPolicy', since: 33 },
  { path: 'securityContext.seLinuxChangePolicy', since: 33 },
  { path: 'resources', since: 34, fields: ['claims[].name', 'claims[].request', 'limits', 'requests'] },
  { path: 'resourceClaims', since: 34, fields: ['resourceClaimName', 'resourceClaimTemplateName'] },
  { path: 'hostUsers', since: 33 },
  { path: 'hostnameOverride', since: 35 },
  { path: 'schedulingGroup', fields: ['podGroupName'] },
  // Of 1.35 alone.
  { path: 'workloadRef' },
  { path: 'volumes[].image', since: 35, fields: ['reference', 'pullPolicy'] },
  { path: 'volumes[].ephemeral.volumeClaimTemplate.spec.volumeAttributesClassName', since: 34 },
  {
    path: 'volumes[].projected.sources[].clusterTrustBundle',
    fields: ['labelSelector', 'name', 'optional', 'path', 'signerName'],
  },
  {
    path: 'volumes[].projected.sources[].podCertificate',
    fields: [
      'certificateChainPath',
      'credentialBundlePath',
      'keyPath',
      'keyType',
      'maxExpirationSeconds',
      'signerName',
      'userAnnotations',
    ],
  },
  ...TERMS.flatMap((term) => [
    { path: `${term}.matchLabelKeys`, since: 31 },
    { path: `${term}.mismatchLabelKeys`, since: 31 },
  ]),
];

const JOB: readonly NewField[] = [
  { path: 'podReplacementPolicy', since: 29 },
  { path: 'backoffLimitPerIndex', since: 29 },
  { path: 'maxFailedIndexes', since: 29 },
  { path: 'successPolicy', since: 31, fields: ['rules[].succeededCount', 'rules[].succeededIndexes'] },
  { path: 'managedBy', since: 32 },
];

const ACCESS_REVIEW = below('spec.resourceAttributes', [
  { path: 'fieldSelector', since: 32 },
  { path: 'labelSelector', since: 32 },
]);

/** By group and kind, without what they hold of pods. */
export const NEW_FIELDS: { readonly [kind: string]: readonly NewField[] } = {
  ' PersistentVolume': [{ path: 'spec.volumeAttributesClassName', since: 34 }],
  ' PersistentVolumeClaim': [{ path: 'spec.volumeAttributesClassName', since: 34 }],
  ' Service': [{ path: 'spec.trafficDistribution', since: 31 }],
  'apiextensions.k8s.io CustomResourceDefinition': [
    { path: 'spec.versions[].selectableFields', since: 31, fields: ['jsonPath'] },
  ],
  'apps StatefulSet': [{ path: 'spec.volumeClaimTemplates[].spec.volumeAttributesClassName', since: 34 }],
  'authorization.k8s.io LocalSubjectAccessReview': ACCESS_REVIEW,
  'authorization.k8s.io SelfSubjectAccessReview': ACCESS_REVIEW,
  'authorization.k8s.io SubjectAccessReview': ACCESS_REVIEW,
  'autoscaling HorizontalPodAutoscaler': [
    { path: 'spec.behavior.scaleUp.tolerance', since: 35 },
    { path: 'spec.behavior.scaleDown.tolerance', since: 35 },
  ],
  'batch CronJob': below('spec.jobTemplate.spec', JOB),
  'batch Job': below('spec', JOB),
  'coordination.k8s.io Lease': [{ path: 'spec.preferredHolder' }, { path: 'spec.strategy' }],
  'discovery.k8s.io EndpointSlice': [{ path: 'endpoints[].hints.forNodes', since: 34, fields: ['name'] }],
  'storage.k8s.io CSIDriver': [
    { path: 'spec.nodeAllocatableUpdatePeriodSeconds' },
    { path: 'spec.preventPodSchedulingIfMissing' },
    { path: 'spec.serviceAccountTokenInSecrets' },
  ],
};

function below(prefix: string, news: readonly NewField[]): NewField[] {
  return news.map((field) => ({ ...field, path: `${prefix}.${field.path}` }));
}

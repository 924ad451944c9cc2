import { at, fieldsOf } from '../../../../lib/checks/model/read';
import { type Difference, isWithin } from '../objects/differences';
import type { ChangedPair } from '../objects/pairs';

/** Fields that the API server does not let change. */
interface Immutable {
  /** Paths of the fields; an empty one is all of the object's but for its metadata. */
  readonly fields: readonly string[];
  /** Fields below these that may change all the same. */
  readonly except?: readonly string[];
  /** Absent where it always holds. */
  readonly when?: (pair: ChangedPair) => boolean;
}

const isImmutable = ({ before }: ChangedPair) => before.json.immutable === true;
const hasType =
  (type: string) =>
  ({ before, after }: ChangedPair) =>
    [before, after].every(({ json }) => at(json, 'spec', 'type') === type);

/** A Job of an index may become longer, or shorter, together with the pods that run at once. */
function isElastic({ before, after }: ChangedPair): boolean {
  const { completions, parallelism } = fieldsOf(after.json.spec);
  const isIndexed = [before, after].every(({ json }) => at(json, 'spec', 'completionMode') === 'Indexed');
  return isIndexed && completions === parallelism;
}

const isSuspended = ({ before, after }: ChangedPair) =>
  [before, after].every(({ json }) => at(json, 'spec', 'suspend') === true);

/** Fields of the pods of a suspended Job that a queue may set: https://kubernetes.io/docs/concepts/workloads/controllers/job/#mutable-scheduling-directives */
const OF_SCHEDULING = [
  'spec.template.metadata',
  'spec.template.spec.nodeSelector',
  'spec.template.spec.affinity',
  'spec.template.spec.tolerations',
  'spec.template.spec.schedulingGates',
];

const OF_JOB = ['selector', 'completionMode', 'podFailurePolicy', 'backoffLimitPerIndex', 'managedBy', 'successPolicy'];

const CONFIG: Immutable[] = [{ fields: ['data', 'binaryData', 'immutable'], when: isImmutable }];
const BINDING: Immutable[] = [{ fields: ['roleRef'] }];
const SELECTOR: Immutable[] = [{ fields: ['spec.selector'] }];

/**
 * The fields that no update changes, by group and kind, as `validation.go` of each group has them, and as an API server answered:
 * https://github.com/kubernetes/kubernetes/tree/v1.36.1/pkg/apis
 */
const IMMUTABLE: { readonly [kind: string]: readonly Immutable[] } = {
  'apps Deployment': SELECTOR,
  'apps DaemonSet': SELECTOR,
  'apps ReplicaSet': SELECTOR,
  'apps StatefulSet': [
    {
      fields: ['spec'],
      except: [
        ...['replicas', 'ordinals', 'template', 'updateStrategy', 'persistentVolumeClaimRetentionPolicy'],
        ...['minReadySeconds', 'revisionHistoryLimit'],
      ].map((field) => `spec.${field}`),
    },
  ],
  'batch Job': [
    { fields: OF_JOB.map((field) => `spec.${field}`) },
    { fields: ['spec.template'], when: (pair) => !isSuspended(pair) },
    { fields: ['spec.template'], except: OF_SCHEDULING, when: isSuspended },
    { fields: ['spec.completions'], when: (pair) => !isElastic(pair) },
  ],
  ' Service': [{ fields: ['spec.loadBalancerClass', 'spec.healthCheckNodePort'], when: hasType('LoadBalancer') }],
  ' ConfigMap': CONFIG,
  ' Secret': [...CONFIG, { fields: ['type'] }],
  ' PersistentVolumeClaim': [
    { fields: ['spec'], except: ['spec.resources.requests.storage', 'spec.volumeAttributesClassName'] },
  ],
  ' PersistentVolume': [
    {
      fields: ['spec'],
      except: [
        ...['capacity', 'accessModes', 'persistentVolumeReclaimPolicy', 'mountOptions', 'claimRef'],
        ...['storageClassName', 'volumeAttributesClassName', 'volumeMode'],
      ].map((field) => `spec.${field}`),
    },
  ],
  ' ResourceQuota': [{ fields: ['spec.scopes', 'spec.scopeSelector'] }],
  ' Pod': [
    {
      fields: ['spec'],
      except: [
        ...['spec.containers.*.image', 'spec.initContainers.*.image'],
        ...['spec.activeDeadlineSeconds', 'spec.tolerations'],
      ],
    },
  ],
  'rbac.authorization.k8s.io RoleBinding': BINDING,
  'rbac.authorization.k8s.io ClusterRoleBinding': BINDING,
  'storage.k8s.io StorageClass': [{ fields: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'] }],
  'scheduling.k8s.io PriorityClass': [{ fields: ['value', 'preemptionPolicy'] }],
  'networking.k8s.io IngressClass': [{ fields: ['spec.controller'] }],
  'node.k8s.io RuntimeClass': [{ fields: ['handler'] }],
  'discovery.k8s.io EndpointSlice': [{ fields: ['addressType'] }],
  'apiextensions.k8s.io CustomResourceDefinition': [
    { fields: ['spec.group', 'spec.scope', 'spec.names.plural', 'spec.names.kind'] },
  ],
  'gateway.networking.k8s.io GatewayClass': [{ fields: ['spec.controllerName'] }],
};

/** The differences of a pair that the API server refuses whatever the values are. */
export function immutableDifferences(pair: ChangedPair): Difference[] {
  const { group, kind } = pair.after;
  const rules = (IMMUTABLE[`${group} ${kind}`] ?? []).filter(({ when }) => when === undefined || when(pair));
  return pair.differences.filter((difference) =>
    rules.some(({ fields, except = [] }) => {
      const isIn = (path: string) => isWithin(difference, path.split('.'));
      return fields.some((field) => isIn(field) || isAround(difference, field.split('.'))) && !except.some(isIn);
    }),
  );
}

/** True where a field comes or goes together with one above it. */
function isAround({ steps, before, after }: Difference, path: readonly string[]): boolean {
  const rest = path.slice(steps.length);
  const isAbove = rest.length > 0 && steps.every((step, index) => step === path[index]);
  return isAbove && [before, after].some((value) => at(value, ...rest) !== undefined);
}

import { type Fields, fieldsOf, itemsOf, stringOf } from '../../../../lib/checks/model/read';

/** The fields that an API server adds to an object of a type, or leaves out of it, which comes to the same. */
type Defaults = Fields | ((fields: Fields) => Fields);

/** Defaults by the names of types, such as `core.v1.PodSpec`. */
export interface DefaultsByType {
  readonly [type: string]: Defaults;
}

const VOLUME_MODE = { volumeMode: 'Filesystem' };
/** The octal mode 0644. */
const FILES = { defaultMode: 420 };
const RBAC = 'rbac.authorization.k8s.io';
const GATEWAY = 'gateway.networking.k8s.io';
const BACKEND = { group: '', kind: 'Service' };
const WEBHOOK = {
  failurePolicy: 'Fail',
  matchPolicy: 'Equivalent',
  timeoutSeconds: 10,
  namespaceSelector: {},
  objectSelector: {},
};
const PERCENT_PER_15_SECONDS = { type: 'Percent', value: 100, periodSeconds: 15 };

/**
 * The defaults of the API server by type, from `defaults.go` of each group
 * (https://github.com/kubernetes/kubernetes/tree/v1.36.1/pkg/apis). Numbers and
 * flags that are no pointers there have no difference between 0 or false and nothing, so that this is their default.
 */
export const DEFAULTS: DefaultsByType = {
  'core.v1.PodSpec': {
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    schedulerName: 'default-scheduler',
    securityContext: {},
    hostNetwork: false,
    hostPID: false,
    hostIPC: false,
  },
  'core.v1.Container': (container) => ({
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: isLatest(stringOf(container.image) ?? '') ? 'Always' : 'IfNotPresent',
    resources: {},
    stdin: false,
    stdinOnce: false,
    tty: false,
  }),
  'core.v1.ContainerPort': { protocol: 'TCP', hostPort: 0 },
  'core.v1.Probe': {
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
    initialDelaySeconds: 0,
  },
  'core.v1.HTTPGetAction': { path: '/', scheme: 'HTTP' },
  'core.v1.ObjectFieldSelector': { apiVersion: 'v1' },
  'core.v1.ResourceFieldSelector': { divisor: '0' },
  'core.v1.VolumeMount': { readOnly: false },
  'core.v1.Volume': (volume) => (Object.keys(volume).every((field) => field === 'name') ? { emptyDir: {} } : {}),
  'core.v1.SecretVolumeSource': FILES,
  'core.v1.ConfigMapVolumeSource': FILES,
  'core.v1.DownwardAPIVolumeSource': FILES,
  'core.v1.ProjectedVolumeSource': FILES,
  'core.v1.ServiceAccountTokenProjection': { expirationSeconds: 3600 },
  'core.v1.PersistentVolumeClaimVolumeSource': { readOnly: false },
  'core.v1.PersistentVolumeClaimSpec': { ...VOLUME_MODE },
  'core.v1.PersistentVolumeSpec': { ...VOLUME_MODE, persistentVolumeReclaimPolicy: 'Retain' },
  'core.v1.ServiceSpec': (spec) => ({
    type: 'ClusterIP',
    sessionAffinity: 'None',
    publishNotReadyAddresses: false,
    ...(spec.type === 'ExternalName' ? {} : { internalTrafficPolicy: 'Cluster' }),
    ...(spec.type === 'NodePort' || spec.type === 'LoadBalancer' ? { externalTrafficPolicy: 'Cluster' } : {}),
    ...(spec.type === 'LoadBalancer' ? { allocateLoadBalancerNodePorts: true } : {}),
    ...(spec.sessionAffinity === 'ClientIP' ? { sessionAffinityConfig: { clientIP: { timeoutSeconds: 10800 } } } : {}),
  }),
  'core.v1.ServicePort': ({ port }) => ({ protocol: 'TCP', targetPort: port }),
  // StatefulSets have templates of claims.
  'core.v1.PersistentVolumeClaim': { apiVersion: 'v1', kind: 'PersistentVolumeClaim', status: { phase: 'Pending' } },
  'core.v1.Secret': { type: 'Opaque' },
  'apps.v1.DeploymentSpec': {
    replicas: 1,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    minReadySeconds: 0,
    paused: false,
    strategy: {},
  },
  'apps.v1.DeploymentStrategy': ({ type = 'RollingUpdate' }) =>
    type === 'RollingUpdate' ? { type, rollingUpdate: {} } : {},
  'apps.v1.RollingUpdateDeployment': { maxSurge: '25%', maxUnavailable: '25%' },
  'apps.v1.StatefulSetSpec': {
    replicas: 1,
    revisionHistoryLimit: 10,
    minReadySeconds: 0,
    podManagementPolicy: 'OrderedReady',
    updateStrategy: {},
    persistentVolumeClaimRetentionPolicy: {},
  },
  'apps.v1.StatefulSetUpdateStrategy': ({ type = 'RollingUpdate' }) =>
    type === 'RollingUpdate' ? { type, rollingUpdate: {} } : {},
  'apps.v1.RollingUpdateStatefulSetStrategy': { partition: 0, maxUnavailable: 1 },
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy': { whenDeleted: 'Retain', whenScaled: 'Retain' },
  'apps.v1.ReplicaSetSpec': { replicas: 1, minReadySeconds: 0 },
  'core.v1.ReplicationControllerSpec': { replicas: 1, minReadySeconds: 0 },
  'apps.v1.DaemonSetSpec': { revisionHistoryLimit: 10, minReadySeconds: 0, updateStrategy: {} },
  'apps.v1.DaemonSetUpdateStrategy': ({ type = 'RollingUpdate' }) =>
    type === 'RollingUpdate' ? { type, rollingUpdate: {} } : {},
  'apps.v1.RollingUpdateDaemonSet': { maxSurge: 0, maxUnavailable: 1 },
  // A CronJob is not given these for the Jobs that it makes.
  'batch.v1.Job': ({ spec }) => {
    const { completions, parallelism, podFailurePolicy } = fieldsOf(spec);
    const isSingle = completions === undefined && parallelism === undefined;
    return {
      spec: {
        backoffLimit: 6,
        completionMode: 'NonIndexed',
        suspend: false,
        parallelism: 1,
        podReplacementPolicy: podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed',
        manualSelector: false,
        ...(isSingle ? { completions: 1 } : {}),
      },
    };
  },
  'batch.v1.CronJobSpec': {
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  },
  'batch.v1.PodFailurePolicyOnPodConditionsPattern': { status: 'True' },
  'autoscaling.v2.HorizontalPodAutoscalerSpec': ({ metrics }) => ({
    minReplicas: 1,
    ...(itemsOf(metrics).length === 0 && {
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
      ],
    }),
  }),
  'autoscaling.v2.HorizontalPodAutoscalerBehavior': {
    scaleUp: {
      stabilizationWindowSeconds: 0,
      policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }, PERCENT_PER_15_SECONDS],
    },
    scaleDown: { policies: [PERCENT_PER_15_SECONDS] },
  },
  'autoscaling.v2.HPAScalingRules': { selectPolicy: 'Max' },
  'networking.v1.NetworkPolicySpec': ({ egress }) => ({
    podSelector: {},
    policyTypes: ['Ingress', ...(itemsOf(egress).length > 0 ? ['Egress'] : [])],
  }),
  'networking.v1.NetworkPolicyPort': { protocol: 'TCP' },
  'networking.v1.IngressClassParametersReference': { scope: 'Cluster' },
  'rbac.v1.RoleRef': { apiGroup: RBAC },
  'rbac.v1.Subject': ({ kind }) => (kind === 'ServiceAccount' ? {} : { apiGroup: RBAC }),
  'storage.v1.StorageClass': { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' },
  'scheduling.v1.PriorityClass': { preemptionPolicy: 'PreemptLowerPriority', globalDefault: false, value: 0 },
  'discovery.v1.EndpointPort': { protocol: 'TCP' },
  'admissionregistration.v1.ValidatingWebhook': WEBHOOK,
  'admissionregistration.v1.MutatingWebhook': { ...WEBHOOK, reinvocationPolicy: 'Never' },
  'admissionregistration.v1.RuleWithOperations': { scope: '*' },
  'admissionregistration.v1.ServiceReference': { port: 443 },
  'apiextensions.v1.CustomResourceDefinitionSpec': { conversion: { strategy: 'None' } },
  'gateway.v1.HTTPRouteSpec': { rules: [{}] },
  'gateway.v1.HTTPRouteSpecParentRefs': { group: GATEWAY, kind: 'Gateway' },
  'gateway.v1.HTTPRouteSpecRules': { matches: [{}] },
  'gateway.v1.HTTPRouteSpecRulesMatches': { path: {} },
  'gateway.v1.HTTPRouteSpecRulesMatchesPath': { type: 'PathPrefix', value: '/' },
  'gateway.v1.HTTPRouteSpecRulesMatchesHeaders': { type: 'Exact' },
  'gateway.v1.HTTPRouteSpecRulesMatchesQueryParams': { type: 'Exact' },
  'gateway.v1.HTTPRouteSpecRulesBackendRefs': { ...BACKEND, weight: 1 },
  'gateway.v1.HTTPRouteSpecRulesFiltersRequestRedirect': { statusCode: 302 },
  'gateway.v1.HTTPRouteSpecRulesFiltersRequestMirror': { backendRef: BACKEND },
  'gateway.v1.HTTPRouteSpecRulesFiltersExternalAuth': { backendRef: BACKEND },
  'gateway.v1.ListenerSetSpec': { parentRef: { group: GATEWAY, kind: 'Gateway' } },
  'gateway.v1.GatewaySpecAddresses': { type: 'IPAddress' },
  'gateway.v1.GatewaySpecListenersAllowedRoutesKinds': { group: GATEWAY },
  'gateway.v1.GatewaySpecListeners': { allowedRoutes: {} },
  'gateway.v1.GatewaySpecListenersAllowedRoutes': { namespaces: {} },
  'gateway.v1.GatewaySpecListenersAllowedRoutesNamespaces': { from: 'Same' },
  'gateway.v1.GatewaySpecListenersTls': { mode: 'Terminate' },
  'gateway.v1.GatewaySpecListenersTlsCertificateRefs': { group: '', kind: 'Secret' },
};

/** True for an image without a tag or with the tag `latest`, which is pulled again for each pod. */
function isLatest(image: string): boolean {
  const [name = '', digest] = image.split('@');
  const tag = /:([^/:]+)$/.exec(name)?.[1];
  return digest === undefined && (tag === undefined || tag === 'latest');
}

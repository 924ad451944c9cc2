import type { Manifest } from './app';

/**
 * Defaults of the API server (Kubernetes API reference): a field that repeats one is noise in a review. `[]` stands for every
 * element of a list. A path starts at the spec, or at the object where a kind has no spec.
 */
const CONTAINER_FIELDS = {
  imagePullPolicy: 'IfNotPresent',
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  'ports[].protocol': 'TCP',
  'securityContext.privileged': false,
  'securityContext.readOnlyRootFilesystem': false,
  'volumeMounts[].readOnly': false,
  'env[].valueFrom.secretKeyRef.optional': false,
  'env[].valueFrom.configMapKeyRef.optional': false,
  'env[].valueFrom.fieldRef.apiVersion': 'v1',
  'envFrom[].secretRef.optional': false,
  'envFrom[].configMapRef.optional': false,
  'lifecycle.preStop.httpGet.path': '/',
  'lifecycle.preStop.httpGet.scheme': 'HTTP',
  'lifecycle.postStart.httpGet.path': '/',
  'lifecycle.postStart.httpGet.scheme': 'HTTP',
};

const POD: { readonly [path: string]: unknown } = {
  dnsPolicy: 'ClusterFirst',
  schedulerName: 'default-scheduler',
  terminationGracePeriodSeconds: 30,
  enableServiceLinks: true,
  hostNetwork: false,
  hostPID: false,
  hostIPC: false,
  serviceAccountName: 'default',
  preemptionPolicy: 'PreemptLowerPriority',
  'securityContext.fsGroupChangePolicy': 'Always',
  'tolerations[].operator': 'Equal',
  'volumes[].configMap.defaultMode': 420,
  'volumes[].secret.defaultMode': 420,
  'volumes[].projected.defaultMode': 420,
  'volumes[].downwardAPI.defaultMode': 420,
  'volumes[].configMap.optional': false,
  'volumes[].secret.optional': false,
  'volumes[].image.pullPolicy': 'IfNotPresent',
  'volumes[].ephemeral.volumeClaimTemplate.spec.volumeMode': 'Filesystem',
  'volumes[].persistentVolumeClaim.readOnly': false,
  'topologySpreadConstraints[].nodeAffinityPolicy': 'Honor',
  'topologySpreadConstraints[].nodeTaintsPolicy': 'Ignore',
  ...onEveryContainer(CONTAINER_FIELDS),
  ...Object.fromEntries(
    ['startupProbe', 'readinessProbe', 'livenessProbe'].flatMap((probe) =>
      Object.entries({
        initialDelaySeconds: 0,
        periodSeconds: 10,
        timeoutSeconds: 1,
        successThreshold: 1,
        failureThreshold: 3,
        'httpGet.path': '/',
        'httpGet.scheme': 'HTTP',
        'grpc.service': '',
      }).flatMap(([field, value]) => Object.entries(onEveryContainer({ [`${probe}.${field}`]: value }))),
    ),
  ),
};

function onEveryContainer(fields: { readonly [path: string]: unknown }): { readonly [path: string]: unknown } {
  const lists = ['containers', 'initContainers'];
  return Object.fromEntries(
    lists.flatMap((list) => Object.entries(fields).map(([path, value]) => [`${list}[].${path}`, value])),
  );
}

const podTemplate = Object.fromEntries(Object.entries(POD).map(([path, value]) => [`template.spec.${path}`, value]));

const JOB: { readonly [path: string]: unknown } = {
  backoffLimit: 6,
  completions: 1,
  parallelism: 1,
  completionMode: 'NonIndexed',
  suspend: false,
  ...podTemplate,
};

const DEFAULTS: { readonly [kind: string]: { readonly [path: string]: unknown } } = {
  Deployment: {
    replicas: 1,
    minReadySeconds: 0,
    paused: false,
    progressDeadlineSeconds: 600,
    revisionHistoryLimit: 10,
    'strategy.rollingUpdate.maxSurge': '25%',
    'strategy.rollingUpdate.maxUnavailable': '25%',
    'template.spec.restartPolicy': 'Always',
    ...podTemplate,
  },
  Rollout: {
    replicas: 1,
    minReadySeconds: 0,
    paused: false,
    progressDeadlineSeconds: 600,
    revisionHistoryLimit: 10,
    'template.spec.restartPolicy': 'Always',
    ...podTemplate,
  },
  StatefulSet: {
    replicas: 1,
    minReadySeconds: 0,
    podManagementPolicy: 'OrderedReady',
    revisionHistoryLimit: 10,
    'updateStrategy.type': 'RollingUpdate',
    'updateStrategy.rollingUpdate.partition': 0,
    'updateStrategy.rollingUpdate.maxUnavailable': 1,
    'ordinals.start': 0,
    'persistentVolumeClaimRetentionPolicy.whenDeleted': 'Retain',
    'persistentVolumeClaimRetentionPolicy.whenScaled': 'Retain',
    'volumeClaimTemplates[].spec.volumeMode': 'Filesystem',
    'template.spec.restartPolicy': 'Always',
    ...podTemplate,
  },
  DaemonSet: {
    minReadySeconds: 0,
    revisionHistoryLimit: 10,
    'updateStrategy.type': 'RollingUpdate',
    'updateStrategy.rollingUpdate.maxSurge': 0,
    'updateStrategy.rollingUpdate.maxUnavailable': 1,
    'template.spec.restartPolicy': 'Always',
    ...podTemplate,
  },
  Job: JOB,
  CronJob: {
    concurrencyPolicy: 'Allow',
    failedJobsHistoryLimit: 1,
    successfulJobsHistoryLimit: 3,
    suspend: false,
    ...Object.fromEntries(Object.entries(JOB).map(([path, value]) => [`jobTemplate.spec.${path}`, value])),
  },
  Service: {
    type: 'ClusterIP',
    sessionAffinity: 'None',
    internalTrafficPolicy: 'Cluster',
    externalTrafficPolicy: 'Cluster',
    ipFamilyPolicy: 'SingleStack',
    allocateLoadBalancerNodePorts: true,
    publishNotReadyAddresses: false,
    'ports[].protocol': 'TCP',
  },
  HorizontalPodAutoscaler: {
    minReplicas: 1,
    'behavior.scaleUp.stabilizationWindowSeconds': 0,
    'behavior.scaleUp.selectPolicy': 'Max',
    'behavior.scaleDown.stabilizationWindowSeconds': 300,
    'behavior.scaleDown.selectPolicy': 'Max',
  },
  Ingress: {},
  // A kind of cert-manager, whose defaults are in its controller.
  Certificate: {},
  // A kind of sealed-secrets, whose fields have no defaults.
  SealedSecret: {},
  // An empty selector selects all pods, and one that is left out is refused, or means another thing.
  NetworkPolicy: {},
  HTTPRoute: { 'rules[].filters[].requestRedirect.statusCode': 302, 'rules[].backendRefs[].weight': 1 },
  Gateway: { 'listeners[].tls.mode': 'Terminate', 'listeners[].allowedRoutes.namespaces.from': 'Same' },
  // Kinds of Envoy Gateway.
  HTTPRouteFilter: {},
  BackendTrafficPolicy: { 'retry.numRetries': 2 },
  IngressClass: {},
  Namespace: {},
  PersistentVolumeClaim: { volumeMode: 'Filesystem' },
  LimitRange: {},
  PodDisruptionBudget: {},
  ResourceQuota: {},
  ConfigMap: { immutable: false },
  ServiceAccount: { automountServiceAccountToken: true },
  Role: {},
  ClusterRole: {},
  RoleBinding: { 'subjects[].apiGroup': '' },
  ClusterRoleBinding: { 'subjects[].apiGroup': '' },
  ValidatingWebhookConfiguration: {
    'webhooks[].clientConfig.service.port': 443,
    'webhooks[].failurePolicy': 'Fail',
    'webhooks[].matchPolicy': 'Equivalent',
    'webhooks[].rules[].scope': '*',
    'webhooks[].timeoutSeconds': 10,
  },
  // Kinds of prometheus-operator.
  PodMonitor: { 'podMetricsEndpoints[].path': '/metrics' },
  ServiceMonitor: { 'endpoints[].path': '/metrics' },
  PrometheusRule: {},
  // Kinds of KEDA.
  ScaledObject: { 'fallback.behavior': 'static' },
  TriggerAuthentication: {},
  // A kind of external-secrets.
  ExternalSecret: {},
  VerticalPodAutoscaler: {},
};

/** Paths of fields without effect: those that repeat a default of the API server, and empty maps and lists. */
export function noOpFields(manifest: Manifest): string[] {
  const defaults = DEFAULTS[manifest.kind];
  if (defaults === undefined) throw new Error(`no defaults known for ${manifest.kind}`);
  const found: string[] = [];
  const walk = (value: unknown, path: string): void => {
    if (path in defaults && defaults[path] === value) found.push(path);
    if (typeof value !== 'object' || value === null) return;
    // An empty map is the usual value of an emptyDir, and of a pause until somebody goes on.
    if (Object.keys(value).length === 0 && !/(emptyDir|[nN]amespaceSelector|podSelector|pause)$/.test(path))
      found.push(path);
    for (const [key, child] of Object.entries(value)) {
      // Next to retries of each number, those of all together have no end by default.
      if (key === 'backoffLimit' && 'backoffLimitPerIndex' in value) continue;
      walk(child, Array.isArray(value) ? `${path}[]` : path === '' ? key : `${path}.${key}`);
    }
  };
  // The only default that depends on another field.
  const ports: readonly { port?: unknown; targetPort?: unknown }[] =
    manifest.kind === 'Service' ? (manifest.spec.ports ?? []) : [];
  if (ports.some(({ port, targetPort }) => port === targetPort)) found.push('ports[].targetPort');
  if (manifest.spec !== undefined) walk(manifest.spec, '');
  for (const [field, value] of Object.entries(manifest)) {
    if (!['apiVersion', 'kind', 'metadata', 'spec'].includes(field)) walk(value, field);
  }
  for (const part of ['labels', 'annotations'] as const) {
    if (manifest.metadata[part] && Object.keys(manifest.metadata[part]).length === 0) found.push(`metadata.${part}`);
  }
  return found;
}

/**
 * A difference from the manifest for bare metal of ingress-nginx v1.15.1. All other fields are equal, up to the order of RBAC
 * rules and verbs. `docs/controller.md` has the same list, which a test holds.
 */
export interface Difference {
  /** Kind and name of the object; `*` stands for every object of the kind. */
  readonly object: string;
  /** The path of the field. */
  readonly field: string;
  /** The value that Portico writes, or undefined where it leaves the field out. */
  readonly here: unknown;
  readonly upstream: unknown;
  readonly why: string;
}

const API_DEFAULT = "it is the API server's default";

const left = (object: string, field: string, upstream: unknown, why = API_DEFAULT): Difference => ({
  object,
  field,
  here: undefined,
  upstream,
  why,
});

const CONTAINER = 'spec.template.spec.containers.0';

export const DIFFERENCES: readonly Difference[] = [
  {
    object: 'Namespace ingress-nginx',
    field: 'metadata.labels.pod-security.kubernetes.io/enforce',
    here: 'restricted',
    upstream: undefined,
    why: 'all its pods pass Pod Security "restricted", and no other pod may run next to the Secrets that they read',
  },
  {
    object: 'ServiceAccount *',
    field: 'automountServiceAccountToken',
    here: false,
    upstream: true,
    why: 'the pods that need the token ask for it themselves, so that another pod with the account has none',
  },
  {
    object: 'Deployment ingress-nginx-controller',
    field: 'spec.strategy.rollingUpdate.maxUnavailable',
    here: 0,
    upstream: 1,
    why: 'with one replica, 1 stops the controller before the next one is ready',
  },
  {
    object: 'Deployment ingress-nginx-controller',
    field: `${CONTAINER}.args.8`,
    here: '--shutdown-grace-period=10',
    upstream: undefined,
    why: 'nodes still send it requests for a moment when it is about to stop: without the pause, each rollout of the controller loses some',
  },
  left(
    'Service ingress-nginx-controller',
    'spec.ipFamilies',
    ['IPv4'],
    "a cluster without IPv4 refuses it, and the API server's default is the family of the cluster",
  ),
  left('Service ingress-nginx-controller', 'spec.ipFamilyPolicy', 'SingleStack'),
  left('Service ingress-nginx-controller', 'spec.ports.0.protocol', 'TCP'),
  left('Service ingress-nginx-controller', 'spec.ports.1.protocol', 'TCP'),
  left('Service ingress-nginx-controller-admission', 'spec.type', 'ClusterIP'),
  left('ConfigMap ingress-nginx-controller', 'data', null, 'it is empty'),
  left('Deployment ingress-nginx-controller', 'spec.minReadySeconds', 0),
  left('Deployment ingress-nginx-controller', 'spec.revisionHistoryLimit', 10),
  left('Deployment ingress-nginx-controller', 'spec.template.spec.dnsPolicy', 'ClusterFirst'),
  left('Deployment ingress-nginx-controller', `${CONTAINER}.imagePullPolicy`, 'IfNotPresent'),
  left('Deployment ingress-nginx-controller', `${CONTAINER}.securityContext.readOnlyRootFilesystem`, false),
  ...[0, 1, 2].map((port) => left('Deployment ingress-nginx-controller', `${CONTAINER}.ports.${port}.protocol`, 'TCP')),
  ...['livenessProbe', 'readinessProbe'].flatMap((probe) => [
    left('Deployment ingress-nginx-controller', `${CONTAINER}.${probe}.httpGet.scheme`, 'HTTP'),
    left('Deployment ingress-nginx-controller', `${CONTAINER}.${probe}.periodSeconds`, 10),
    left('Deployment ingress-nginx-controller', `${CONTAINER}.${probe}.successThreshold`, 1),
    left('Deployment ingress-nginx-controller', `${CONTAINER}.${probe}.timeoutSeconds`, 1),
  ]),
  left('Deployment ingress-nginx-controller', `${CONTAINER}.readinessProbe.failureThreshold`, 3),
  left('Job *', `${CONTAINER}.imagePullPolicy`, 'IfNotPresent'),
  ...['create', 'patch'].map((job) =>
    left(
      `Job ingress-nginx-admission-${job}`,
      'spec.template.metadata.name',
      `ingress-nginx-admission-${job}`,
      'the name of a pod template has no effect',
    ),
  ),
  left('ValidatingWebhookConfiguration ingress-nginx-admission', 'webhooks.0.clientConfig.service.port', 443),
  left('ValidatingWebhookConfiguration ingress-nginx-admission', 'webhooks.0.failurePolicy', 'Fail'),
  left('ValidatingWebhookConfiguration ingress-nginx-admission', 'webhooks.0.matchPolicy', 'Equivalent'),
];

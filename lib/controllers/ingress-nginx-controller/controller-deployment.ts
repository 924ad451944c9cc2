import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { Rollout } from '../../workloads/replicas/rollout';
import { controllerSpread } from './availability';
import { CONTROLLER_RESOURCES, type ControllerSpec } from './controller-spec';
import { CONTROLLER, labelsOf, namesOf, selectorLabels } from './identity';

const HEALTH_PORT = 10254;
const WEBHOOK_PORT = 8443;
const CERTIFICATES = '/usr/local/certificates/';
const CERTIFICATE_VOLUME = 'webhook-cert';

/** What the API server fills in when `replicas` is missing. */
const API_DEFAULT_REPLICAS = 1;

export function renderControllerDeployment(scope: Construct, spec: ControllerSpec): void {
  const names = namesOf(spec);
  const labels = labelsOf(spec, CONTROLLER);
  new k8s.KubeDeployment(scope, 'deployment', {
    metadata: { name: names.controller, namespace: spec.namespace, labels },
    spec: {
      replicas: spec.replicas === API_DEFAULT_REPLICAS ? undefined : spec.replicas,
      selector: { matchLabels: selectorLabels(spec, CONTROLLER) },
      // A new pod is ready before an old one goes, also when there is one alone.
      strategy: Rollout.rolling()._strategy,
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: true,
          serviceAccountName: names.account,
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          // Long enough for connections such as WebSockets to end.
          terminationGracePeriodSeconds: 300,
          topologySpreadConstraints: controllerSpread(spec),
          containers: [container(spec)],
          volumes: spec.webhook ? [{ name: CERTIFICATE_VOLUME, secret: { secretName: names.admission } }] : undefined,
        },
      },
    },
  });
}

function container(spec: ControllerSpec): k8s.Container {
  return {
    name: CONTROLLER,
    image: spec.images.controller,
    args: args(spec),
    env: [
      { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
      { name: 'LD_PRELOAD', value: '/usr/local/lib/libmimalloc.so' },
    ],
    ports: [
      { name: 'http', containerPort: 80 },
      { name: 'https', containerPort: 443 },
      ...(spec.webhook ? [{ name: 'webhook', containerPort: WEBHOOK_PORT }] : []),
    ],
    livenessProbe: { ...probe(), failureThreshold: 5 },
    readinessProbe: probe(),
    lifecycle: { preStop: { exec: { command: ['/wait-shutdown'] } } },
    resources: spec.resources._toKube(CONTROLLER_RESOURCES),
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] },
      // No read-only root: it writes nginx.conf, and what nginx buffers, beside its own files.
      runAsNonRoot: true,
      runAsUser: 101,
      runAsGroup: 82,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    volumeMounts: spec.webhook ? [{ name: CERTIFICATE_VOLUME, mountPath: CERTIFICATES, readOnly: true }] : undefined,
  };
}

function args(spec: ControllerSpec): string[] {
  const { controller, controllerClass, election } = namesOf(spec);
  return [
    '/nginx-ingress-controller',
    // The address of the load balancer goes into the status of each Ingress; otherwise the nodes' addresses do.
    ...(spec.exposure._type === 'LoadBalancer' ? [`--publish-service=$(POD_NAMESPACE)/${controller}`] : []),
    `--election-id=${election}`,
    `--controller-class=${controllerClass}`,
    `--ingress-class=${spec.className}`,
    `--configmap=$(POD_NAMESPACE)/${controller}`,
    ...(spec.webhook
      ? [
          `--validating-webhook=:${WEBHOOK_PORT}`,
          `--validating-webhook-certificate=${CERTIFICATES}cert`,
          `--validating-webhook-key=${CERTIFICATES}key`,
        ]
      : []),
  ];
}

function probe(): k8s.Probe {
  return {
    httpGet: { path: '/healthz', port: k8s.IntOrString.fromNumber(HEALTH_PORT) },
    initialDelaySeconds: 10,
  };
}

import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { type AsWritten, type k8s, manifest } from '../../cdk8s/k8s';
import { POD_TEMPLATE_HASH, spreadConstraints } from '../../workloads/pods/spread-rule';
import { Rollout } from '../../workloads/replicas/rollout';
import { CONTROLLER, controllerMetadata, controllerSelector, labelsOf, namesOf } from './metadata';
import { gracePeriodSeconds, SHUTDOWN_PAUSE } from './shutdown';
import { CONTROLLER_RESOURCES, type ControllerSpec } from './spec';

const HEALTH_PORT = 10254;
const WEBHOOK_PORT = 8443;
const CERTIFICATES = '/usr/local/certificates/';
const CERTIFICATE_VOLUME = 'webhook-cert';

/** The API server's default for `replicas`. */
const API_DEFAULT_REPLICAS = 1;

export function renderControllerDeployment(scope: Construct, spec: ControllerSpec): void {
  const names = namesOf(spec);
  const selector = controllerSelector(spec, CONTROLLER);
  const fields = manifest('Deployment', {
    metadata: controllerMetadata(spec),
    spec: {
      replicas: spec.replicas === API_DEFAULT_REPLICAS ? undefined : spec.replicas,
      selector: { matchLabels: selector },
      // A new pod is ready before an old one goes, even where there is only one.
      strategy: Rollout.rolling()._strategy,
      template: {
        metadata: { labels: labelsOf(spec, CONTROLLER) },
        spec: {
          automountServiceAccountToken: true,
          serviceAccountName: names.account,
          enableServiceLinks: false,
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          terminationGracePeriodSeconds: gracePeriodSeconds(spec.config),
          topologySpreadConstraints: spec.replicas > 1 ? spreadConstraints(selector, POD_TEMPLATE_HASH) : undefined,
          containers: [container(spec)],
          volumes: spec.webhook ? [{ name: CERTIFICATE_VOLUME, secret: { secretName: names.admission } }] : undefined,
        },
      },
    },
  });
  new ApiObject(scope, 'deployment', fields);
}

function container(spec: ControllerSpec): AsWritten<k8s.Container> {
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
      // No read-only root: the controller writes nginx.conf, and nginx its buffers, next to their own files.
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
    // Puts the address of the load balancer into the status of each Ingress, instead of those of the nodes.
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
    `--shutdown-grace-period=${SHUTDOWN_PAUSE}`,
  ];
}

function probe(): AsWritten<k8s.Probe> {
  return {
    httpGet: { path: '/healthz', port: HEALTH_PORT },
    initialDelaySeconds: 10,
  };
}

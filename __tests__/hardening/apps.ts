import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { AntiAffinity, Health, IngressRouter, Resources, Scale, Tls, WebService } from '../../lib';
import { type Manifest, synthesize } from '../support/app';

// Warnings, such as those of routers with TLS, are not what these tests are about.
jest.spyOn(console, 'error').mockImplementation(() => {});

const image = 'registry.example.com/hello:1.0.0';

/** A service with nothing but an image, and a router with nothing but a host. */
const plain = synthesize((chart) => {
  const hello = new WebService(chart, 'hello', { image });
  new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend: hello });
});

/** The same with all options that rules depend on. */
const configured = synthesize(
  (chart) => {
    const hello = new WebService(chart, 'hello', {
      image: `111122223333.dkr.ecr.eu-central-1.amazonaws.com/hello:1.0.0@sha256:${'0'.repeat(64)}`,
      health: Health.http('/ready'),
      antiAffinity: AntiAffinity.preferred(),
      priorityClassName: 'web',
      resources: Resources.of({
        cpu: { limit: Cpu.units(1) },
        ephemeralStorage: { request: Size.mebibytes(64), limit: Size.mebibytes(256) },
      }),
    });
    new IngressRouter(chart, 'router', { host: 'abc.com', tls: Tls.secret('abc-com-tls'), defaultBackend: hello });
  },
  { namespace: 'shop' },
);

const autoscaled = synthesize((chart) => {
  new WebService(chart, 'hello', { image, scale: Scale.auto({ min: 2, max: 6 }) });
});

/** The opposite of every rule: a rule that these objects meet would be met by anything. */
const wrong: readonly Manifest[] = [
  {
    apiVersion: 'extensions/v1beta1',
    kind: 'Deployment',
    metadata: { name: 'hello', namespace: 'kube-system', labels: { 'app.kubernetes.io/instance': 'other', a: '-' } },
    spec: {
      replicas: 1,
      strategy: { type: 'Recreate' },
      selector: { matchLabels: { app: 'hello' } },
      template: {
        metadata: { labels: { app: 'other' } },
        spec: {
          automountServiceAccountToken: true,
          hostNetwork: true,
          hostPID: true,
          hostIPC: true,
          hostAliases: [{ ip: '10.0.0.1' }],
          topologySpreadConstraints: [{ maxSkew: 1 }],
          volumes: [{ name: 'socket', hostPath: { path: '/var/run/docker.sock' } }],
          containers: [
            {
              name: 'hello',
              image: 'ingress-nginx/controller:latest',
              env: [
                { name: 'DB_PASSWORD', value: 'hunter2' },
                { name: 'DB_PASSWORD', value: 'hunter3' },
              ],
              envFrom: [{ secretRef: { name: 'database' } }],
              ports: [{ containerPort: 22, hostPort: 22 }],
              readinessProbe: { tcpSocket: { port: 'http' } },
              volumeMounts: [{ name: 'socket', mountPath: '/socket', subPath: 'socket' }],
              securityContext: {
                privileged: true,
                runAsUser: 0,
                runAsGroup: 0,
                capabilities: { add: ['SYS_ADMIN'] },
                procMount: 'Unmasked',
                appArmorProfile: { type: 'Unconfined' },
                seLinuxOptions: { type: 'spc_t' },
                windowsOptions: { hostProcess: true },
              },
            },
            { name: 'git-sync', image: 'git-sync:3.0.0' },
          ],
          securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }], supplementalGroups: [0] },
        },
      },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'tiller-deploy' },
    spec: {
      type: 'NodePort',
      externalIPs: ['10.0.0.1'],
      selector: { app: 'nobody' },
      ports: [{ port: 80, targetPort: 70000 }],
    },
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'router', annotations: { 'nginx.ingress.kubernetes.io/server-snippet': 'return 200;' } },
    spec: { rules: [{ http: { paths: [{ backend: { service: { name: 'missing', port: { number: 80 } } } }] } }] },
  },
  {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'hello' },
    spec: { minReplicas: 1, maxReplicas: 1, scaleTargetRef: { kind: 'Deployment', name: 'missing' } },
  },
  { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'hello' }, spec: { maxUnavailable: 0 } },
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'hello' }, data: { DB_PASSWORD: 'hunter2' } },
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name: 'hello' } },
  { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'hello' }, spec: { template: { spec: {} } } },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'hello' },
    spec: { podSelector: { matchLabels: { app: 'nobody' } } },
  },
];

export const APPS = { plain, configured, autoscaled, wrong };

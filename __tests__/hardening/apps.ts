import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import {
  AntiAffinity,
  Health,
  type IBackend,
  IngressRouter,
  Network,
  PorticoDefaults,
  Resources,
  Scale,
  StatefulService,
  Tls,
} from '../../lib';
import { type Manifest, synthesize } from '../support/app';
import { KINDS, type Kind } from '../workloads/suite/kinds';

// Warnings, such as those of routers with TLS, are not what these tests are about.
jest.spyOn(console, 'error').mockImplementation(() => {});

/** All options on which rules depend. */
const CONFIGURED: { readonly [option: string]: unknown } = {
  image: `111122223333.dkr.ecr.eu-central-1.amazonaws.com/hello:1.0.0@sha256:${'0'.repeat(64)}`,
  health: Health.http('/ready'),
  antiAffinity: AntiAffinity.preferred(),
  priorityClassName: 'web',
  scale: Scale.fixed(3),
  resources: Resources.of({
    cpu: { limit: Cpu.units(1) },
    ephemeralStorage: { request: Size.mebibytes(64), limit: Size.mebibytes(256) },
  }),
};

interface KindOptions {
  readonly [option: string]: unknown;
}

/** A workload of a kind, and a router where it can be the backend of one, made as the rules need them. */
export interface KindApps {
  readonly title: string;
  readonly options: Kind['options'];
  /** With nothing that is not required. */
  plain(given?: KindOptions): readonly Manifest[];
  /** With all options on which rules depend, as far as the kind has them. */
  configured(given?: KindOptions): readonly Manifest[];
}

export const KIND_APPS = KINDS.map(
  (kind): KindApps => ({
    title: kind.folder.replaceAll('-', ' '),
    options: kind.options,
    plain: (given) => appOf(kind, { ...given }, { host: 'abc.com' }),
    configured: (given) => {
      // A kind without a port of its own has nothing that answers.
      const all = 'port' in kind.options ? CONFIGURED : { ...CONFIGURED, health: Health.file('/tmp/alive') };
      const options = Object.fromEntries(Object.entries(all).filter(([name]) => name in kind.options));
      return appOf(kind, { ...options, ...given }, { host: 'abc.com', tls: Tls.secret('abc-com-tls') }, 'shop');
    },
  }),
);

function appOf(
  { make, required }: Kind,
  options: KindOptions,
  router: { readonly host: string; readonly tls?: Tls },
  namespace?: string,
): Manifest[] {
  return synthesize(
    (chart) => {
      if (namespace !== undefined) PorticoDefaults.of(chart).set({ network: Network.closed() });
      const workload = make(chart, 'hello', { ...required, ...options });
      if (isBackend(workload)) new IngressRouter(chart, 'router', { ...router, defaultBackend: workload });
    },
    { namespace },
  );
}

/** A state that speaks another protocol than HTTP, as most do, is behind no router. */
const isBackend = (workload: object): workload is IBackend =>
  'toRouteBackend' in workload && !(workload instanceof StatefulService);

/** The opposite of every rule: a rule that these objects meet would be met by anything. */
export const WRONG: readonly Manifest[] = [
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

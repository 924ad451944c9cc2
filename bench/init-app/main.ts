import { ApiObject, App, Chart, type ChartProps } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';

// The objects of lib/shop, as an app from `cdk8s init typescript-app` would write them; bench/synth-cli.ts compares the
// two outputs before it measures anything.

const REPOSITORY = 'registry.cn-beijing.aliyuncs.com/zhangrenyang/nginx';

export class MyChart extends Chart {
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, props);

    this.webService('user');
    this.webService('pay');

    new k8s.KubeIngress(this, 'ingress', {
      metadata: {
        name: 'nginx-ingress',
        labels: {
          'app.kubernetes.io/name': 'nginx-ingress',
          'app.kubernetes.io/instance': 'nginx-ingress',
          'app.kubernetes.io/part-of': 'shop',
          'app.kubernetes.io/managed-by': 'cdk8s-portico',
        },
        annotations: { 'nginx.ingress.kubernetes.io/rewrite-target': '/' },
      },
      spec: {
        ingressClassName: 'nginx',
        defaultBackend: { service: { name: 'user-service-v1', port: { number: 80 } } },
        rules: [
          {
            http: {
              paths: [
                {
                  path: '/(?-i)user(/|$)',
                  pathType: 'ImplementationSpecific',
                  backend: { service: { name: 'user-service-v1', port: { number: 80 } } },
                },
                {
                  path: '/(?-i)pay(/|$)',
                  pathType: 'ImplementationSpecific',
                  backend: { service: { name: 'pay-service-v1', port: { number: 80 } } },
                },
                {
                  path: '/',
                  pathType: 'Prefix',
                  backend: { service: { name: 'user-service-v1', port: { number: 80 } } },
                },
              ],
            },
          },
        ],
      },
    });
  }

  private webService(name: string) {
    const labels = {
      app: `${name}-v1`,
      'app.kubernetes.io/name': name,
      'app.kubernetes.io/instance': `${name}-v1`,
      'app.kubernetes.io/version': 'v1',
      'app.kubernetes.io/part-of': 'shop',
      'app.kubernetes.io/managed-by': 'cdk8s-portico',
    };

    new k8s.KubeServiceAccount(this, `${name}-account`, { metadata: { name: `${name}-v1`, labels } });

    const deployment = k8s.KubeDeployment.manifest({
      metadata: { name: `${name}-v1`, labels },
      spec: {
        replicas: 3,
        minReadySeconds: 5,
        revisionHistoryLimit: 3,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: k8s.IntOrString.fromNumber(0) } },
        selector: { matchLabels: { app: `${name}-v1` } },
        template: {
          metadata: { labels },
          spec: {
            serviceAccountName: `${name}-v1`,
            automountServiceAccountToken: false,
            topologySpreadConstraints: ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
              topologyKey,
              maxSkew: 1,
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels: { app: `${name}-v1` } },
              matchLabelKeys: ['pod-template-hash'],
            })),
            enableServiceLinks: false,
            securityContext: {
              runAsNonRoot: true,
              runAsUser: 101,
              runAsGroup: 101,
              seccompProfile: { type: 'RuntimeDefault' },
              sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }],
            },
            containers: [
              {
                name: 'nginx',
                image: `${REPOSITORY}:${name}-v1`,
                ports: [{ name: 'http', containerPort: 80 }],
                resources: {
                  requests: { cpu: k8s.Quantity.fromString('50m'), memory: k8s.Quantity.fromString('128Mi') },
                  limits: { memory: k8s.Quantity.fromString('256Mi') },
                },
                securityContext: {
                  allowPrivilegeEscalation: false,
                  readOnlyRootFilesystem: true,
                  capabilities: { drop: ['ALL'] },
                },
                startupProbe: {
                  httpGet: { port: k8s.IntOrString.fromString('http') },
                  periodSeconds: 2,
                  timeoutSeconds: 2,
                  failureThreshold: 30,
                },
                readinessProbe: {
                  httpGet: { port: k8s.IntOrString.fromString('http') },
                  periodSeconds: 5,
                  timeoutSeconds: 5,
                },
                livenessProbe: { tcpSocket: { port: k8s.IntOrString.fromString('http') }, failureThreshold: 6 },
                volumeMounts: [
                  { name: 'tmp', mountPath: '/tmp' },
                  { name: 'var-cache-nginx', mountPath: '/var/cache/nginx' },
                  { name: 'var-run', mountPath: '/var/run' },
                ],
              },
            ],
            volumes: [
              { name: 'tmp', emptyDir: {} },
              { name: 'var-cache-nginx', emptyDir: {} },
              { name: 'var-run', emptyDir: {} },
            ],
          },
        },
      },
    });
    // The types of Kubernetes 1.27 have no sleep.
    deployment.spec.template.spec.containers[0].lifecycle = { preStop: { sleep: { seconds: 10 } } };
    new ApiObject(this, `${name}-deployment`, deployment);

    new k8s.KubeService(this, `${name}-service`, {
      metadata: { name: `${name}-service-v1`, labels },
      spec: {
        type: 'NodePort',
        selector: { app: `${name}-v1` },
        ports: [{ port: 80 }],
      },
    });

    new k8s.KubePodDisruptionBudget(this, `${name}-budget`, {
      metadata: { name: `${name}-v1`, labels },
      spec: {
        maxUnavailable: k8s.IntOrString.fromNumber(1),
        selector: { matchLabels: { app: `${name}-v1` } },
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    });
  }
}

const app = new App();
new MyChart(app, 'shop');
app.synth();

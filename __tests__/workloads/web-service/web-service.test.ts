import { Duration, Size } from 'cdk8s';
import { Cpu, EnvValue, Secret } from 'cdk8s-plus-27';
import { Exposure, Health, ImageRuntime, Resources, Scale, WebService, type WebServiceOptions } from '../../../lib';
import { only, synthesize } from '../../support/app';

const image = 'registry.example.com/shop/user:1.4.0';
const service = (props: WebServiceOptions = {}) =>
  synthesize((chart) => new WebService(chart, 'user', { image, ...props }));
const container = (props?: WebServiceOptions) => only(service(props), 'Deployment').spec.template.spec.containers[0];

test('a service with nothing but an image is two pods, a Service in front of them, an account and a disruption budget', () => {
  expect(service()).toMatchInlineSnapshot(`
[
  {
    "apiVersion": "v1",
    "kind": "ServiceAccount",
    "metadata": {
      "labels": {
        "app": "user",
        "app.kubernetes.io/instance": "user",
        "app.kubernetes.io/managed-by": "cdk8s-portico",
        "app.kubernetes.io/name": "user",
        "app.kubernetes.io/part-of": "shop",
      },
      "name": "user",
    },
  },
  {
    "apiVersion": "apps/v1",
    "kind": "Deployment",
    "metadata": {
      "labels": {
        "app": "user",
        "app.kubernetes.io/instance": "user",
        "app.kubernetes.io/managed-by": "cdk8s-portico",
        "app.kubernetes.io/name": "user",
        "app.kubernetes.io/part-of": "shop",
      },
      "name": "user",
    },
    "spec": {
      "minReadySeconds": 5,
      "replicas": 2,
      "revisionHistoryLimit": 3,
      "selector": {
        "matchLabels": {
          "app": "user",
        },
      },
      "strategy": {
        "rollingUpdate": {
          "maxUnavailable": 0,
        },
        "type": "RollingUpdate",
      },
      "template": {
        "metadata": {
          "labels": {
            "app": "user",
            "app.kubernetes.io/instance": "user",
            "app.kubernetes.io/managed-by": "cdk8s-portico",
            "app.kubernetes.io/name": "user",
            "app.kubernetes.io/part-of": "shop",
          },
        },
        "spec": {
          "automountServiceAccountToken": false,
          "containers": [
            {
              "image": "registry.example.com/shop/user:1.4.0",
              "lifecycle": {
                "preStop": {
                  "exec": {
                    "command": [
                      "sleep",
                      "10",
                    ],
                  },
                },
              },
              "livenessProbe": {
                "failureThreshold": 6,
                "tcpSocket": {
                  "port": "http",
                },
              },
              "name": "user",
              "ports": [
                {
                  "containerPort": 8080,
                  "name": "http",
                },
              ],
              "readinessProbe": {
                "periodSeconds": 5,
                "tcpSocket": {
                  "port": "http",
                },
              },
              "resources": {
                "limits": {
                  "memory": "256Mi",
                },
                "requests": {
                  "cpu": "50m",
                  "memory": "128Mi",
                },
              },
              "securityContext": {
                "allowPrivilegeEscalation": false,
                "capabilities": {
                  "drop": [
                    "ALL",
                  ],
                },
                "readOnlyRootFilesystem": true,
              },
              "startupProbe": {
                "failureThreshold": 30,
                "periodSeconds": 2,
                "tcpSocket": {
                  "port": "http",
                },
              },
              "volumeMounts": [
                {
                  "mountPath": "/tmp",
                  "name": "tmp",
                },
              ],
            },
          ],
          "securityContext": {
            "runAsGroup": 10001,
            "runAsNonRoot": true,
            "runAsUser": 10001,
            "seccompProfile": {
              "type": "RuntimeDefault",
            },
          },
          "serviceAccountName": "user",
          "topologySpreadConstraints": [
            {
              "labelSelector": {
                "matchLabels": {
                  "app": "user",
                },
              },
              "maxSkew": 1,
              "topologyKey": "topology.kubernetes.io/zone",
              "whenUnsatisfiable": "ScheduleAnyway",
            },
            {
              "labelSelector": {
                "matchLabels": {
                  "app": "user",
                },
              },
              "maxSkew": 1,
              "topologyKey": "kubernetes.io/hostname",
              "whenUnsatisfiable": "ScheduleAnyway",
            },
          ],
          "volumes": [
            {
              "emptyDir": {},
              "name": "tmp",
            },
          ],
        },
      },
    },
  },
  {
    "apiVersion": "v1",
    "kind": "Service",
    "metadata": {
      "labels": {
        "app": "user",
        "app.kubernetes.io/instance": "user",
        "app.kubernetes.io/managed-by": "cdk8s-portico",
        "app.kubernetes.io/name": "user",
        "app.kubernetes.io/part-of": "shop",
      },
      "name": "user",
    },
    "spec": {
      "ports": [
        {
          "name": "http",
          "port": 80,
          "targetPort": "http",
        },
      ],
      "selector": {
        "app": "user",
      },
    },
  },
  {
    "apiVersion": "policy/v1",
    "kind": "PodDisruptionBudget",
    "metadata": {
      "labels": {
        "app": "user",
        "app.kubernetes.io/instance": "user",
        "app.kubernetes.io/managed-by": "cdk8s-portico",
        "app.kubernetes.io/name": "user",
        "app.kubernetes.io/part-of": "shop",
      },
      "name": "user",
    },
    "spec": {
      "maxUnavailable": 1,
      "selector": {
        "matchLabels": {
          "app": "user",
        },
      },
      "unhealthyPodEvictionPolicy": "AlwaysAllow",
    },
  },
]
`);
});

describe('identity', () => {
  test('the name is the id, and the version joins it', () => {
    const objects = service({ version: 'v2' });
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'ServiceAccount user-v2',
      'Deployment user-v2',
      'Service user-v2',
      'PodDisruptionBudget user-v2',
    ]);
    expect(only(objects, 'Deployment').spec.selector).toEqual({ matchLabels: { app: 'user-v2' } });
    expect(only(objects, 'Service').spec.selector).toEqual({ app: 'user-v2' });
  });

  test('name and serviceName are what they say', () => {
    const objects = service({ name: 'account', version: 'v1', serviceName: 'account-service' });
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'ServiceAccount account-v1',
      'Deployment account-v1',
      'Service account-service',
      'PodDisruptionBudget account-v1',
    ]);
  });

  test('objects and pods bear the recommended labels, and selectors none of them', () => {
    const labels = {
      app: 'user-v1',
      'app.kubernetes.io/name': 'user',
      'app.kubernetes.io/instance': 'user-v1',
      'app.kubernetes.io/version': 'v1',
      'app.kubernetes.io/part-of': 'shop',
      'app.kubernetes.io/managed-by': 'cdk8s-portico',
    };
    const objects = service({ version: 'v1' });
    expect(objects.map(({ metadata }) => metadata.labels)).toEqual(Array(4).fill(labels));
    expect(only(objects, 'Deployment').spec.template.metadata.labels).toEqual(labels);
  });

  test("labels of one's own, and the chart's, reach the pods too", () => {
    const objects = synthesize((chart) => new WebService(chart, 'user', { image, labels: { tier: 'front' } }), {
      labels: { team: 'checkout' },
    });
    const expected = expect.objectContaining({ app: 'user', team: 'checkout', tier: 'front' });
    expect(objects.map(({ metadata }) => metadata.labels)).toEqual(Array(4).fill(expected));
    expect(only(objects, 'Deployment').spec.template.metadata.labels).toEqual(expected);
  });

  test('annotations reach the objects and the pods', () => {
    const annotations = { 'example.com/owner': 'checkout' };
    const objects = service({ annotations });
    expect(objects.map(({ metadata }) => metadata.annotations)).toEqual(Array(4).fill(annotations));
    expect(only(objects, 'Deployment').spec.template.metadata.annotations).toEqual(annotations);
  });

  test("the chart's namespace is the objects'", () => {
    const objects = synthesize((chart) => new WebService(chart, 'user', { image }), { namespace: 'front' });
    expect(objects.map(({ metadata }) => metadata.namespace)).toEqual(Array(4).fill('front'));
  });
});

describe('ports and exposure', () => {
  test("the Service offers its port and finds the container's by name", () => {
    const objects = service({ port: 3000, servicePort: 8000 });
    expect(only(objects, 'Deployment').spec.template.spec.containers[0].ports).toEqual([
      { name: 'http', containerPort: 3000 },
    ]);
    expect(only(objects, 'Service').spec.ports).toEqual([{ name: 'http', port: 8000, targetPort: 'http' }]);
  });

  test.each([
    ['inside the cluster', Exposure.clusterIp(), undefined, undefined],
    ['on a port of the nodes that the cluster picks', Exposure.nodePort(), 'NodePort', undefined],
    ['on a port of the nodes', Exposure.nodePort(30859), 'NodePort', 30859],
    ['through a load balancer', Exposure.loadBalancer(), 'LoadBalancer', undefined],
  ])('a service can be reached %s', (_, exposure, type, nodePort) => {
    const { spec } = only(service({ exposure }), 'Service');
    expect([spec.type, spec.ports[0].nodePort]).toEqual([type, nodePort]);
  });
});

test.each([
  [Scale.fixed(3), 3],
  [Scale.fixed(0), 0],
  // What the API server fills in.
  [Scale.fixed(1), undefined],
])('a fixed scale is the number of replicas', (scale, replicas) => {
  expect(only(service({ scale }), 'Deployment').spec.replicas).toBe(replicas);
});

describe('runtime', () => {
  const pod = (props: WebServiceOptions) => only(service(props), 'Deployment').spec.template.spec;
  const mounts = (props: WebServiceOptions) =>
    pod(props).containers[0].volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath);

  test('the user, group and writable folders are what the image needs', () => {
    const runtime = ImageRuntime.restricted({ user: 65532, group: 100, writablePaths: ['/tmp', '/var/lib/app'] });
    expect(pod({ runtime }).securityContext).toMatchObject({ runAsUser: 65532, runAsGroup: 100 });
    expect(mounts({ runtime })).toEqual(['/tmp', '/var/lib/app']);
    expect(pod({ runtime }).volumes).toEqual([
      { name: 'tmp', emptyDir: {} },
      { name: 'var-lib-app', emptyDir: {} },
    ]);
  });

  test('nginx runs as its own user and writes where the stock image writes', () => {
    const props = { runtime: ImageRuntime.nginx() };
    expect(pod(props).securityContext).toMatchObject({ runAsUser: 101, runAsGroup: 101 });
    expect(mounts(props)).toEqual(['/tmp', '/var/cache/nginx', '/var/run']);
  });

  test("Node runs as the official image's user", () => {
    expect(pod({ runtime: ImageRuntime.node() }).securityContext).toMatchObject({ runAsUser: 1000, runAsGroup: 1000 });
  });

  test('a port below 1024 is opened to a user without privileges, and only then', () => {
    const sysctls = [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }];
    expect(pod({ port: 80 }).securityContext.sysctls).toEqual(sysctls);
    expect(pod({ port: 1024 }).securityContext.sysctls).toBeUndefined();
  });

  test('nothing is added to an unrestricted one', () => {
    const { securityContext, volumes, containers } = pod({ port: 80, runtime: ImageRuntime.unrestricted() });
    expect([securityContext, volumes, containers[0].securityContext, containers[0].volumeMounts]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('health', () => {
  const probes = (health: Health) => {
    const { startupProbe, readinessProbe, livenessProbe } = container({ health });
    return { startupProbe, readinessProbe, livenessProbe };
  };

  test('HTTP: ready by its path, alive as long as the port accepts connections', () => {
    expect(probes(Health.http('/ready'))).toEqual({
      startupProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 2, failureThreshold: 30 },
      readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 5 },
      livenessProbe: { tcpSocket: { port: 'http' }, failureThreshold: 6 },
    });
  });

  test('HTTP with a path of its own for being alive', () => {
    expect(probes(Health.http('/ready', { live: '/live' })).livenessProbe).toEqual({
      httpGet: { path: '/live', port: 'http' },
      failureThreshold: 6,
    });
  });

  test('TCP, gRPC and a command ask the same of all three probes', () => {
    const handlers = (health: Health) =>
      Object.values(probes(health)).map(({ periodSeconds, failureThreshold, ...handler }) => handler);
    expect(handlers(Health.tcp())).toEqual(Array(3).fill({ tcpSocket: { port: 'http' } }));
    expect(handlers(Health.grpc())).toEqual(Array(3).fill({ grpc: { port: 8080 } }));
    expect(handlers(Health.command(['/bin/check', '-q']))).toEqual(
      Array(3).fill({ exec: { command: ['/bin/check', '-q'] } }),
    );
  });

  test("the time to start is the startup probe's", () => {
    const { startupProbe } = probes(Health.tcp({ startupTimeout: Duration.minutes(5) }));
    expect(startupProbe.periodSeconds * startupProbe.failureThreshold).toBe(300);
  });

  test('without liveness nothing restarts what has started', () => {
    const { livenessProbe, ...others } = probes(Health.http('/ready').withoutLiveness());
    expect(livenessProbe).toBeUndefined();
    const { livenessProbe: _, ...all } = probes(Health.http('/ready'));
    expect(others).toEqual(all);
  });

  test('none means none', () => {
    expect(probes(Health.none())).toEqual({});
  });
});

describe('resources', () => {
  test('what is named is set, and the rest keeps its default', () => {
    const resources = Resources.of({ cpu: { request: Cpu.millis(200), limit: Cpu.units(1) } });
    expect(container({ resources }).resources).toEqual({
      requests: { cpu: '200m', memory: '128Mi' },
      limits: { cpu: '1', memory: '256Mi' },
    });
  });

  test.each([
    ['a lower memory limit lowers the request', { limit: Size.mebibytes(64) }, '64Mi', '64Mi'],
    ['a higher memory request raises the limit', { request: Size.gibibytes(1) }, '1Gi', '1Gi'],
    ['both are kept', { request: Size.mebibytes(1), limit: Size.gibibytes(2) }, '1Mi', '2Gi'],
  ])('%s', (_, memory, request, limit) => {
    const { requests, limits } = container({ resources: Resources.of({ memory }) }).resources;
    expect([requests.memory, limits.memory]).toEqual([request, limit]);
  });

  test('none means none', () => {
    expect(container({ resources: Resources.none() }).resources).toBeUndefined();
  });
});

test("env takes cdk8s-plus' values, in the order of their names", () => {
  expect(
    synthesize((chart) => {
      const secret = Secret.fromSecretName(chart, 'secret', 'database');
      const env = {
        LOG_LEVEL: EnvValue.fromValue('info'),
        DB_PASSWORD: EnvValue.fromSecretValue({ secret, key: 'password' }),
      };
      new WebService(chart, 'user', { image, env });
    }).find(({ kind }) => kind === 'Deployment')?.spec.template.spec.containers[0].env,
  ).toEqual([
    { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'database', key: 'password' } } },
    { name: 'LOG_LEVEL', value: 'info' },
  ]);
});

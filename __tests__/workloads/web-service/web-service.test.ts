import { Exposure, Scale, WebService, type WebServiceOptions } from '../../../lib';
import { only, synthesize } from '../../support/app';

const image = 'registry.example.com/shop/user:1.4.0';
const service = (props: WebServiceOptions = {}) =>
  synthesize((chart) => new WebService(chart, 'user', { image, ...props }));

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

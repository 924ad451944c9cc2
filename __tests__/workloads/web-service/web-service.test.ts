import { App, Chart } from 'cdk8s';
import { PodPort, WebService } from '../../../lib';
import { problemsOf } from '../../support/app';
import { image, service } from '../support';

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
                  "sleep": {
                    "seconds": 10,
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
          "enableServiceLinks": false,
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
              "matchLabelKeys": [
                "pod-template-hash",
              ],
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
              "matchLabelKeys": [
                "pod-template-hash",
              ],
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

test('port() is another port of the Service as a backend', () => {
  const user = new WebService(new Chart(new App(), 'shop'), 'user', { image, ports: { grpc: PodPort.offered(9000) } });
  expect(user.port('grpc').toRouteBackend().stable).toMatchObject({ serviceName: 'user', servicePort: 9000 });
});

test('a port that the Service does not offer is a problem', () => {
  expect(
    problemsOf((chart) => {
      const ports = { admin: PodPort.podOnly(9001) };
      new WebService(chart, 'user', { image, ports }).port('admin');
    }),
  ).toEqual([
    '[shop/user] port "admin" is not offered by the Service: write "http", or add it to ports by PodPort.offered().',
  ]);
});

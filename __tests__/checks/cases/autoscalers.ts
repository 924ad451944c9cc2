import { ApiObject } from 'cdk8s';
import { WebService } from '../../../lib';
import { type Case, raw } from '../case';
import { container, daemonSet, deployment, object, type Raw, statefulSet, withContainer } from '../objects';

const hpa = (spec: Raw = {}, name = 'user') =>
  object(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    {
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'user' },
        minReplicas: 2,
        maxReplicas: 5,
        ...spec,
      },
    },
    name,
  );

const cpu = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } };

const pdb = (spec: Raw, name = 'user', selector: unknown = { matchLabels: { app: 'user' } }) =>
  object('policy/v1', 'PodDisruptionBudget', { spec: { selector, ...spec } }, name);

const scaledObject = (spec: Raw = {}, metadata: Raw = {}, name = 'user') =>
  object(
    'keda.sh/v1alpha1',
    'ScaledObject',
    {
      metadata: { name, ...metadata },
      spec: {
        scaleTargetRef: { name: 'user' },
        triggers: [{ type: 'rabbitmq', metadata: { queueName: 'orders' } }],
        ...spec,
      },
    },
    name,
  );

const TAKES_OVER = { 'scaledobject.keda.sh/transfer-hpa-ownership': 'true' };

const rollout = (workloadRef: Raw = {}) =>
  object('argoproj.io/v1alpha1', 'Rollout', {
    spec: { workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'user', ...workloadRef } },
  });

const vpa = (spec: Raw = {}) =>
  object('autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', {
    spec: { targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'user' }, ...spec },
  });

const requesting = withContainer({ resources: { requests: { cpu: '50m', memory: '64Mi' } } });

export const wrong: readonly Case[] = [
  raw(
    'a number for a DaemonSet',
    [
      daemonSet({}, {}, 'user'),
      hpa({ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'user' }, metrics: [cpu] }),
    ],
    [
      '[shop/1] DaemonSet "user" runs one pod on each node, and has no number that could be set: name a Deployment, or leave the HorizontalPodAutoscaler out.',
    ],
  ),
  raw(
    'a target that is not in the app',
    [deployment({}, {}, 'users'), hpa()],
    [
      '[shop/1] Deployment "user" is not in the app: write "users", or PorticoChecks.of(app).external("Deployment", "user") when it is made elsewhere.',
    ],
  ),
  raw(
    'a target of another kind',
    [statefulSet(), hpa()],
    [
      '[shop/1] Deployment "user" is not in the app: write PorticoChecks.of(app).external("Deployment", "user") when it is made elsewhere.',
    ],
  ),
  raw(
    'a target in the wrong API group',
    [deployment(), hpa({ scaleTargetRef: { apiVersion: 'v1', kind: 'Deployment', name: 'user' } })],
    ['[shop/1] scaleTargetRef has the apiVersion "v1", which has no Deployment: write "apps/v1".'],
  ),
  raw(
    'a target with replicas',
    [deployment({ replicas: 2 }), hpa()],
    [
      '[shop/1] Deployment "user" has replicas 2, so that every apply would undo what the HorizontalPodAutoscaler sets: leave replicas out.',
    ],
  ),
  raw(
    'maxReplicas below minReplicas',
    [deployment(), hpa({ maxReplicas: 1 })],
    ['[shop/1] maxReplicas 1 is below minReplicas 2: write at least as many.'],
  ),
  raw(
    'maxReplicas 0',
    [deployment(), hpa({ minReplicas: 1, maxReplicas: 0 })],
    ['[shop/1] maxReplicas 0 is below minReplicas 1: write at least as many.'],
  ),
  raw(
    'utilization of a resource that is not requested',
    [deployment(), hpa({ metrics: [cpu] })],
    [
      '[shop/1] container "user" of Deployment "user" requests no cpu, and utilization is a percentage of the request: write resources.requests.cpu.',
    ],
  ),
  raw(
    'two autoscalers for one target',
    [deployment(), hpa(), hpa({}, 'other')],
    ['[shop/2] Deployment "user" is scaled by shop/1 as well: keep one of the two.'],
  ),
  raw(
    'replicas next to a ScaledObject of KEDA',
    [deployment({ replicas: 2 }), scaledObject()],
    [
      '[shop/1] Deployment "user" has replicas 2, so that every apply would undo what the ScaledObject sets: leave replicas out.',
    ],
  ),
  raw(
    'replicas of a StatefulSet next to a ScaledObject of KEDA',
    [
      statefulSet({ replicas: 3 }),
      object('v1', 'Service', { spec: { clusterIP: 'None', selector: { app: 'user' } } }),
      scaledObject({ scaleTargetRef: { kind: 'StatefulSet', name: 'user' } }),
    ],
    [
      '[shop/2] StatefulSet "user" has replicas 3, so that every apply would undo what the ScaledObject sets: leave replicas out.',
    ],
  ),
  {
    title: 'a service of Portico next to a ScaledObject of KEDA',
    build: (chart) => {
      new WebService(chart, 'user', { image: 'registry.example.com/shop/user:1.0.0' });
      new ApiObject(chart, 'scaler', scaledObject() as never);
    },
    problems: [
      '[shop/scaler] Deployment "user" has replicas 2, so that every apply would undo what the ScaledObject sets: write scale: Scale.external().',
    ],
  },
  raw(
    'replicas of an Argo Rollout that an autoscaler scales',
    [
      object('argoproj.io/v1alpha1', 'Rollout', {
        spec: { ...deployment({ replicas: 2 }).spec, strategy: { canary: {} } },
      }),
      hpa({ scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'user' } }),
    ],
    [
      '[shop/1] Rollout "user" has replicas 2, so that every apply would undo what the HorizontalPodAutoscaler sets: leave replicas out.',
    ],
  ),
  raw(
    'replicas of a Deployment that an Argo Rollout scales down',
    [deployment({ replicas: 2 }), rollout({ scaleDown: 'onsuccess' })],
    [
      '[shop/1] Deployment "user" has replicas 2, so that every apply would undo what the Rollout sets: leave replicas out.',
    ],
  ),
  raw(
    'pods of a Deployment beside those of an Argo Rollout',
    [deployment({ replicas: 2 }), rollout()],
    [],
    [
      '[shop/1] Deployment "user" has replicas 2, and runs them next to those of the Rollout: leave replicas out, with scaleDown "onsuccess" in workloadRef.',
    ],
  ),
  raw(
    'an Argo Rollout of a Deployment that is spelt almost like one',
    [deployment({ replicas: 0 }), rollout({ name: 'uesr' })],
    [],
    ['[shop/1] workloadRef Deployment "uesr" is not in the app: write "user" if that is meant.'],
  ),
  raw(
    'a ScaledObject next to a HorizontalPodAutoscaler',
    [deployment(), hpa(), scaledObject()],
    ['[shop/2] Deployment "user" is scaled by shop/1 as well: keep one of the two.'],
  ),
  raw(
    'a ScaledObject whose target is not in the app',
    [deployment({}, {}, 'users'), scaledObject()],
    [],
    [
      '[shop/1] Deployment "user" is not in the app: write "users", or PorticoChecks.of(app).external("Deployment", "user") when it is made elsewhere.',
    ],
  ),
  raw(
    'counts of a ScaledObject that do not fit together',
    [deployment(), scaledObject({ minReplicaCount: 5, maxReplicaCount: 3, idleReplicaCount: 5 })],
    [
      '[shop/1] maxReplicaCount 3 is below minReplicaCount 5: write at least as many.',
      '[shop/1] idleReplicaCount 5 is not below minReplicaCount 5: write 0, and minReplicaCount 1 or more.',
    ],
  ),
  raw(
    'a CPU trigger without a request',
    [
      deployment(),
      scaledObject({
        minReplicaCount: 1,
        triggers: [{ type: 'cpu', metricType: 'Utilization', metadata: { value: '60' } }],
      }),
    ],
    [
      '[shop/1] container "user" of Deployment "user" requests no cpu, and utilization is a percentage of the request: write resources.requests.cpu.',
    ],
  ),
  raw(
    'a memory trigger without a request, of which KEDA asks no percentage',
    [
      deployment(),
      scaledObject({
        minReplicaCount: 1,
        triggers: [{ type: 'memory', metricType: 'AverageValue', metadata: { value: '1Gi' } }],
      }),
    ],
    [
      '[shop/1] container "user" of Deployment "user" requests no memory, and KEDA refuses a trigger "memory" without it: write resources.requests.memory.',
    ],
  ),
  raw(
    'a ScaledObject that takes over an autoscaler without its name',
    [deployment(), hpa(), scaledObject({}, { annotations: TAKES_OVER })],
    [
      '[shop/2] KEDA takes over an autoscaler by its name, and that of shop/1 is not written: write advanced.horizontalPodAutoscalerConfig.name "user".',
    ],
  ),
  raw(
    'one resource for two autoscalers',
    [requesting, hpa({ metrics: [cpu] }), vpa()],
    [],
    [
      '[shop/2] Deployment "user" is scaled by cpu here and by shop/1, and each undoes what the other does: write controlledResources without cpu, updateMode "Off", or another metric there.',
    ],
  ),
  raw(
    'a VerticalPodAutoscaler of a Deployment that is spelt almost like one',
    [deployment(), vpa({ targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'usre' } })],
    [],
    ['[shop/1] targetRef Deployment "usre" is not in the app: write "user" if that is meant.'],
  ),
  raw(
    'two ScaledObjects, of which one takes over an autoscaler',
    [deployment(), scaledObject(), scaledObject({}, { annotations: TAKES_OVER, name: 'other' }, 'other')],
    ['[shop/2] Deployment "user" is scaled by shop/1 as well: keep one of the two.'],
  ),
  raw(
    'two VerticalPodAutoscalers that change the requests of the same pods',
    [deployment(), vpa(), { ...vpa(), metadata: { name: 'other' } }],
    [],
    [
      '[shop/2] Deployment "user" has the VerticalPodAutoscaler shop/1 as well, and it is not defined which one counts: keep one, or write updateMode "Off" in the other.',
    ],
  ),
];

export const right: readonly Case[] = [
  raw(
    'valid autoscalers',
    [
      withContainer({ resources: { requests: { cpu: '50m' } } }),
      hpa({
        metrics: [
          cpu,
          { type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '1Gi' } } },
        ],
      }),
      hpa({ scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'elsewhere' } }, 'rollout'),
      pdb({ minAvailable: 2 }),
    ],
    [],
  ),
  raw('a ScaledObject and a Deployment without replicas', [deployment(), scaledObject(), pdb({ minAvailable: 1 })], []),
  raw('a ScaledObject of a Deployment made elsewhere', [scaledObject()], []),
  raw(
    'a ScaledObject that takes over the autoscaler of its target',
    [
      deployment(),
      hpa(),
      scaledObject({ advanced: { horizontalPodAutoscalerConfig: { name: 'user' } } }, { annotations: TAKES_OVER }),
    ],
    [],
  ),
  raw('a Deployment with replicas 0 whose pods an Argo Rollout runs', [deployment({ replicas: 0 }), rollout()], []),
  raw(
    'a Deployment without replicas that an Argo Rollout scales down',
    [deployment(), rollout({ scaleDown: 'progressively' })],
    [],
  ),
  raw('replicas next to a VerticalPodAutoscaler', [deployment({ replicas: 3 }), vpa()], []),
  raw(
    'two autoscalers that go by different resources, or of which one only recommends',
    [
      requesting,
      hpa({ metrics: [cpu] }),
      vpa({ resourcePolicy: { containerPolicies: [{ containerName: '*', controlledResources: ['memory'] }] } }),
      { ...vpa({ updatePolicy: { updateMode: 'Off' } }), metadata: { name: 'recommending' } },
    ],
    [],
  ),
  raw(
    'a VerticalPodAutoscaler of the sidecar alone',
    [
      deployment(
        {},
        {
          containers: [
            container({ resources: { requests: { cpu: '50m' } } }),
            container({ name: 'side', ports: [], resources: { requests: { cpu: '50m' } } }),
          ],
        },
      ),
      hpa({
        metrics: [
          {
            type: 'ContainerResource',
            containerResource: {
              name: 'cpu',
              container: 'user',
              target: { type: 'Utilization', averageUtilization: 70 },
            },
          },
        ],
      }),
      vpa({
        resourcePolicy: {
          containerPolicies: [
            { containerName: 'user', mode: 'Off' },
            { containerName: 'side', controlledResources: ['memory'] },
          ],
        },
      }),
    ],
    [],
  ),
];

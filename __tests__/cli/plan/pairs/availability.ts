import {
  container,
  cronJob,
  daemonSet,
  deployment,
  object,
  type Raw,
  statefulSet,
  withContainer,
} from '../../../checks/objects';
import { type PairCase, pair } from './pair-case';

const budget = (spec: Raw) =>
  object('policy/v1', 'PodDisruptionBudget', { spec: { selector: { matchLabels: { app: 'user' } }, ...spec } });
const scaler = (minReplicas: number, maxReplicas: number) =>
  object('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'user' }, minReplicas, maxReplicas },
  });
const keda = (minReplicaCount: number, maxReplicaCount: number) =>
  object('keda.sh/v1alpha1', 'ScaledObject', {
    spec: {
      scaleTargetRef: { name: 'user' },
      minReplicaCount,
      maxReplicaCount,
      triggers: [{ type: 'rabbitmq', metadata: { queueName: 'orders' } }],
    },
  });
const amounts = (cpu: string, memory: string, spec: Raw = {}) =>
  deployment(spec, { containers: [container({ resources: { requests: { cpu, memory } } })] });
const spread = {
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: { app: 'user' } },
    },
  ],
};
const probe = { tcpSocket: { port: 8080 } };
const claims = (storage: string) => ({
  volumeClaimTemplates: [
    { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } } },
  ],
});

/** Changes after which less of a service is left in a drain or a rollout, and changes of what it costs. */
export const AVAILABILITY: readonly PairCase[] = [
  pair('fewer replicas', deployment({ replicas: 3 }), deployment({ replicas: 2 }), [
    'less-available Deployment user: 2 pods run at least, instead of 3.',
    'in-place Deployment user: spec.replicas 3 → 2.',
  ]),
  pair('one replica alone', deployment({ replicas: 3 }), deployment({ replicas: 1 }), [
    'less-available Deployment user: 1 pod runs at least, instead of 3, which a drain or a failed node takes away for a while.',
    'in-place Deployment user: spec.replicas 3 → 1.',
  ]),
  pair('no replica', deployment({ replicas: 3 }), deployment({ replicas: 0 }), [
    'less-available Deployment user: 0 pods run at least, instead of 3, so that nothing answers.',
    'in-place Deployment user: spec.replicas 3 → 0.',
  ]),
  pair('more replicas', deployment({ replicas: 2 }), deployment({ replicas: 3 }), [
    'in-place Deployment user: spec.replicas 2 → 3.',
  ]),
  pair('replicas that are not written any more', deployment({ replicas: 3 }), deployment(), [
    'less-available Deployment user: 1 pod runs at least, instead of 3, which a drain or a failed node takes away for a while.',
    'in-place Deployment user: spec.replicas 3 → 1.',
  ]),
  pair(
    'a budget that is gone',
    budget({ maxUnavailable: 1 }),
    [],
    [
      'less-available PodDisruptionBudget user: once it is deleted, a drain may end all of its pods at once.',
      'left-behind PodDisruptionBudget user: is in no file any more, and kubectl apply leaves it in the cluster.',
    ],
  ),
  pair(
    'a budget that is gone with its pods',
    [...[deployment()].flat(), ...[budget({ maxUnavailable: 1 })].flat()],
    [],
    [
      'left-behind Deployment user: is in no file any more, and kubectl apply leaves it in the cluster.',
      'left-behind PodDisruptionBudget user: is in no file any more, and kubectl apply leaves it in the cluster.',
    ],
  ),
  pair('a budget that takes more pods', budget({ maxUnavailable: 1 }), budget({ maxUnavailable: 2 }), [
    'less-available PodDisruptionBudget user: a drain may end more pods at once: maxUnavailable 1 → maxUnavailable 2.',
    'in-place PodDisruptionBudget user: spec.maxUnavailable 1 → 2.',
  ]),
  pair('a budget that leaves fewer pods', budget({ minAvailable: 2 }), budget({ minAvailable: 1 }), [
    'less-available PodDisruptionBudget user: a drain may end more pods at once: minAvailable 2 → minAvailable 1.',
    'in-place PodDisruptionBudget user: spec.minAvailable 2 → 1.',
  ]),
  pair('a budget in percent that leaves fewer pods', budget({ minAvailable: '75%' }), budget({ minAvailable: '50%' }), [
    'less-available PodDisruptionBudget user: a drain may end more pods at once: minAvailable "75%" → minAvailable "50%".',
    'in-place PodDisruptionBudget user: spec.minAvailable "75%" → "50%".',
  ]),
  pair('a budget that leaves more pods', budget({ minAvailable: 1 }), budget({ minAvailable: 2 }), [
    'in-place PodDisruptionBudget user: spec.minAvailable 1 → 2.',
  ]),
  pair(
    'an autoscaler with a lower minimum',
    [amounts('100m', '64Mi'), scaler(3, 6)],
    [amounts('100m', '64Mi'), scaler(2, 6)],
    [
      'less-available HorizontalPodAutoscaler user: fewer pods run when there is little to do, minReplicas 3 → 2.',
      'cost Deployment user: requests cpu 300m → 200m, memory 192Mi → 128Mi at least.',
      'in-place HorizontalPodAutoscaler user: spec.minReplicas 3 → 2.',
    ],
  ),
  pair(
    'an autoscaler with a lower maximum',
    [amounts('100m', '64Mi'), scaler(2, 6)],
    [amounts('100m', '64Mi'), scaler(2, 4)],
    [
      'less-available HorizontalPodAutoscaler user: fewer pods run under load, maxReplicas 6 → 4.',
      'cost Deployment user: requests cpu 600m → 400m, memory 384Mi → 256Mi at most; cpu 800m → 500m, memory 512Mi → 320Mi in a rollout.',
      'in-place HorizontalPodAutoscaler user: spec.maxReplicas 6 → 4.',
    ],
  ),
  pair(
    'an autoscaler with a higher maximum',
    [amounts('100m', '64Mi'), scaler(2, 6)],
    [amounts('100m', '64Mi'), scaler(2, 10)],
    [
      'cost Deployment user: requests cpu 600m → 1, memory 384Mi → 640Mi at most; cpu 800m → 1300m, memory 512Mi → 832Mi in a rollout.',
      'in-place HorizontalPodAutoscaler user: spec.maxReplicas 6 → 10.',
    ],
  ),
  pair(
    'an autoscaler that is new',
    amounts('100m', '64Mi', { replicas: 2 }),
    [amounts('100m', '64Mi'), scaler(2, 6)],
    [
      'less-available Deployment user: replicas 2 is no longer written, and kubectl apply sets it to 1 until an autoscaler raises it.',
      'cost Deployment user: requests cpu 200m → 600m, memory 128Mi → 384Mi at most; cpu 300m → 800m, memory 192Mi → 512Mi in a rollout.',
      'in-place Deployment user: spec.replicas 2 → 1.',
      'in-place HorizontalPodAutoscaler user: is new.',
    ],
  ),
  pair(
    'a ScaledObject of KEDA with lower limits',
    [amounts('100m', '64Mi'), keda(1, 6)],
    [amounts('100m', '64Mi'), keda(0, 4)],
    [
      'less-available ScaledObject user: fewer pods run when there is little to do, minReplicaCount 1 → 0.',
      'less-available ScaledObject user: fewer pods run under load, maxReplicaCount 6 → 4.',
      'cost Deployment user: requests cpu 100m → 0, memory 64Mi → 0 at least; cpu 600m → 400m, memory 384Mi → 256Mi at most; cpu 800m → 500m, memory 512Mi → 320Mi in a rollout.',
      'in-place ScaledObject user: spec.minReplicaCount 1 → 0, spec.maxReplicaCount 6 → 4.',
    ],
  ),
  pair(
    'a ScaledObject of KEDA that is new',
    amounts('100m', '64Mi', { replicas: 2 }),
    [amounts('100m', '64Mi'), keda(0, 6)],
    [
      'less-available Deployment user: replicas 2 is no longer written, and kubectl apply sets it to 1 until an autoscaler raises it.',
      'less-available Deployment user: 0 pods run at least, instead of 2, so that nothing answers until an event starts one.',
      'cost Deployment user: requests cpu 200m → 0, memory 128Mi → 0 at least; cpu 200m → 600m, memory 128Mi → 384Mi at most; cpu 300m → 800m, memory 192Mi → 512Mi in a rollout.',
      'in-place Deployment user: spec.replicas 2 → 1.',
      'in-place ScaledObject user: is new.',
    ],
  ),
  pair('Recreate', deployment(), deployment({ strategy: { type: 'Recreate' } }), [
    'less-available Deployment user: strategy "Recreate": no pod runs between the old ones and the new ones of a rollout.',
    'in-place Deployment user: spec.strategy.type "RollingUpdate" → "Recreate".',
  ]),
  pair(
    'a rollout that ends more pods',
    deployment({ replicas: 4, strategy: { rollingUpdate: { maxUnavailable: 0 } } }),
    deployment({ replicas: 4, strategy: { rollingUpdate: { maxUnavailable: 2 } } }),
    [
      'less-available Deployment user: a rollout may end more pods before new ones are ready: maxUnavailable 0 → 2.',
      'in-place Deployment user: spec.strategy.rollingUpdate.maxUnavailable 0 → 2.',
    ],
  ),
  pair(
    'a rollout that ends fewer pods',
    deployment({ strategy: { rollingUpdate: { maxUnavailable: 1 } } }),
    deployment({ strategy: { rollingUpdate: { maxUnavailable: 0 } } }),
    ['in-place Deployment user: spec.strategy.rollingUpdate.maxUnavailable 1 → 0.'],
  ),
  pair('pods that are not spread', deployment({ replicas: 2 }, spread), deployment({ replicas: 2 }), [
    'less-available Deployment user: pods are no longer spread over nodes: one that fails may take all of them.',
    'restart Deployment user: 2 pods restart one by one, new ones are ready before old ones end, in 0 to 30 s by probes and drain: topologySpreadConstraints [{"labelSelector":{"matchLabels":{"app":"user"}},"maxSkew":1,"topologyKey":"kube… is gone.',
  ]),
  pair('a container without readiness', withContainer({ readinessProbe: probe }), withContainer({}), [
    'less-available Deployment user: container "user" has no readinessProbe any more: it gets requests before it can answer.',
    'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: containers["user"].readinessProbe {"failureThreshold":3,"initialDelaySeconds":0,"periodSeconds":10,"successThresho… is gone.',
  ]),
  pair('a container without liveness', withContainer({ livenessProbe: probe }), withContainer({}), [
    'less-available Deployment user: container "user" has no livenessProbe any more: nothing restarts it when it hangs.',
    'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: containers["user"].livenessProbe {"failureThreshold":3,"initialDelaySeconds":0,"periodSeconds":10,"successThresho… is gone.',
  ]),
  pair(
    'a container without preStop',
    withContainer({ lifecycle: { preStop: { sleep: { seconds: 5 } } } }),
    withContainer({}),
    [
      'less-available Deployment user: container "user" has no preStop hook any more: it may end while requests still come.',
      'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: containers["user"].lifecycle {"preStop":{"sleep":{"seconds":5}}} is gone.',
    ],
  ),
  pair('less time to end', deployment({}, { terminationGracePeriodSeconds: 60 }), deployment(), [
    'less-available Deployment user: pods have less time to finish their requests: terminationGracePeriodSeconds 60 → 30.',
    'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: terminationGracePeriodSeconds 60 → 30.',
  ]),
  pair('more time to end', deployment(), deployment({}, { terminationGracePeriodSeconds: 60 }), [
    'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 60 s by probes and drain: terminationGracePeriodSeconds 30 → 60.',
  ]),
  pair('larger requests', amounts('100m', '64Mi', { replicas: 4 }), amounts('200m', '64Mi', { replicas: 4 }), [
    'restart Deployment user: 4 pods restart 2 at once, old ones end before new ones start, in 0 to 60 s by probes and drain: containers["user"].resources.requests.cpu "100m" → "200m".',
    'cost Deployment user: requests cpu 400m → 800m at least and at most; cpu 500m → 1 in a rollout.',
  ]),
  pair('smaller requests', amounts('100m', '128Mi'), amounts('100m', '64Mi'), [
    'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: containers["user"].resources.requests.memory "128Mi" → "64Mi".',
    'cost Deployment user: requests memory 128Mi → 64Mi at least and at most; memory 256Mi → 128Mi in a rollout.',
  ]),
  pair(
    'more replicas with requests',
    amounts('100m', '64Mi', { replicas: 2 }),
    amounts('100m', '64Mi', { replicas: 4 }),
    [
      'cost Deployment user: requests cpu 200m → 400m, memory 128Mi → 256Mi at least and at most; cpu 300m → 500m, memory 192Mi → 320Mi in a rollout.',
      'in-place Deployment user: spec.replicas 2 → 4.',
    ],
  ),
  pair(
    'a DaemonSet with larger requests',
    daemonSet({}, { containers: [container({ resources: { requests: { cpu: '10m' } } })] }),
    daemonSet({}, { containers: [container({ resources: { requests: { cpu: '20m' } } })] }),
    [
      'restart DaemonSet agent: the pods of all nodes restart one by one, old ones end before new ones start, each in 0 s by its probes, with up to 30 s for the old one to end: containers["user"].resources.requests.cpu "10m" → "20m".',
      'cost DaemonSet agent: requests cpu 10m → 20m.',
    ],
  ),
  pair(
    'more pods with claims',
    statefulSet({ replicas: 1, ...claims('10Gi') }, {}, 'db'),
    statefulSet({ replicas: 3, ...claims('10Gi') }, {}, 'db'),
    ['cost StatefulSet db: requests storage 10Gi → 30Gi.', 'in-place StatefulSet db: spec.replicas 1 → 3.'],
  ),
  pair('a CronJob that is suspended', cronJob('0 0 * * *'), cronJob('0 0 * * *', { suspend: true }), [
    'in-place CronJob user: spec.suspend false → true.',
  ]),
];

import { type FieldTable, own, patch, unneeded } from './answer';

const SELECTOR = { selector: 'selector: { app: "front" }', template: own('from the options of the workload') };
const CLAIM = 'storage: { "/data": Storage.claim({ size: Size.gibibytes(5) }) }';
const AUTO = 'scale: Scale.auto({ min: 2, max: 10 })';

/** The fields of what makes pods, and of what scales and guards them. */
export const CONTROLLER_FIELDS: readonly FieldTable[] = [
  {
    type: 'apps.v1.DeploymentSpec',
    title: 'Deployment: `spec`',
    rows: { ...SELECTOR, paused: patch('`kubectl rollout pause` is for a while only') },
  },
  {
    type: 'apps.v1.DeploymentStrategy',
    title: 'Deployment: `spec.strategy`',
    rows: {
      rollingUpdate: 'rollout: Rollout.rolling({ maxSurge: PodCount.percent(50) })',
      type: 'rollout: Rollout.recreate()',
    },
  },
  {
    type: 'apps.v1.RollingUpdateDeployment',
    title: 'Deployment: `spec.strategy.rollingUpdate`',
    rows: { maxUnavailable: 'rollout: Rollout.rolling({ maxUnavailable: PodCount.of(1) })' },
  },
  {
    type: 'apps.v1.StatefulSetSpec',
    title: 'StatefulSet: `spec`',
    kind: 'stateful-service',
    rows: {
      ...SELECTOR,
      minReadySeconds: 'rollout: StatefulRollout.rolling({ minReady: Duration.seconds(10) })',
      ordinals: 'firstOrdinal: 1',
      persistentVolumeClaimRetentionPolicy: `${CLAIM}, storageRetention: { whenDeleted: ClaimRetention.DELETE }`,
      podManagementPolicy: 'podManagement: PodManagement.PARALLEL',
      revisionHistoryLimit: 'rollout: StatefulRollout.rolling({ history: 5 })',
      serviceName: 'headlessServiceName: "orders-pods"',
      updateStrategy: 'rollout: StatefulRollout.onDelete()',
      volumeClaimTemplates: CLAIM,
    },
  },
  {
    type: 'apps.v1.StatefulSetUpdateStrategy',
    title: 'StatefulSet: `spec.updateStrategy`',
    kind: 'stateful-service',
    rows: {
      rollingUpdate: 'rollout: StatefulRollout.rolling({ partition: 1 })',
      type: 'rollout: StatefulRollout.onDelete()',
    },
  },
  {
    type: 'apps.v1.RollingUpdateStatefulSetStrategy',
    title: 'StatefulSet: `spec.updateStrategy.rollingUpdate`',
    kind: 'stateful-service',
    rows: {
      maxUnavailable: 'rollout: StatefulRollout.rolling({ maxUnavailable: PodCount.of(2) })',
      partition: 'rollout: StatefulRollout.rolling({ partition: 1 })',
    },
  },
  {
    type: 'apps.v1.DaemonSetSpec',
    title: 'DaemonSet: `spec`',
    kind: 'node-agent',
    rows: {
      ...SELECTOR,
      minReadySeconds: 'rollout: NodeRollout.rolling({ minReady: Duration.seconds(10) })',
      revisionHistoryLimit: 'rollout: NodeRollout.rolling({ history: 5 })',
      updateStrategy: 'rollout: NodeRollout.onDelete()',
    },
  },
  {
    type: 'apps.v1.DaemonSetUpdateStrategy',
    title: 'DaemonSet: `spec.updateStrategy`',
    kind: 'node-agent',
    rows: {
      rollingUpdate: 'rollout: NodeRollout.rolling({ maxUnavailable: PodCount.of(2) })',
      type: 'rollout: NodeRollout.onDelete()',
    },
  },
  {
    type: 'apps.v1.RollingUpdateDaemonSet',
    title: 'DaemonSet: `spec.updateStrategy.rollingUpdate`',
    kind: 'node-agent',
    rows: {
      maxSurge: 'rollout: NodeRollout.rolling({ maxSurge: PodCount.of(1), maxUnavailable: PodCount.of(0) })',
      maxUnavailable: 'rollout: NodeRollout.rolling({ maxUnavailable: PodCount.of(2) })',
    },
  },
  {
    type: 'batch.v1.CronJobSpec',
    title: 'CronJob: `spec`',
    rows: {
      jobTemplate: own('from the options of the CronJob'),
      schedule: 'schedule: "30 2 * * *"',
      suspend: 'suspend: true',
      timeZone: 'timeZone: "Europe/Berlin"',
    },
  },
  {
    type: 'batch.v1.JobSpec',
    title: 'Job: `spec`',
    kind: 'job',
    rows: {
      completions: 'completions: 3',
      'managedBy, podReplacementPolicy, scheduling, successPolicy': patch(),
      'manualSelector, selector': unneeded('Kubernetes gives each Job a selector of its own'),
      maxFailedIndexes: 'indexed: true, completions: 3, retriesPerIndex: 2, maxFailedIndexes: 1',
      parallelism: 'parallelism: 2',
      podFailurePolicy: 'podFailurePolicy: [PodFailureRule.exitCodes([42], PodFailureAction.FAIL_JOB)]',
      suspend: 'suspend: true',
      template: own('from the options of the Job'),
    },
  },
  {
    type: 'autoscaling.v2.HorizontalPodAutoscalerSpec',
    title: 'HorizontalPodAutoscaler: `spec`',
    rows: {
      behavior: 'scale: Scale.auto({ min: 2, max: 10, scaleDownWindow: Duration.minutes(10) })',
      maxReplicas: AUTO,
      metrics: 'scale: Scale.auto({ min: 2, max: 10, cpuPercent: 70 })',
      minReplicas: AUTO,
      scaleTargetRef: own('from the workload'),
    },
  },
  {
    type: 'autoscaling.v2.HorizontalPodAutoscalerBehavior',
    title: 'HorizontalPodAutoscaler: `spec.behavior`',
    rows: {
      scaleDown: 'scale: Scale.auto({ min: 2, max: 10, scaleDownWindow: Duration.minutes(10) })',
      scaleUp: 'scale: Scale.auto({ min: 2, max: 10, scaleUpWindow: Duration.minutes(1) })',
    },
  },
  {
    type: 'autoscaling.v2.HPAScalingRules',
    title: 'HorizontalPodAutoscaler: `scaleUp` and `scaleDown`',
    rows: {
      'policies, selectPolicy, tolerance': patch(),
      stabilizationWindowSeconds: 'scale: Scale.auto({ min: 2, max: 10, scaleDownWindow: Duration.minutes(10) })',
    },
  },
  {
    type: 'autoscaling.v2.MetricSpec',
    title: 'HorizontalPodAutoscaler: `spec.metrics[]`',
    rows: {
      'containerResource, object, pods': patch(),
      external: unneeded('`Scale.onPrometheus()` and `Scale.onQueue()` make a ScaledObject of KEDA, which feeds it'),
      resource: 'scale: Scale.auto({ min: 2, max: 10, memoryPercent: 80 })',
      type: own('`Resource`'),
    },
  },
  {
    type: 'policy.v1.PodDisruptionBudgetSpec',
    title: 'PodDisruptionBudget: `spec`',
    rows: {
      maxUnavailable: 'disruptionBudget: DisruptionBudget.maxUnavailable(PodCount.of(2)), scale: Scale.fixed(5)',
      minAvailable: unneeded('`maxUnavailable` says the same, and lets a node drain at any number of pods'),
      selector: own('from the selector of the workload'),
      unhealthyPodEvictionPolicy: own('`AlwaysAllow`'),
    },
  },
  {
    type: 'core.v1.PersistentVolumeClaimSpec',
    title: 'PersistentVolumeClaim: `spec`',
    rows: {
      accessModes:
        'new StorageClaim(chart, "data", { size: Size.gibibytes(5), accessMode: AccessMode.READ_WRITE_MANY })',
      dataSource:
        'new StorageClaim(chart, "data", { size: Size.gibibytes(5), source: StorageSource.snapshot("monday") })',
      'dataSourceRef, selector, volumeAttributesClassName, volumeMode': patch(),
      resources: 'new StorageClaim(chart, "data", { size: Size.gibibytes(5) })',
      storageClassName: 'new StorageClaim(chart, "data", { size: Size.gibibytes(5), storageClass: "fast" })',
      volumeName: 'new StorageClaim(chart, "data", { size: Size.gibibytes(5), volumeName: "pv-7" })',
    },
  },
];

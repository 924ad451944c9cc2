import { labels, object, smallTemplate, type Whole } from './object';
import { template } from './pod';

export const workloads: Whole = {
  'a Deployment': [
    object('apps/v1', 'Deployment', {
      spec: {
        replicas: 2,
        revisionHistoryLimit: 3,
        progressDeadlineSeconds: 700,
        minReadySeconds: 5,
        paused: false,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
        selector: { matchLabels: labels, matchExpressions: [{ key: 'app', operator: 'In', values: ['user'] }] },
        template: template(),
      },
    }),
    object('v1', 'ConfigMap', { data: { a: 'b' } }, 'config'),
    object('v1', 'Secret', { stringData: { a: 'b' } }, 'secret'),
    object('v1', 'ServiceAccount', {}, 'user'),
  ],
  'a StatefulSet': [
    object('apps/v1', 'StatefulSet', {
      spec: {
        replicas: 1,
        serviceName: 'user',
        podManagementPolicy: 'Parallel',
        revisionHistoryLimit: 2,
        minReadySeconds: 1,
        ordinals: { start: 1 },
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Delete' },
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } },
        selector: { matchLabels: labels },
        template: {
          metadata: { labels: labels },
          spec: {
            containers: [
              {
                name: 'user',
                image: 'nginx:1.29.3',
                ports: [{ name: 'http', containerPort: 8080 }],
                volumeMounts: [{ name: 'data', mountPath: '/data' }],
              },
            ],
          },
        },
        volumeClaimTemplates: [
          {
            metadata: { name: 'data' },
            spec: {
              accessModes: ['ReadWriteOnce'],
              storageClassName: 'fast',
              volumeMode: 'Filesystem',
              resources: { requests: { storage: '1Gi' } },
            },
          },
        ],
      },
    }),
    object('v1', 'Service', {
      spec: { clusterIP: 'None', selector: labels, ports: [{ port: 80, targetPort: 'http' }] },
    }),
  ],
  'a DaemonSet': [
    object('apps/v1', 'DaemonSet', {
      spec: {
        minReadySeconds: 1,
        revisionHistoryLimit: 2,
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
        selector: { matchLabels: labels },
        template: smallTemplate(),
      },
    }),
  ],
  'a ReplicaSet': [
    object('apps/v1', 'ReplicaSet', {
      spec: { replicas: 1, minReadySeconds: 1, selector: { matchLabels: labels }, template: smallTemplate() },
    }),
  ],
  // What it has in common with the pods of others is in the Deployment.
  'a Pod': [
    object('v1', 'Pod', {
      spec: { ...smallTemplate('Never').spec, activeDeadlineSeconds: 60, nodeName: 'n1' },
    }),
  ],
  'a Job': [
    object('batch/v1', 'Job', {
      spec: {
        parallelism: 2,
        completions: 3,
        completionMode: 'Indexed',
        backoffLimit: 4,
        activeDeadlineSeconds: 60,
        ttlSecondsAfterFinished: 60,
        suspend: false,
        podFailurePolicy: {
          rules: [
            { action: 'FailJob', onExitCodes: { containerName: 'user', operator: 'In', values: [1] } },
            { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
          ],
        },
        template: smallTemplate('Never', { job: 'a' }),
      },
    }),
  ],
  'a CronJob': [
    object('batch/v1', 'CronJob', {
      spec: {
        schedule: '*/5 * * * *',
        timeZone: 'Etc/UTC',
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: 60,
        suspend: false,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 1,
        jobTemplate: {
          metadata: { labels: { a: 'b' } },
          spec: { backoffLimit: 2, template: smallTemplate('OnFailure', { job: 'a' }) },
        },
      },
    }),
  ],
};

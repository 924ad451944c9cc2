import { type Case, raw } from '../../case';
import { container, cronJob, deployment, job, object, type Raw, statefulSet, withContainer } from '../../objects';

const env = (valueFrom: Raw) => withContainer({ env: [{ name: 'A', valueFrom }] });

const vol = (source: Raw) =>
  deployment(
    {},
    {
      containers: [container({ volumeMounts: [{ name: 'data', mountPath: '/data' }] })],
      volumes: [{ name: 'data', ...source }],
    },
  );

export const wrong: readonly Case[] = [
  raw(
    'a field of the pod that is not passed on',
    [env({ fieldRef: { fieldPath: 'status.phase' } })],
    [
      '[shop/0] spec.template.spec.containers[0].env[0].valueFrom.fieldRef.fieldPath "status.phase" is not a field of a pod that can be passed on: write one, for example "metadata.name".',
    ],
  ),
  raw(
    'a resource that containers do not have',
    [env({ resourceFieldRef: { resource: 'limits.disk' } })],
    [
      '[shop/0] spec.template.spec.containers[0].env[0].valueFrom.resourceFieldRef.resource "limits.disk" is not a resource of a container: write one, for example "limits.memory".',
    ],
  ),
  raw(
    'memory in thousandths',
    [env({ resourceFieldRef: { resource: 'limits.memory', divisor: '1m' } })],
    [
      '[shop/0] spec.template.spec.containers[0].env[0].valueFrom.resourceFieldRef divides "limits.memory" by "1m": write, for example, "1Mi".',
    ],
  ),
  raw(
    'a ConfigMap without its name',
    [env({ configMapKeyRef: { key: 'a' } })],
    [
      '[shop/0] spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.name is missing: write it, since the API server requires it.',
    ],
  ),
  raw(
    'variables from nowhere',
    [withContainer({ envFrom: [{ prefix: 'APP_' }] })],
    ['[shop/0] spec.template.spec.containers[0].envFrom[0] needs one of configMapRef and secretRef: write one.'],
  ),
  raw(
    'a probe header with a blank',
    [withContainer({ livenessProbe: { httpGet: { port: 'http', httpHeaders: [{ name: 'X Probe', value: '1' }] } } })],
    [
      '[shop/0] spec.template.spec.containers[0].livenessProbe.httpGet.httpHeaders[0].name "X Probe" is not a name of a header: write letters, digits and "-", for example "X-Probe".',
    ],
  ),
  raw(
    'a probe of an empty command',
    [withContainer({ livenessProbe: { exec: { command: [] } } })],
    ['[shop/0] spec.template.spec.containers[0].livenessProbe.exec.command is empty: write at least one.'],
  ),
  raw(
    'a readiness that would stop the container',
    [withContainer({ readinessProbe: { tcpSocket: { port: 'http' }, terminationGracePeriodSeconds: 10 } })],
    [
      '[shop/0] spec.template.spec.containers[0].readinessProbe has terminationGracePeriodSeconds 10, which stops nothing there: leave it out.',
    ],
  ),
  raw(
    'mounts that reach other containers without privileges',
    [
      deployment(
        {},
        {
          containers: [
            container({ volumeMounts: [{ name: 'data', mountPath: '/data', mountPropagation: 'Bidirectional' }] }),
          ],
          volumes: [{ name: 'data', emptyDir: {} }],
        },
      ),
    ],
    [
      '[shop/0] spec.template.spec.containers[0] has mountPropagation "Bidirectional", which is for privileged containers only: write "HostToContainer".',
    ],
  ),
  raw(
    'an emptyDir on an unknown medium',
    [vol({ emptyDir: { medium: 'memory' } })],
    [
      '[shop/0] spec.template.spec.volumes[0].emptyDir.medium "memory" is not a medium: write "Memory", or leave it out.',
    ],
  ),
  raw(
    'an emptyDir with a negative size',
    [vol({ emptyDir: { sizeLimit: '-1Gi' } })],
    [
      '[shop/0] spec.template.spec.volumes[0].emptyDir.sizeLimit "-1Gi" is not a quantity from 0: write, for example, "1Gi".',
    ],
  ),
  raw(
    'a file mode in octal digits',
    [vol({ configMap: { name: 'kube-root-ca.crt', defaultMode: 644 } })],
    [
      '[shop/0] spec.template.spec.volumes[0].configMap.defaultMode 644 is not a mode of a file: write it in octal, for example 0o440.',
    ],
  ),
  raw(
    'a file outside its volume',
    [vol({ configMap: { name: 'kube-root-ca.crt', items: [{ key: 'a', path: '../a' }] } })],
    [
      '[shop/0] spec.template.spec.volumes[0].configMap.items[0].path "../a" is not a relative path: write one without "..", for example "app.yaml".',
    ],
  ),
  raw(
    'a ConfigMap volume without a name',
    [vol({ configMap: {} })],
    ['[shop/0] spec.template.spec.volumes[0].configMap.name is missing: write it, since the API server requires it.'],
  ),
  raw(
    'a hostPath of an unknown type',
    [vol({ hostPath: { path: '/var/log', type: 'Dir' } })],
    [
      '[shop/0] spec.template.spec.volumes[0].hostPath.type "Dir" is unknown: write BlockDevice, CharDevice, Directory, DirectoryOrCreate, File, FileOrCreate or Socket.',
    ],
  ),
  raw(
    'two sources that write one file',
    [
      vol({
        projected: {
          sources: [
            { secret: { name: 'a', items: [{ key: 'a', path: 'x' }] } },
            { secret: { name: 'b', items: [{ key: 'a', path: 'x' }] } },
          ],
        },
      }),
    ],
    ['[shop/0] spec.template.spec.volumes[0].projected writes the file "x" twice: write another path.'],
  ),
  raw(
    'a token that expires at once',
    [vol({ projected: { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 60 } }] } })],
    [
      '[shop/0] spec.template.spec.volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds 60 is below 600: write a whole number from 600, for example 3600.',
    ],
  ),
  raw(
    'an ephemeral volume without storage',
    [
      vol({
        ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: {} } } } },
      }),
    ],
    [
      '[shop/0] spec.template.spec.volumes[0].ephemeral.volumeClaimTemplate.spec requests no storage: write resources.requests.storage, for example "1Gi".',
    ],
  ),
  raw(
    'an access mode in short',
    [
      object('v1', 'PersistentVolumeClaim', {
        spec: { accessModes: ['RWO'], resources: { requests: { storage: '1Gi' } } },
      }),
    ],
    [
      '[shop/0] spec.accessModes[0] "RWO" is unknown: write ReadOnlyMany, ReadWriteMany, ReadWriteOnce or ReadWriteOncePod.',
    ],
  ),
  raw(
    'a StatefulSet that is managed at once',
    [statefulSet({ podManagementPolicy: 'parallel' })],
    ['[shop/0] spec.podManagementPolicy "parallel" is unknown: write OrderedReady or Parallel.'],
  ),
  raw(
    'a DaemonSet that replaces nothing',
    [
      object('apps/v1', 'DaemonSet', {
        spec: {
          selector: { matchLabels: { app: 'user' } },
          template: deployment().spec.template,
          updateStrategy: { rollingUpdate: { maxUnavailable: 0 } },
        },
      }),
    ],
    ['[shop/0] spec.updateStrategy.rollingUpdate has maxSurge 0 and maxUnavailable 0: write 1 for one of them.'],
  ),
  raw(
    'an indexed Job without an end',
    [job({ completionMode: 'Indexed' })],
    ['[shop/0] spec has completionMode "Indexed" and no completions: write how many.'],
  ),
  raw(
    'a limit for each index of a Job without indexes',
    [job({ backoffLimitPerIndex: 1 })],
    [
      '[shop/0] spec.backoffLimitPerIndex came with Kubernetes 1.29, and the app is made for 1.27 on: leave it out, or raise kubernetesVersion.',
      '[shop/0] spec has backoffLimitPerIndex, which goes with completionMode "Indexed" only: write that, or leave backoffLimitPerIndex out.',
    ],
  ),
  raw(
    'an unknown failure action',
    [job({ podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [0] } }] } })],
    [
      '[shop/0] spec.podFailurePolicy.rules[0].onExitCodes has the exit code 0, with which no container fails: leave it out.',
    ],
  ),
  raw(
    'a failure of a container that is not there',
    [
      job({
        podFailurePolicy: {
          rules: [{ action: 'FailJob', onExitCodes: { containerName: 'users', operator: 'In', values: [1] } }],
        },
      }),
    ],
    ['[shop/0] spec has the containerName "users" in podFailurePolicy, which no container has: write one of "user".'],
  ),
  raw(
    'a time zone by its offset',
    [cronJob('0 3 * * *', { timeZone: '+01:00' })],
    [
      '[shop/0] spec.timeZone "+01:00" is not a time zone: write one of the IANA database, for example "Europe/Berlin".',
    ],
  ),
  raw(
    'a negative history',
    [cronJob('0 3 * * *', { failedJobsHistoryLimit: -1 })],
    ['[shop/0] spec.failedJobsHistoryLimit -1 is not a whole number from 0: write, for example, 3.'],
  ),
];

import { type Case, raw } from '../case';
import { container, cronJob, daemonSet, deployment, job, object, statefulSet, withContainer } from '../objects';

export const wrong: readonly Case[] = [
  raw(
    'a Deployment that never restarts',
    [deployment({}, { restartPolicy: 'Never' })],
    ['[shop/0] restartPolicy "Never" does not go with a Deployment: leave it out.'],
  ),
  raw(
    'a Job that always restarts',
    [job({}, { restartPolicy: 'Always' })],
    ['[shop/0] restartPolicy "Always" does not go with a Job: write OnFailure or Never.'],
  ),
  raw(
    'a Job without a restartPolicy',
    [job({}, { restartPolicy: undefined })],
    ['[shop/0] restartPolicy "Always" does not go with a Job: write OnFailure or Never.'],
  ),
  raw(
    'an unknown restartPolicy of a pod',
    [object('v1', 'Pod', { spec: { restartPolicy: 'Sometimes', containers: [container()] } })],
    ['[shop/0] restartPolicy "Sometimes" is unknown: write Always, OnFailure or Never.'],
  ),
  raw(
    'a pod without containers',
    [deployment({}, { containers: [] })],
    ['[shop/0] a pod has no containers: write at least one.'],
  ),
  raw(
    'two containers of one name',
    [deployment({}, { containers: [container(), container({ ports: [] })] })],
    ['[shop/0] container name "user" is used twice: give each container a name of its own.'],
  ),
  raw(
    'an init container named like a container',
    [deployment({}, { initContainers: [container({ ports: [] })] })],
    ['[shop/0] container name "user" is used twice: give each container a name of its own.'],
  ),
  raw(
    'a container name with capitals',
    [withContainer({ name: 'User' })],
    [
      '[shop/0] container name "User" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "user".',
    ],
  ),
  raw(
    'an unknown pull policy',
    [withContainer({ imagePullPolicy: 'always' })],
    ['[shop/0] imagePullPolicy "always" of container "user" is unknown: write Always, IfNotPresent or Never.'],
  ),
  raw(
    'a deadline of pods that run until their workload stops them',
    [deployment({}, { activeDeadlineSeconds: 60 }), daemonSet({}, { activeDeadlineSeconds: 60 })],
    [
      '[shop/0] activeDeadlineSeconds 60 does not go with a Deployment: leave it out, or write a Job.',
      '[shop/1] activeDeadlineSeconds 60 does not go with a DaemonSet: leave it out, or write a Job.',
    ],
  ),
  raw(
    'an unknown strategy',
    [deployment({ strategy: { type: 'BlueGreen' } })],
    ['[shop/0] strategy type "BlueGreen" is unknown: write RollingUpdate or Recreate.'],
  ),
  raw(
    'Recreate with rollingUpdate',
    [deployment({ strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } })],
    ['[shop/0] strategy Recreate does not go with rollingUpdate: leave one of the two out.'],
  ),
  raw(
    'a rollout that cannot make progress',
    [deployment({ strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } })],
    ['[shop/0] maxSurge 0 and maxUnavailable 0 let nothing roll out: write 1 for one of them.'],
  ),
  raw(
    'a rollout that cannot make progress, in percent',
    [deployment({ strategy: { rollingUpdate: { maxSurge: '0%', maxUnavailable: 0 } } })],
    ['[shop/0] maxSurge "0%" and maxUnavailable 0 let nothing roll out: write 1 for one of them.'],
  ),
];

export const right: readonly Case[] = [
  raw(
    'a rollout by hand that says what it would take',
    [daemonSet({ updateStrategy: { type: 'OnDelete', rollingUpdate: { maxUnavailable: 0 } } })],
    [],
  ),
  raw('pods of a Job with a deadline', [job({}, { activeDeadlineSeconds: 60 })], []),
  raw(
    'valid workloads',
    [
      deployment({ replicas: 0, strategy: { type: 'Recreate' } }, {}, 'a'),
      statefulSet({ replicas: 3 }, {}, 'b'),
      job({ backoffLimit: 0 }),
      cronJob('*/5 * * * 1-5'),
      object(
        'v1',
        'Pod',
        { spec: { restartPolicy: 'Never', containers: [{ name: 'user', image: 'nginx:1.29.3' }] } },
        'once',
      ),
    ],
    [],
  ),
];

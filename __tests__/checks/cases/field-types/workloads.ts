import { type Case, raw } from '../../case';
import { container, cronJob, deployment, job, object, type Raw, statefulSet, withContainer } from '../../objects';

const pod = (fields: Raw) => deployment({}, fields);

const indexed = { completionMode: 'Indexed' };

const failing = (values: readonly number[], action = 'FailJob') => ({
  rules: [{ action, onExitCodes: { operator: 'In', values } }],
});

export const wrong: readonly Case[] = [
  raw(
    'replicas as text',
    [deployment({ replicas: '3' })],
    ['[shop/0] spec.replicas "3" is not a whole number of 0 or more: write, for example, 3.'],
  ),
  raw(
    'half a replica',
    [deployment({ replicas: 1.5 })],
    ['[shop/0] spec.replicas 1.5 is not a whole number of 0 or more: write, for example, 3.'],
  ),
  raw(
    'a negative number of replicas',
    [deployment({ replicas: -1 })],
    ['[shop/0] spec.replicas -1 is not a whole number of 0 or more: write, for example, 3.'],
  ),
  raw(
    'no selector',
    [deployment({ selector: undefined })],
    ['[shop/0] spec.selector is missing: write it, since the API server requires it.'],
  ),
  raw(
    'no template',
    [deployment({ template: undefined })],
    ['[shop/0] spec.template is missing: write it, since the API server requires it.'],
  ),
  raw(
    'no spec',
    [object('apps/v1', 'Deployment')],
    ['[shop/0] spec is missing: write it, since the API server requires it.'],
  ),
  raw(
    'a spec that is text',
    [object('apps/v1', 'Deployment', { spec: 'x' })],
    ['[shop/0] spec "x" is not an object: write one, in { }.'],
  ),
  raw(
    'a list where an object belongs',
    [object('apps/v1', 'Deployment', { spec: [] })],
    ['[shop/0] spec [] is not an object: write one, in { }.'],
  ),
  raw(
    'containers as an object',
    [deployment({}, { containers: container() })],
    [
      '[shop/0] spec.template.spec.containers {"image":"nginx:1.29.3","name":"user","ports":[{"containerPort":8080,"name":"http"}]} is not a list: write one, in [ ].',
    ],
  ),
  raw(
    'a container that is text',
    [deployment({}, { containers: ['nginx'] })],
    ['[shop/0] spec.template.spec.containers[0] "nginx" is not an object: write one, in { }.'],
  ),
  raw(
    'a container without a name',
    [withContainer({ name: undefined })],
    ['[shop/0] spec.template.spec.containers[0].name is missing: write it, since the API server requires it.'],
  ),
  raw(
    'a number as an image',
    [withContainer({ image: 7 })],
    ['[shop/0] spec.template.spec.containers[0].image 7 is not a string: write, for example, "7".'],
  ),
  raw(
    'ports as a number',
    [withContainer({ ports: 8080 })],
    ['[shop/0] spec.template.spec.containers[0].ports 8080 is not a list: write one, in [ ].'],
  ),
  raw(
    'a port without its number',
    [withContainer({ ports: [{ name: 'http' }] })],
    [
      '[shop/0] spec.template.spec.containers[0].ports[0].containerPort is missing: write it, since the API server requires it.',
    ],
  ),
  raw(
    'a port as text',
    [withContainer({ ports: [{ containerPort: '8080' }] })],
    [
      '[shop/0] spec.template.spec.containers[0].ports[0].containerPort "8080" is not a whole number: write, for example, 8080.',
    ],
  ),
  raw(
    'env as a map',
    [withContainer({ env: { A: 'b' } })],
    ['[shop/0] spec.template.spec.containers[0].env {"A":"b"} is not a list: write one, in [ ].'],
  ),
  raw(
    'a number as the value of env',
    [withContainer({ env: [{ name: 'PORT', value: 80 }] })],
    ['[shop/0] spec.template.spec.containers[0].env[0].value 80 is not a string: write, for example, "80".'],
  ),
  raw(
    'a command that is text',
    [withContainer({ command: 'sh -c true' })],
    ['[shop/0] spec.template.spec.containers[0].command "sh -c true" is not a list: write one, in [ ].'],
  ),
  raw(
    'numbers in a list of arguments',
    [withContainer({ args: ['--port', 80] })],
    ['[shop/0] spec.template.spec.containers[0].args[1] 80 is not a string: write, for example, "80".'],
  ),
  raw(
    'labels of a selector that are numbers',
    [deployment({ selector: { matchLabels: { app: 7 } } })],
    [
      '[shop/0] spec.selector.matchLabels.app 7 is not a string: write, for example, "7".',
      '[shop/0] the selector of this Deployment is empty: write labels of its pods, for example { app: "user" }.',
    ],
  ),
  raw(
    'a ConfigMap with a number',
    [object('v1', 'ConfigMap', { data: { port: 80 } })],
    ['[shop/0] data.port 80 is not a string: write, for example, "80".'],
  ),
  raw(
    'a ConfigMap with an object',
    [object('v1', 'ConfigMap', { data: { a: { b: 'c' } } })],
    ['[shop/0] data.a {"b":"c"} is not a string: write, for example, "user".'],
  ),
  raw(
    'a Secret with a boolean',
    [object('v1', 'Secret', { stringData: { on: true } })],
    ['[shop/0] stringData.on is not a string: write one, in quotes.'],
  ),
  raw(
    'an Ingress without a pathType',
    [
      object('networking.k8s.io/v1', 'Ingress', {
        spec: { rules: [{ http: { paths: [{ path: '/', backend: { resource: { kind: 'X', name: 'x' } } }] } }] },
      }),
    ],
    ['[shop/0] spec.rules[0].http.paths[0].pathType is missing: write it, since the API server requires it.'],
  ),
  raw(
    'a probe without a port',
    [withContainer({ readinessProbe: { httpGet: { path: '/' } } })],
    [
      '[shop/0] spec.template.spec.containers[0].readinessProbe.httpGet.port is missing: write it, since the API server requires it.',
    ],
  ),
  raw(
    'a role without verbs',
    [object('rbac.authorization.k8s.io/v1', 'Role', { rules: [{ resources: ['pods'] }] })],
    ['[shop/0] rules[0].verbs is missing: write it, since the API server requires it.'],
  ),
  raw(
    'a RoleBinding without a role',
    [object('rbac.authorization.k8s.io/v1', 'RoleBinding')],
    ['[shop/0] roleRef is missing: write it, since the API server requires it.'],
  ),
  raw(
    'a schedule that is a number',
    [cronJob(5)],
    ['[shop/0] spec.schedule 5 is not a string: write, for example, "5".'],
  ),
  raw(
    'a mount without a path',
    [withContainer({ volumeMounts: [{ name: 'tmp' }] }, { volumes: [{ name: 'tmp', emptyDir: {} }] })],
    [
      '[shop/0] spec.template.spec.containers[0].volumeMounts[0].mountPath is missing: write it, since the API server requires it.',
    ],
    ['[shop/0] volume "tmp" is not mounted: leave it out, or mount it.'],
  ),
  raw(
    'a deadline within which no pod counts as ready',
    [deployment({ progressDeadlineSeconds: 10, minReadySeconds: 10 })],
    [
      '[shop/0] spec has progressDeadlineSeconds 10, within which no pod is ready for minReadySeconds 10: write more for the one or less for the other.',
    ],
  ),
  raw(
    'a surge that is not a number',
    [deployment({ strategy: { rollingUpdate: { maxSurge: 'one' } } })],
    [
      '[shop/0] spec.strategy.rollingUpdate.maxSurge "one" is neither a number of pods nor a percentage: write, for example, 1 or "25%".',
    ],
  ),
  raw(
    'more pods than all unavailable',
    [deployment({ strategy: { rollingUpdate: { maxUnavailable: '150%' } } })],
    [
      '[shop/0] spec.strategy.rollingUpdate.maxUnavailable "150%" is neither a number of pods nor a percentage: write, for example, 1 or "25%".',
    ],
  ),
  raw(
    'a DNS policy of another tool',
    [pod({ dnsPolicy: 'clusterFirst' })],
    [
      '[shop/0] spec.template.spec.dnsPolicy "clusterFirst" is unknown: write ClusterFirst, ClusterFirstWithHostNet, Default or None.',
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
    ['[shop/0] spec.updateStrategy has maxSurge 0 and maxUnavailable 0: write 1 for one of them.'],
  ),
  raw(
    'an indexed Job without an end',
    [job({ completionMode: 'Indexed', parallelism: 2 })],
    ['[shop/0] spec has completionMode "Indexed" and no completions: write how many.'],
  ),
  raw(
    'a limit for each index of a Job without indexes',
    [job({ backoffLimitPerIndex: 1 })],
    [
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
    'an exit code twice',
    [job({ podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [1, 1] } }] } })],
    ['[shop/0] spec.podFailurePolicy.rules[0].onExitCodes.values has 1 twice: write it once.'],
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
    ['[shop/0] spec has the containerName "users" in podFailurePolicy, which no container has: write "user".'],
  ),
  raw(
    'rules about failed pods that the API server refuses',
    [
      job({ podFailurePolicy: failing([3, 1]) }, { restartPolicy: 'Never' }, 'a'),
      job({ podFailurePolicy: failing([1]) }, { restartPolicy: 'OnFailure' }, 'b'),
      job({ podFailurePolicy: failing([1]), podReplacementPolicy: 'TerminatingOrFailed' }, {}, 'c'),
      job({ podFailurePolicy: failing([1], 'FailIndex') }, {}, 'd'),
    ],
    [
      '[shop/0] spec.podFailurePolicy.rules[0].onExitCodes has the exit codes 3, 1: write them in order.',
      '[shop/1] spec has a podFailurePolicy, which goes with restartPolicy "Never" only: write that.',
      '[shop/2] spec has podReplacementPolicy "TerminatingOrFailed" with a podFailurePolicy: write "Failed".',
      '[shop/3] spec has the action "FailIndex" and no backoffLimitPerIndex: write that, too.',
    ],
  ),
  raw(
    'failed numbers of an indexed job that the API server refuses',
    [
      job({ ...indexed, completions: 3, maxFailedIndexes: 1 }, {}, 'a'),
      job({ ...indexed, completions: 3, backoffLimitPerIndex: 1, maxFailedIndexes: 4 }, {}, 'b'),
      job({ ...indexed, completions: 100_001, backoffLimitPerIndex: 1 }, {}, 'c'),
      job(
        { ...indexed, completions: 100_001, backoffLimitPerIndex: 1, maxFailedIndexes: 9, parallelism: 20_000 },
        {},
        'd',
      ),
    ],
    [
      '[shop/0] spec has maxFailedIndexes and no backoffLimitPerIndex: write that, too.',
      '[shop/1] spec has maxFailedIndexes 4: write at most 3.',
      '[shop/2] spec has completions 100001 with backoffLimitPerIndex and no maxFailedIndexes: write at most 10000.',
      '[shop/3] spec has completions 100001 with backoffLimitPerIndex and parallelism 20000: write at most 10000.',
    ],
  ),
  raw(
    'a time zone by its offset',
    [cronJob('0 3 * * *', { timeZone: '+01:00' })],
    ['[shop/0] spec.timeZone "+01:00" is not in the IANA time zone database: write, for example, "Europe/Berlin".'],
  ),
  raw(
    'a negative history',
    [cronJob('0 3 * * *', { failedJobsHistoryLimit: -1 })],
    ['[shop/0] spec.failedJobsHistoryLimit -1 is not a whole number of 0 or more: write, for example, 3.'],
  ),
];

export const right: readonly Case[] = [
  raw(
    'a single pod with a number',
    [job({ completionMode: 'Indexed', backoffLimitPerIndex: 1, maxFailedIndexes: 1 })],
    [],
  ),
];

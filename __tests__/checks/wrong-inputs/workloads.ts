import {
  container,
  cronJob,
  deployment,
  job,
  object,
  type Raw,
  type Row,
  raw,
  statefulSet,
  withContainer,
} from './row';

export const workloads: readonly Row[] = [
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
    'a pod that restarts in other words',
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
    'a rollout that cannot move',
    [deployment({ strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } })],
    ['[shop/0] maxSurge 0 and maxUnavailable 0 let nothing roll out: write 1 for one of them.'],
  ),
  raw(
    'a rollout that cannot move, in percent',
    [deployment({ strategy: { rollingUpdate: { maxSurge: '0%', maxUnavailable: 0 } } })],
    ['[shop/0] maxSurge "0%" and maxUnavailable 0 let nothing roll out: write 1 for one of them.'],
  ),
];

export const images: readonly Row[] = [
  ...[
    'UPPER CASE!!',
    'nginx:',
    'nginx:a b',
    'https://example.com/nginx',
    ' nginx:1',
    'nginx@sha256:abc',
    'nginx:1:2',
    'Example/App:1',
  ].map((image) =>
    raw(
      image,
      [withContainer({ image })],
      [
        `[shop/0] image ${JSON.stringify(image)} of container "user" is not an image reference: write registry/repository:tag in lower case, for example "registry.example.com/shop/user:1.0.0".`,
      ],
    ),
  ),
  raw(
    'an empty image',
    [withContainer({ image: '' })],
    [
      '[shop/0] container "user" names no image: write one with its tag, for example "registry.example.com/shop/user:1.0.0".',
    ],
  ),
  raw(
    'a pod without an image',
    [object('v1', 'Pod', { spec: { containers: [{ name: 'user' }] } })],
    [
      '[shop/0] container "user" names no image: write one with its tag, for example "registry.example.com/shop/user:1.0.0".',
    ],
  ),
  raw(
    'the image of an init container',
    [deployment({}, { initContainers: [{ name: 'init', image: 'a//b' }] })],
    [
      '[shop/0] image "a//b" of init container "init" is not an image reference: write registry/repository:tag in lower case, for example "registry.example.com/shop/user:1.0.0".',
    ],
  ),
];

export const fieldTypes: readonly Row[] = [
  raw(
    'replicas as text',
    [deployment({ replicas: '3' })],
    ['[shop/0] spec.replicas "3" is not a whole number from 0: write, for example, 3.'],
  ),
  raw(
    'half a replica',
    [deployment({ replicas: 1.5 })],
    ['[shop/0] spec.replicas 1.5 is not a whole number from 0: write, for example, 3.'],
  ),
  raw(
    'a negative number of replicas',
    [deployment({ replicas: -1 })],
    ['[shop/0] spec.replicas -1 is not a whole number from 0: write, for example, 3.'],
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
    ['[shop/0] spec.template.spec.containers[0].image 7 is not a string: write, for example, "user".'],
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
      '[shop/0] spec.template.spec.containers[0].ports[0].containerPort "8080" is not a whole number: write, for example, 3.',
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
    ['[shop/0] spec.template.spec.containers[0].env[0].value 80 is not a string: write, for example, "user".'],
  ),
  raw(
    'a command that is text',
    [withContainer({ command: 'sh -c true' })],
    ['[shop/0] spec.template.spec.containers[0].command "sh -c true" is not a list: write one, in [ ].'],
  ),
  raw(
    'numbers in a list of arguments',
    [withContainer({ args: ['--port', 80] })],
    ['[shop/0] spec.template.spec.containers[0].args[1] 80 is not a string: write, for example, "user".'],
  ),
  raw(
    'labels of a selector that are numbers',
    [deployment({ selector: { matchLabels: { app: 7 } } })],
    [
      '[shop/0] spec.selector.matchLabels.app 7 is not a string: write, for example, "user".',
      '[shop/0] the selector of this Deployment is empty: write labels of its pods, for example { app: "user" }.',
    ],
  ),
  raw(
    'a ConfigMap with a number',
    [object('v1', 'ConfigMap', { data: { port: 80 } })],
    ['[shop/0] data.port 80 is not a string: write, for example, "user".'],
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
    ['[shop/0] spec.schedule 5 is not a string: write, for example, "user".'],
  ),
  raw(
    'a mount without a path',
    [withContainer({ volumeMounts: [{ name: 'tmp' }] }, { volumes: [{ name: 'tmp', emptyDir: {} }] })],
    [
      '[shop/0] spec.template.spec.containers[0].volumeMounts[0].mountPath is missing: write it, since the API server requires it.',
    ],
    ['[shop/0] volume "tmp" is not mounted: leave it out, or mount it.'],
  ),
];

const selecting = (selector: Raw) => deployment({ selector });

export const selectorLabels: readonly Row[] = [
  raw(
    'another value',
    [selecting({ matchLabels: { app: 'users' } })],
    [
      '[shop/0] selector "app=users" does not select the pods of this Deployment, which have the labels "app=user": write the same labels in both.',
    ],
  ),
  raw(
    'one label more',
    [selecting({ matchLabels: { app: 'user', tier: 'web' } })],
    [
      '[shop/0] selector "app=user,tier=web" does not select the pods of this Deployment, which have the labels "app=user": write the same labels in both.',
    ],
  ),
  raw(
    'nothing',
    [selecting({})],
    ['[shop/0] the selector of this Deployment is empty: write labels of its pods, for example { app: "user" }.'],
  ),
  raw(
    'an unknown operator',
    [selecting({ matchExpressions: [{ key: 'app', operator: 'Is', values: ['user'] }] })],
    ['[shop/0] selector operator "Is" is unknown: write In, NotIn, Exists or DoesNotExist.'],
  ),
  raw(
    'no values',
    [selecting({ matchExpressions: [{ key: 'app', operator: 'In' }] })],
    [
      '[shop/0] selector operator In has the values []: write one.',
      '[shop/0] selector "app In ()" does not select the pods of this Deployment, which have the labels "app=user": write the same labels in both.',
    ],
  ),
  raw(
    'values where none belong',
    [selecting({ matchExpressions: [{ key: 'app', operator: 'Exists', values: ['user'] }] })],
    ['[shop/0] selector operator Exists has the values ["user"]: leave them out.'],
  ),
  raw(
    'a value that is not in the list',
    [selecting({ matchExpressions: [{ key: 'app', operator: 'In', values: ['a', 'b'] }] })],
    [
      '[shop/0] selector "app In (a, b)" does not select the pods of this Deployment, which have the labels "app=user": write the same labels in both.',
    ],
  ),
  raw(
    'a value that no label has',
    [selecting({ matchLabels: { app: 'a b' } })],
    [
      '[shop/0] selector value "a b" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
      '[shop/0] selector "app=a b" does not select the pods of this Deployment, which have the labels "app=user": write the same labels in both.',
    ],
  ),
  raw(
    'a StatefulSet',
    [statefulSet({ selector: { matchLabels: { app: 'x' } } })],
    [
      '[shop/0] selector "app=x" does not select the pods of this StatefulSet, which have the labels "app=user": write the same labels in both.',
    ],
  ),
  raw(
    'a label that changes with each release',
    [
      deployment({
        selector: { matchLabels: { app: 'user', 'app.kubernetes.io/version': 'v1' } },
        template: {
          metadata: { labels: { app: 'user', 'app.kubernetes.io/version': 'v1' } },
          spec: { containers: [container()] },
        },
      }),
    ],
    [],
    [
      '[shop/0] the selector has the label "app.kubernetes.io/version", which changes with a release, and a selector cannot change: leave it out.',
    ],
  ),
];

const twice = (labels: Raw, others: Raw) => [
  deployment(
    {
      selector: { matchLabels: { app: 'shop' } },
      template: { metadata: { labels }, spec: { containers: [container()] } },
    },
    {},
    'a',
  ),
  deployment(
    {
      selector: { matchLabels: others },
      template: { metadata: { labels: others }, spec: { containers: [container()] } },
    },
    {},
    'b',
  ),
];

export const selectorOverlap: readonly Row[] = [
  raw('the same selector', twice({ app: 'shop' }, { app: 'shop' }), [
    '[shop/0] selector "app=shop" selects the pods of Deployment "b" (shop/1) as well: give each workload a label of its own.',
    '[shop/1] selector "app=shop" selects the pods of Deployment "a" (shop/0) as well: give each workload a label of its own.',
  ]),
  raw('a wide one and a narrow one', twice({ app: 'shop' }, { app: 'shop', tier: 'web' }), [
    '[shop/0] selector "app=shop" selects the pods of Deployment "b" (shop/1) as well: give each workload a label of its own.',
  ]),
  raw(
    'of a StatefulSet',
    [deployment({}, {}, 'user'), { ...statefulSet({}, {}, 'user'), metadata: { name: 'other' } }],
    [
      '[shop/0] selector "app=user" selects the pods of StatefulSet "other" (shop/1) as well: give each workload a label of its own.',
      '[shop/1] selector "app=user" selects the pods of Deployment "user" (shop/0) as well: give each workload a label of its own.',
    ],
  ),
  raw(
    'by an expression',
    [
      deployment({ selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } }, {}, 'a'),
      deployment({}, {}, 'b'),
    ],
    [
      '[shop/0] selector "app Exists" selects the pods of Deployment "b" (shop/1) as well: give each workload a label of its own.',
    ],
  ),
  raw(
    'the pods of a Job',
    [deployment({}, {}, 'job'), job()],
    [
      '[shop/0] selector "app=job" selects the pods of Job "user" (shop/1) as well: give each workload a label of its own.',
    ],
  ),
];

const ports = (...list: readonly Raw[]) => withContainer({ ports: list });

export const containerPorts: readonly Row[] = [
  raw(
    'port 99999',
    [ports({ containerPort: 99999 })],
    ['[shop/0] containerPort 99999 of container "user" is outside 1..65535: write a whole number, for example 8080.'],
  ),
  raw(
    'port 0',
    [ports({ containerPort: 0 })],
    ['[shop/0] containerPort 0 of container "user" is outside 1..65535: write a whole number, for example 8080.'],
  ),
  raw(
    'a negative port',
    [ports({ containerPort: -1 })],
    ['[shop/0] containerPort -1 of container "user" is outside 1..65535: write a whole number, for example 8080.'],
  ),
  raw(
    'an unknown protocol',
    [ports({ containerPort: 80, protocol: 'HTTP' })],
    ['[shop/0] protocol "HTTP" of container "user" is unknown: write TCP, UDP or SCTP, or leave it out.'],
  ),
  raw(
    'a name of 16 characters',
    [ports({ containerPort: 80, name: 'a'.repeat(16) })],
    [
      '[shop/0] port name "aaaaaaaaaaaaaaaa" of container "user" is not a port name: write at most 15 lower-case letters, digits and single "-", with at least one letter, for example "grpc".',
    ],
  ),
  raw(
    'a name without a letter',
    [ports({ containerPort: 80, name: '80' })],
    [
      '[shop/0] port name "80" of container "user" is not a port name: write at most 15 lower-case letters, digits and single "-", with at least one letter, for example "grpc".',
    ],
  ),
  raw(
    'a name with capitals',
    [ports({ containerPort: 80, name: 'HTTP' })],
    [
      '[shop/0] port name "HTTP" of container "user" is not a port name: write at most 15 lower-case letters, digits and single "-", with at least one letter, for example "grpc".',
    ],
  ),
  raw(
    'a name with two dashes',
    [ports({ containerPort: 80, name: 'a--b' })],
    [
      '[shop/0] port name "a--b" of container "user" is not a port name: write at most 15 lower-case letters, digits and single "-", with at least one letter, for example "grpc".',
    ],
  ),
  raw(
    'a name twice',
    [ports({ containerPort: 80, name: 'web' }, { containerPort: 81, name: 'web' })],
    ['[shop/0] port name "web" of container "user" is used twice: give each port a name of its own.'],
  ),
  raw(
    'a port twice',
    [ports({ containerPort: 80, name: 'a' }, { containerPort: 80, name: 'b' })],
    [],
    ['[shop/0] port 80/TCP of container "user" is written twice: write it once.'],
  ),
  raw(
    'a port of the host twice',
    [ports({ containerPort: 80, hostPort: 80 }, { containerPort: 81, hostPort: 80 })],
    ['[shop/0] hostPort 80 of container "user" is taken in this pod: write another.'],
  ),
  raw(
    'another port of the host',
    [withContainer({ ports: [{ containerPort: 80, hostPort: 81 }] }, { hostNetwork: true })],
    [
      '[shop/0] hostPort 81 of container "user" is not its containerPort 80: write the same for both, as hostNetwork requires.',
    ],
  ),
];

const probe = (fields: Raw, kind = 'readinessProbe') => withContainer({ [kind]: fields });
const httpGet = { port: 'http' };

export const probes: readonly Row[] = [
  raw(
    'a port that is not there',
    [probe({ httpGet: { port: 'web' } })],
    [
      '[shop/0] readinessProbe of container "user" asks port "web", which the container does not open: write one of "http", 8080.',
    ],
  ),
  raw(
    'a name where no port has one',
    [withContainer({ ports: [], livenessProbe: { tcpSocket: { port: 'http' } } })],
    [
      '[shop/0] livenessProbe of container "user" asks port "http", which the container does not open: give a port of it this name.',
    ],
  ),
  raw(
    'port 70000',
    [probe({ tcpSocket: { port: 70000 } })],
    [
      '[shop/0] port 70000 of readinessProbe of container "user" is outside 1..65535: write a whole number, for example 8080.',
    ],
  ),
  raw(
    'no handler',
    [probe({ periodSeconds: 5 })],
    ['[shop/0] readinessProbe of container "user" has no handler: write one of httpGet, tcpSocket, grpc and exec.'],
  ),
  raw(
    'two handlers',
    [probe({ httpGet, exec: { command: ['true'] } })],
    [
      '[shop/0] readinessProbe of container "user" has exec and httpGet: write one of httpGet, tcpSocket, grpc and exec.',
    ],
  ),
  raw(
    'a misspelt handler',
    [probe({ http: { port: 80 } })],
    [
      '[shop/0] spec.template.spec.containers[0].readinessProbe.http is no field of Deployment: write httpGet.',
      '[shop/0] readinessProbe of container "user" has no handler: write one of httpGet, tcpSocket, grpc and exec.',
    ],
  ),
  raw(
    'a negative period',
    [probe({ httpGet, periodSeconds: -1 })],
    ['[shop/0] periodSeconds -1 of readinessProbe of container "user" is below 1: write a whole number from 1.'],
  ),
  raw(
    'liveness that must succeed twice',
    [probe({ httpGet, successThreshold: 2 }, 'livenessProbe')],
    [
      '[shop/0] successThreshold 2 of livenessProbe of container "user" is refused: leave it out, since only a readinessProbe takes more than 1.',
    ],
  ),
  raw(
    'a scheme in lower case',
    [probe({ httpGet: { port: 'http', scheme: 'https' } })],
    ['[shop/0] scheme "https" of readinessProbe of container "user" is unknown: write HTTP or HTTPS.'],
  ),
  raw(
    'of an init container',
    [
      deployment(
        {},
        { initContainers: [{ name: 'init', image: 'a:1', livenessProbe: { exec: { command: ['true'] } } }] },
      ),
    ],
    [
      '[shop/0] livenessProbe of init container "init" is refused, since the container ends before the pod starts: leave it out.',
    ],
  ),
  raw(
    'a hook at a port that is not there',
    [withContainer({ lifecycle: { preStop: { httpGet: { port: 'admin' } } } })],
    [
      '[shop/0] preStop of container "user" asks port "admin", which the container does not open: write one of "http", 8080.',
    ],
  ),
  raw(
    'a hook without a handler',
    [withContainer({ lifecycle: { preStop: {} } })],
    ['[shop/0] preStop of container "user" has no handler: write one of httpGet, tcpSocket, grpc and exec.'],
  ),
];

export const newerFields: readonly Row[] = [
  raw(
    'a sidecar',
    [deployment({}, { initContainers: [{ name: 'proxy', image: 'a:1', restartPolicy: 'Always' }] })],
    [
      '[shop/0] spec.template.spec.initContainers[].restartPolicy came with Kubernetes 1.29, and the app is made for 1.27 on: leave it out, or raise kubernetesVersion.',
    ],
  ),
  raw(
    'sleep before the stop',
    [withContainer({ lifecycle: { preStop: { sleep: { seconds: 5 } } } })],
    [
      '[shop/0] spec.template.spec.containers[].lifecycle.preStop.sleep came with Kubernetes 1.30, and the app is made for 1.27 on: leave it out, or raise kubernetesVersion.',
    ],
  ),
  raw(
    'hostUsers',
    [deployment({}, { hostUsers: false })],
    [
      '[shop/0] spec.template.spec.hostUsers came with Kubernetes 1.33, and the app is made for 1.27 on: leave it out, or raise kubernetesVersion.',
    ],
  ),
  raw(
    'an AppArmor profile',
    [deployment({}, { securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } })],
    [
      '[shop/0] spec.template.spec.securityContext.appArmorProfile came with Kubernetes 1.30, and the app is made for 1.27 on: leave it out, or raise kubernetesVersion.',
    ],
  ),
  raw(
    'an image volume',
    [
      withContainer(
        { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
        { volumes: [{ name: 'data', image: { reference: 'a:1' } }] },
      ),
    ],
    [
      '[shop/0] spec.template.spec.volumes[].image came with Kubernetes 1.35, and the app is made for 1.27 on: leave it out, or raise kubernetesVersion.',
    ],
  ),
  raw(
    'resources of a pod',
    [deployment({}, { resources: { requests: { cpu: '1' } } })],
    [
      '[shop/0] spec.template.spec.resources came with Kubernetes 1.34, and the app is made for 1.27 on: leave it out, or raise kubernetesVersion.',
    ],
  ),
  raw(
    'successPolicy of a Job',
    [job({ successPolicy: { rules: [{ succeededCount: 1 }] }, completionMode: 'Indexed', completions: 2 })],
    [
      '[shop/0] spec.successPolicy came with Kubernetes 1.31, and the app is made for 1.27 on: leave it out, or raise kubernetesVersion.',
    ],
  ),
  raw(
    'podReplacementPolicy of a CronJob',
    [cronJob('0 3 * * *', { jobTemplate: { spec: { ...job().spec, podReplacementPolicy: 'Failed' } } })],
    [
      '[shop/0] spec.jobTemplate.spec.podReplacementPolicy came with Kubernetes 1.29, and the app is made for 1.27 on: leave it out, or raise kubernetesVersion.',
    ],
  ),
  raw(
    'trafficDistribution',
    [
      deployment(),
      object('v1', 'Service', {
        spec: {
          selector: { app: 'user' },
          ports: [{ port: 80, targetPort: 8080 }],
          trafficDistribution: 'PreferClose',
        },
      }),
    ],
    [
      '[shop/1] spec.trafficDistribution came with Kubernetes 1.31, and the app is made for 1.27 on: leave it out, or raise kubernetesVersion.',
    ],
  ),
];

export const right: readonly Row[] = [
  raw(
    'workloads that are right',
    [
      deployment({ replicas: 0, strategy: { type: 'Recreate' } }, {}, 'a'),
      statefulSet({ replicas: 3 }, {}, 'b'),
      job({ backoffLimit: 0 }),
      cronJob('*/5 * * * 1-5'),
      object('v1', 'Pod', { spec: { restartPolicy: 'Never', containers: [{ name: 'user', image: 'nginx' }] } }, 'once'),
    ],
    [],
  ),
  raw(
    'images that look odd and are not',
    ['nginx', 'localhost:5000/a/b', 'a/b__c/d-e.f:1', `nginx@sha256:${'a'.repeat(64)}`, '10.0.0.1:443/x:Y_z'].map(
      (image, index) => deployment({}, { containers: [{ name: 'c', image }] }, `d${index}`),
    ),
    [],
  ),
  raw(
    'a selector by expressions',
    [
      deployment({
        selector: {
          matchExpressions: [
            { key: 'app', operator: 'In', values: ['user', 'x'] },
            { key: 'old', operator: 'DoesNotExist' },
          ],
        },
      }),
    ],
    [],
  ),
  raw(
    'the same labels in two namespaces',
    ['a', 'b'].map((namespace) => ({ ...deployment(), metadata: { name: 'user', namespace } })),
    [],
  ),
  raw(
    'one port for two protocols, and probes that are right',
    [
      withContainer({
        ports: [
          { name: 'dns', containerPort: 53, protocol: 'UDP' },
          { name: 'dns-tcp', containerPort: 53 },
        ],
        startupProbe: { tcpSocket: { port: 53 }, failureThreshold: 30 },
        readinessProbe: { httpGet: { port: 'dns-tcp', scheme: 'HTTPS' }, successThreshold: 2, timeoutSeconds: 0 },
        livenessProbe: { grpc: { port: 9 } },
        lifecycle: { postStart: { exec: { command: ['true'] } } },
      }),
    ],
    [],
  ),
];

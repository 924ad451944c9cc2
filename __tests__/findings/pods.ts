import { checked, type Explanations, KUBERNETES, object, POD_API, web } from './explanation';

const CONTROLLERS = `${KUBERNETES}/concepts/workloads/controllers`;
const POLICY = `${KUBERNETES}/concepts/policy`;

const agent = (name: string, hostPort: number) => `new NodeAgent(chart, '${name}', {
  image: 'registry.example.com/ops/${name}:1.0.0',
  ports: { http: PodPort.podOnly(8080) },
  hostPorts: { http: ${hostPort} },
});`;
const agentOf = (hostPorts: string) => `new NodeAgent(chart, 'logs', {
  image: 'registry.example.com/ops/logs:1.0.0',
  ports: { syslog: PodPort.podOnly(5514) },
  hostPorts: { ${hostPorts} },
});`;
const stored = (
  accessMode: string,
) => `const data = new StorageClaim(chart, 'data', { size: Size.gibibytes(5)${accessMode} });
${web('scale: Scale.fixed(2)', "volumes: { '/data': data.volume() }")}`;
const inStore = (limits: string, options: string) => `const store = new Chart(app, 'store', { namespace: 'store' });
new Namespace(store, 'store', { ${limits} });
${web(...options.split('; ')).replace('(chart,', '(store,')}`;
const LIMITED = 'limitRange: { defaultLimit: { cpu: Cpu.millis(250) } }';
const memory = (request: number) => `resources: Resources.of({ memory: { request: Size.mebibytes(${request}) } })`;
const db = (serviceName: string) =>
  checked(
    object('v1 Service db db-pods', "spec: { clusterIP: 'None', selector: { app: 'db' }, ports: [{ port: 5432 }] }"),
    object(
      'apps/v1 StatefulSet db',
      `spec: {
    serviceName: '${serviceName}',
    selector: { matchLabels: { app: 'db' } },
    template: {
      metadata: { labels: { app: 'db' } },
      spec: { containers: [{ name: 'db', image: 'registry.example.com/db:1.0.0', ports: [{ containerPort: 5432 }] }] },
    },
  }`,
    ),
  );
const migration = (name: string) => `const web = ${web()}
const migrate = new Job(chart, 'migrate', { image: 'registry.example.com/shop:2.3.0', before: [web] });
migrate.apiObject.addJsonPatch(${name});`;

/** Codes of checks that look at pods and at what they need to run. */
export const PODS: Explanations = {
  workloads: {
    trap: 'The pods of a Deployment always restart. The API server refuses any other `restartPolicy` there.',
    source: `${CONTROLLERS}/deployment/#pod-template`,
    before: `const web = ${web()}
web.deployment.addJsonPatch(JsonPatch.add('/spec/template/spec/restartPolicy', 'Never'));`,
    after: web(),
  },
  'stock-images': {
    trap: 'The nginx image writes to `/var/cache/nginx` and `/var/run`. Under another user, or with a read-only root, nginx stops with "Permission denied" or "Read-only file system".',
    source: 'https://github.com/docker-library/docs/blob/master/nginx/content.md',
    before: "new WebService(chart, 'web', { image: 'nginx:1.29.3' });",
    after: "new WebService(chart, 'web', { image: 'nginx:1.29.3', runtime: ImageRuntime.nginx() });",
  },
  commands: {
    trap: 'A container starts its command without a shell. The whole line is taken as the name of one program, which is not found, and the container does not start.',
    source: `${POD_API}#Container`,
    before: web("command: ['node server.js']"),
    after: web("command: ['node', 'server.js']"),
  },
  'host-access': {
    trap: 'A host port forwards to a port of the container. Where nothing listens on that port, connections to the node are refused.',
    source: `${POD_API}#ContainerPort`,
    before: agentOf('statsd: 8125'),
    after: agentOf('syslog: 514'),
  },
  'host-ports': {
    trap: 'Only one pod of a node can have a host port. The scheduler finds no node for the pods of the second DaemonSet, and they stay Pending.',
    source: `${KUBERNETES}/reference/scheduling/config/#scheduling-plugins`,
    before: `${agent('logs', 9100)}\n${agent('metrics', 9100)}`,
    after: `${agent('logs', 9100)}\n${agent('metrics', 9101)}`,
  },
  'volume-claims': {
    trap: 'A volume with `ReadWriteOnce` is mounted by one node at a time. A pod on another node waits in ContainerCreating with a "Multi-Attach error".',
    source: `${KUBERNETES}/concepts/storage/persistent-volumes/#access-modes`,
    before: stored(''),
    after: stored(', accessMode: AccessMode.READ_WRITE_MANY'),
  },
  'limit-ranges': {
    trap: 'A LimitRange gives its default limit to containers that have none. Where the request is above it, the API server refuses the pods.',
    source: `${POLICY}/limit-range/`,
    before: inStore(LIMITED, 'resources: Resources.of({ cpu: { request: Cpu.millis(500) } })'),
    after: inStore(LIMITED, 'resources: Resources.of({ cpu: { request: Cpu.millis(500), limit: Cpu.units(1) } })'),
  },
  'resource-quotas': {
    trap: 'The API server refuses a pod that would exceed the quota of its namespace. The Deployment exists, and has fewer pods than it should.',
    source: `${POLICY}/resource-quotas/`,
    before: inStore('quota: { requests: { memory: Size.gibibytes(1) } }', `scale: Scale.fixed(3); ${memory(512)}`),
    after: inStore('quota: { requests: { memory: Size.gibibytes(2) } }', `scale: Scale.fixed(3); ${memory(512)}`),
  },
  'stateful-sets': {
    trap: 'The pods of a StatefulSet have DNS names through its headless Service. Without that Service, no name leads to a single pod.',
    source: `${CONTROLLERS}/statefulset/#stable-network-id`,
    before: db('bd'),
    after: db('db'),
  },
  'job-deadlines': {
    trap: 'The deadline of a Job ends all of its pods, and comes before `backoffLimit`. Retries wait 10 s, 20 s, 40 s and so on, so that the last ones are never tried.',
    source: `${CONTROLLERS}/job/#job-termination-and-cleanup`,
    before:
      "new Job(chart, 'migrate', { image: 'registry.example.com/shop:2.3.0', deadline: Duration.minutes(5), retries: 8 });",
    after:
      "new Job(chart, 'migrate', { image: 'registry.example.com/shop:2.3.0', deadline: Duration.minutes(5), retries: 4 });",
  },
  'job-waits': {
    trap: '`ttlSecondsAfterFinished` deletes the Job. A pod that starts later waits for a Job that is not there, and never gets ready.',
    source: `${CONTROLLERS}/ttlafterfinished/`,
    before: migration("JsonPatch.add('/spec/ttlSecondsAfterFinished', 3600)"),
    after: migration("JsonPatch.add('/spec/activeDeadlineSeconds', 300)"),
  },
};

import { type Explanations, KUBERNETES, POD_API, web } from './explanation';

const WEB = web();
const named = (statement: string) => `const web = ${WEB}\n${statement}`;
const patched = (patch: string) => named(`web.deployment.addJsonPatch(JsonPatch.${patch});`);
const container = (verb: string, path: string, value: string) =>
  patched(`${verb}('/spec/template/spec/containers/0/${path}', ${value})`);

/** Codes of checks, shown by a patch of an object. */
export const PATCHED: Explanations = {
  images: {
    trap: 'A tag such as `latest` moves. Two pods of one Deployment can run different programs, and a rollback may bring back nothing.',
    source: `${KUBERNETES}/concepts/containers/images/`,
    before: container('replace', 'image', "'registry.example.com/web:latest'"),
    after: container('replace', 'image', "'registry.example.com/web:1.5.0'"),
  },
  'container-ports': {
    trap: 'Ports are numbers from 1 to 65535. The API server refuses others.',
    source: `${POD_API}#ContainerPort`,
    before: container('replace', 'ports/0/containerPort', '80800'),
    after: container('replace', 'ports/0/containerPort', '8000'),
  },
  probes: {
    trap: 'A probe with a port name that the container does not have fails each time, and the pod never gets ready.',
    source: `${KUBERNETES}/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes`,
    before: container('replace', 'readinessProbe', "{ tcpSocket: { port: 'htpp' } }"),
    after: container('replace', 'readinessProbe', "{ tcpSocket: { port: 'http' } }"),
  },
  env: {
    trap: 'Kubernetes accepts a variable that is listed twice, and uses the last value.',
    source: `${KUBERNETES}/tasks/inject-data-application/define-interdependent-environment-variables/`,
    before: container('add', 'env', "[{ name: 'LOG', value: 'info' }, { name: 'LOG', value: 'debug' }]"),
    after: container('add', 'env', "[{ name: 'LOG', value: 'debug' }]"),
  },
  'secret-literals': {
    trap: 'Everybody who can read the repository or the object can read a password in a manifest.',
    source: `${KUBERNETES}/concepts/configuration/secret/`,
    before: `${WEB}
new ApiObject(chart, 'settings', {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings' },
  data: { DB_PASSWORD: 'correct horse' },
});`,
    after: web("secrets: { DB_PASSWORD: SecretKey.of('database', 'password') }"),
  },
  volumes: {
    trap: 'The API server refuses a mount of a volume that the pod does not have.',
    source: `${KUBERNETES}/concepts/storage/volumes/`,
    before: container('add', 'volumeMounts/-', "{ name: 'data', mountPath: '/data' }"),
    after: web("volumes: { '/data': PodVolume.claim('data') }"),
  },
  capabilities: {
    trap: 'Kubernetes leaves out the `CAP_` that Linux writes in front. The API server accepts any text, and the container does not start.',
    source: `${KUBERNETES}/tasks/configure-pod-container/security-context/`,
    before: container('add', 'securityContext/capabilities/add', "['CAP_NET_BIND_SERVICE']"),
    after: container('add', 'securityContext/capabilities/add', "['NET_BIND_SERVICE']"),
  },
  'field-types': {
    trap: 'The API server refuses a string where it expects a number.',
    source: `${KUBERNETES}/reference/using-api/api-concepts/`,
    before: patched("replace('/spec/replicas', '2')"),
    after: patched("replace('/spec/replicas', 2)"),
  },
  labels: {
    trap: 'Values of labels are at most 63 letters, digits, `-`, `_` and `.`: no spaces.',
    source: `${KUBERNETES}/concepts/overview/working-with-objects/labels/`,
    before: patched("add('/metadata/labels/team', 'check out')"),
    after: patched("add('/metadata/labels/team', 'check-out')"),
  },
  'service-accounts': {
    trap: 'No pod is created for a ServiceAccount that does not exist. The Deployment exists, and has no pods.',
    source: `${KUBERNETES}/tasks/configure-pod-container/configure-service-account/`,
    before: patched("replace('/spec/template/spec/serviceAccountName', 'wbe')"),
    after: WEB,
  },
  'disruption-budgets': {
    trap: 'A budget that allows no disruption blocks `kubectl drain`, and the upgrade of the nodes.',
    source: `${KUBERNETES}/concepts/workloads/pods/disruptions/`,
    before: named("web.disruptionBudget?.addJsonPatch(JsonPatch.replace('/spec/maxUnavailable', 0));"),
    after: named("web.disruptionBudget?.addJsonPatch(JsonPatch.replace('/spec/maxUnavailable', 1));"),
  },
  names: {
    trap: 'Names of objects are DNS labels or DNS subdomains: lower case, no underscore. The API server refuses others.',
    source: `${KUBERNETES}/concepts/overview/working-with-objects/names/`,
    before: named("web.disruptionBudget?.addJsonPatch(JsonPatch.replace('/metadata/name', 'Web'));"),
    after: named("web.disruptionBudget?.addJsonPatch(JsonPatch.replace('/metadata/name', 'web-budget'));"),
  },
  'cron-schedules': {
    trap: 'An hour is 0 to 23. The API server refuses the CronJob.',
    source: `${KUBERNETES}/concepts/workloads/controllers/cron-jobs/`,
    before: `const report = new CronJob(chart, 'report', { image: 'registry.example.com/report:1.0.0', schedule: '0 3 * * *' });
report.apiObject.addJsonPatch(JsonPatch.replace('/spec/schedule', '0 24 * * *'));`,
    after: `const report = new CronJob(chart, 'report', { image: 'registry.example.com/report:1.0.0', schedule: '0 3 * * *' });
report.apiObject.addJsonPatch(JsonPatch.replace('/spec/schedule', '0 0 * * *'));`,
  },
  'selector-overlap': {
    trap: 'Two Deployments that select the same pods count the pods of each other, and delete those that are too many.',
    source: `${KUBERNETES}/concepts/workloads/controllers/deployment/`,
    before: `${WEB}
new WebService(chart, 'shop', { image: 'registry.example.com/shop:1.0.0', selector: { app: 'web' } });`,
    after: `${WEB}
new WebService(chart, 'shop', { image: 'registry.example.com/shop:1.0.0', selector: { app: 'shop' } });`,
  },
  'unused-claims': {
    trap: 'A claim that no pod mounts still costs storage, and the pods that were meant to mount it write elsewhere.',
    source: `${KUBERNETES}/concepts/storage/persistent-volumes/`,
    before: `new StorageClaim(chart, 'data', { size: Size.gibibytes(5), accessMode: AccessMode.READ_WRITE_MANY });
${WEB}`,
    after: `const data = new StorageClaim(chart, 'data', { size: Size.gibibytes(5), accessMode: AccessMode.READ_WRITE_MANY });
new WebService(chart, 'web', { image: 'registry.example.com/web:1.4.0', volumes: { '/data': data.volume() } });`,
  },
};

import { type Explanations, INGRESS_API, INGRESS_NGINX_SOURCE, KUBERNETES, POD_API, router, web } from './explanation';

const NAMES = `${KUBERNETES}/concepts/overview/working-with-objects/names/`;
const LABELS = `${KUBERNETES}/concepts/overview/working-with-objects/labels/`;

/** Codes of single values. */
export const VALUES: Explanations = {
  'unknown-option': {
    trap: 'A misspelt field is the most common loss in YAML: a client without schema validation drops it, and the default stays.',
    source: `${KUBERNETES}/reference/using-api/api-concepts/`,
    before: "new WebService(chart, 'web', { image: 'registry.example.com/web:1.4.0', replicas: 3 } as never);",
    after: web('scale: Scale.fixed(3)'),
  },
  'wrong-type': {
    trap: 'TypeScript refuses the wrong type. Plain JavaScript and casts do not, nor does YAML.',
    source: `${KUBERNETES}/reference/using-api/api-concepts/`,
    before: web('scale: 3 as never'),
    after: web('scale: Scale.fixed(3)'),
  },
  'missing-value': {
    trap: 'A variable that CI did not set becomes a part of a name. The object is valid, and the image is not found on the node.',
    source: `${KUBERNETES}/concepts/containers/images/`,
    before: `const env: { [name: string]: string | undefined } = {};
new WebService(chart, 'web', { image: \`registry.example.com/web:\${env.TAG}\` });`,
    after: `const env: { [name: string]: string | undefined } = {};
new WebService(chart, 'web', { image: \`registry.example.com/web:\${env.TAG ?? '1.4.0'}\` });`,
  },
  'dns-name': {
    trap: 'Names of objects are DNS labels or DNS subdomains: lower case, no underscore. The API server refuses others.',
    source: NAMES,
    before: web("name: 'Web_Shop'"),
    after: web("name: 'web-shop'"),
  },
  host: {
    trap: 'The host of an Ingress is a name, or a wildcard for one label. A URL or a port in it is refused at apply.',
    source: `${INGRESS_API}#IngressRule`,
    before: "new IngressRouter(chart, 'router', { host: 'https://abc.com', defaultBackend: user });",
    after: "new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend: user });",
  },
  label: {
    trap: 'Values of labels are at most 63 letters, digits, `-`, `_` and `.`: no spaces.',
    source: LABELS,
    before: web("labels: { team: 'check out' }"),
    after: web("labels: { team: 'check-out' }"),
  },
  annotation: {
    trap: 'The key of an annotation has the form of the key of a label, with at most one `/`.',
    source: `${KUBERNETES}/concepts/overview/working-with-objects/annotations/`,
    before: web("annotations: { 'example.com/owner/name': 'x' }"),
    after: web("annotations: { 'example.com/owner-name': 'x' }"),
  },
  'env-name': {
    trap: 'A process cannot have a variable with `=` in its name.',
    source: `${KUBERNETES}/tasks/inject-data-application/define-environment-variable-container/`,
    before: web("env: { 'LOG=LEVEL': 'info' }"),
    after: web("env: { LOG_LEVEL: 'info' }"),
  },
  port: {
    trap: 'Ports are numbers from 1 to 65535.',
    source: `${POD_API}#ContainerPort`,
    before: web('port: 80800'),
    after: web('port: 8080'),
  },
  header: {
    trap: 'A header name is a token of HTTP. No client can send any other, so the rule would never match.',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2',
    before: `const next = new UserService(chart, 'next', { version: 'v2' });
const release = new CanaryRelease({ stable: user, canary: next, header: { name: 'x release', value: 'next' } });
new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend: release });`,
    after: `const next = new UserService(chart, 'next', { version: 'v2' });
const release = new CanaryRelease({ stable: user, canary: next, header: { name: 'x-release', value: 'next' } });
new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend: release });`,
  },
  url: {
    trap: 'ingress-nginx answers every request with 503 if it cannot parse the URL of the authentication.',
    source: `${INGRESS_NGINX_SOURCE}/rootfs/etc/nginx/template/nginx.tmpl`,
    before: router('defaultBackend: user', "externalAuth: { url: 'auth.abc.com' }"),
    after: router('defaultBackend: user', "externalAuth: { url: 'https://auth.abc.com' }"),
  },
  duration: {
    trap: 'Fields such as `terminationGracePeriodSeconds` are whole seconds.',
    source: `${KUBERNETES}/concepts/workloads/pods/pod-lifecycle/`,
    before: web('drain: Drain.graceful({ pause: Duration.millis(1500) })'),
    after: web('drain: Drain.graceful({ pause: Duration.seconds(2) })'),
  },
  cidr: {
    trap: 'ingress-nginx answers every request with 503 if the list of allowed addresses is malformed.',
    source: `${INGRESS_NGINX_SOURCE}/rootfs/etc/nginx/template/nginx.tmpl`,
    before: router('defaultBackend: user', "allowFrom: ['10.0.0.0/33']"),
    after: router('defaultBackend: user', "allowFrom: ['10.0.0.0/8']"),
  },
  image: {
    trap: 'A tag such as `latest` moves. Two pods of one Deployment can run different programs, and a rollback may bring back nothing.',
    source: `${KUBERNETES}/concepts/containers/images/`,
    before: "new WebService(chart, 'web', { image: 'registry.example.com/web:latest' });",
    after: "new WebService(chart, 'web', { image: 'registry.example.com/web:1.4.0' });",
  },
  'container-path': {
    trap: 'Paths in a container begin with `/`.',
    source: `${KUBERNETES}/concepts/storage/volumes/`,
    before: web("workingDir: 'srv/app'"),
    after: web("workingDir: '/srv/app'"),
  },
  'mount-path': {
    trap: 'Kubernetes mounts at absolute paths only.',
    source: `${KUBERNETES}/concepts/storage/volumes/`,
    before: web("files: { 'etc/app.yaml': 'log: info' }"),
    after: web("files: { '/etc/app.yaml': 'log: info' }"),
  },
  capability: {
    trap: 'Kubernetes leaves out the `CAP_` that Linux writes in front. The API server accepts any text, and the container does not start.',
    source: `${KUBERNETES}/tasks/configure-pod-container/security-context/`,
    before: web("runtime: ImageRuntime.baseline({ user: 0, capabilities: ['CAP_CHOWN'] })"),
    after: web("runtime: ImageRuntime.baseline({ user: 0, capabilities: ['CHOWN'] })"),
  },
  cron: {
    trap: 'An hour is 0 to 23. The API server refuses the CronJob.',
    source: `${KUBERNETES}/concepts/workloads/controllers/cron-jobs/`,
    before: "new CronJob(chart, 'report', { image: 'registry.example.com/report:1.0.0', schedule: '0 24 * * *' });",
    after: "new CronJob(chart, 'report', { image: 'registry.example.com/report:1.0.0', schedule: '0 0 * * *' });",
  },
  'time-zone': {
    trap: 'Without `timeZone`, a schedule is in the zone of the kube-controller-manager. The API server refuses one that is not in the database.',
    source: `${KUBERNETES}/concepts/workloads/controllers/cron-jobs/`,
    before: `new CronJob(chart, 'report', {
  image: 'registry.example.com/report:1.0.0',
  schedule: '0 3 * * *',
  timeZone: 'Berlin',
});`,
    after: `new CronJob(chart, 'report', {
  image: 'registry.example.com/report:1.0.0',
  schedule: '0 3 * * *',
  timeZone: 'Europe/Berlin',
});`,
  },
};

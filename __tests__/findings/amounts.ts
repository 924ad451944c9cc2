import { type Explanations, KUBERNETES, POD_API, router, web } from './explanation';

const model = (resource: string) =>
  `new Worker(chart, 'model', {
  image: 'registry.example.com/model:1.0.0',
  resources: Resources.of({ extended: { '${resource}': 1 } }),
});`;
const called = (chart: string) => `const back = ${chart};
const orders = new WebService(back, 'orders', { image: 'registry.example.com/orders:1.0.0' });
const front = new Chart(app, 'front', { namespace: 'front' });
new WebService(front, 'web', { image: 'registry.example.com/web:1.4.0', calls: [orders] });`;

/** Codes of single numbers, amounts, addresses and keys. */
export const AMOUNTS: Explanations = {
  'data-key': {
    trap: 'The keys of Secrets and ConfigMaps consist of letters, digits, `-`, `_` and `.`. No Secret can have such a key, so the API server refuses the reference.',
    source: `${KUBERNETES}/concepts/configuration/secret/#restriction-names-data`,
    before: web("secrets: { DB_PASSWORD: SecretKey.of('database', 'the password') }"),
    after: web("secrets: { DB_PASSWORD: SecretKey.of('database', 'password') }"),
  },
  number: {
    trap: '`replicas` is a whole number. The API server refuses a fraction.',
    source: `${KUBERNETES}/reference/kubernetes-api/apps/deployment-v1/`,
    before: web('scale: Scale.fixed(2.5)'),
    after: web('scale: Scale.fixed(3)'),
  },
  size: {
    trap: 'nginx reads a size as a whole number of bytes, `k` or `m`, and does not start with a fraction.',
    source: 'https://nginx.org/en/docs/syntax.html',
    before: router('defaultBackend: user', 'bodySize: Size.kibibytes(1.5)'),
    after: router('defaultBackend: user', 'bodySize: Size.kibibytes(2)'),
  },
  quantity: {
    trap: 'The name of an extended resource begins with the domain of its vendor. The API server refuses a name without one.',
    source: `${KUBERNETES}/concepts/configuration/manage-resources-containers/#extended-resources`,
    before: model('gpu'),
    after: model('nvidia.com/gpu'),
  },
  'pod-count': {
    trap: '`maxUnavailable` is a whole number of pods, or a percentage up to 100 %. The API server refuses anything else.',
    source: `${KUBERNETES}/concepts/workloads/controllers/deployment/#max-unavailable`,
    before: web('rollout: Rollout.rolling({ maxUnavailable: PodCount.percent(150) })'),
    after: web('rollout: Rollout.rolling({ maxUnavailable: PodCount.percent(50) })'),
  },
  'ip-address': {
    trap: 'The name servers of a pod are IP addresses in its resolv.conf. The API server refuses a host name there.',
    source: `${KUBERNETES}/concepts/services-networking/dns-pod-service/#pod-dns-config`,
    before: web("dns: DnsConfig.servers(['dns.example.com'])"),
    after: web("dns: DnsConfig.servers(['10.0.0.10'])"),
  },
  'security-profile': {
    trap: 'The path of a seccomp profile is relative to the profile folder of the kubelet. The API server refuses an absolute path.',
    source: `${POD_API}#SeccompProfile`,
    before: web("runtime: ImageRuntime.restricted({ seccomp: SecurityProfile.localhost('/profiles/web.json') })"),
    after: web("runtime: ImageRuntime.restricted({ seccomp: SecurityProfile.localhost('profiles/web.json') })"),
  },
  selector: {
    trap: 'A Deployment finds its pods by its selector. The API server refuses an empty one with "empty selector is invalid for deployment".',
    source: `${KUBERNETES}/concepts/workloads/controllers/deployment/#selector`,
    before: web('selector: {}'),
    after: web("selector: { app: 'web' }"),
  },
  settings: {
    trap: 'Environment variables from a ConfigMap do not change until the pod restarts. Portico writes a hash of the settings into this annotation of the pods, so that a change of the settings starts a rollout.',
    source: `${KUBERNETES}/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically`,
    before: web("config: { LOG_LEVEL: 'info' }", "pods: { annotations: { 'checksum/config': '1' } }"),
    after: web("config: { LOG_LEVEL: 'info' }", "pods: { annotations: { 'example.com/revision': '1' } }"),
  },
  'settings-file': {
    trap: 'A key of a ConfigMap cannot have a slash, so the file `/etc/web/log.yaml` is kept under the key `etc_web_log.yaml`. Two paths with the same key would become one file.',
    source: `${KUBERNETES}/concepts/configuration/configmap/#configmap-object`,
    before: web("files: { '/etc/web/log.yaml': 'level: info', '/etc/web_log.yaml': 'level: debug' }"),
    after: web("files: { '/etc/web/log.yaml': 'level: info', '/etc/web-log.yaml': 'level: debug' }"),
  },
  'secret-reference': {
    trap: 'The names in `imagePullSecrets` are unique: `kubectl apply` merges the list by name, and server-side apply refuses a name that is there twice.',
    source: `${KUBERNETES}/reference/using-api/server-side-apply/#merge-strategy`,
    before: web("pullSecrets: ['registry', 'registry']"),
    after: web("pullSecrets: ['registry']"),
  },
  storage: {
    trap: '`persistentVolumeClaimRetentionPolicy` decides what happens to the claims of a StatefulSet. Without claims, it has no effect.',
    source: `${KUBERNETES}/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention`,
    before: `new StatefulService(chart, 'db', {
  image: 'registry.example.com/db:1.0.0',
  storageRetention: { whenDeleted: ClaimRetention.DELETE },
});`,
    after: `new StatefulService(chart, 'db', {
  image: 'registry.example.com/db:1.0.0',
  storage: { '/data': Storage.claim({ size: Size.gibibytes(5) }) },
  storageRetention: { whenDeleted: ClaimRetention.DELETE },
});`,
  },
  'service-address': {
    trap: 'DNS looks up a short name such as `orders` in the namespace of the pod that asks. A pod in another namespace needs the name with the namespace of the Service.',
    source: `${KUBERNETES}/concepts/services-networking/dns-pod-service/#namespaces-of-services`,
    before: called("new Chart(app, 'back')"),
    after: called("new Chart(app, 'back', { namespace: 'back' })"),
  },
};

import { type Explanations, KUBERNETES, POD_API, web } from './explanation';

const PODS = `${KUBERNETES}/concepts/workloads/pods`;
const SERVICES = `${KUBERNETES}/concepts/services-networking/service/`;
const RESOURCES = `${KUBERNETES}/concepts/configuration/manage-resources-containers/`;
const JOBS = `${KUBERNETES}/concepts/workloads/controllers/job/`;

/** Codes of workloads. */
export const WORKLOADS: Explanations = {
  defaults: {
    trap: 'Defaults that are set after a workload would apply to only some workloads of a chart.',
    source: 'services.md#defaults',
    before: `new WebService(chart, 'web', { image: 'registry.example.com/web:1.4.0' });
PorticoDefaults.of(chart).set({ registry: 'registry.example.com' });`,
    after: `PorticoDefaults.of(chart).set({ registry: 'registry.example.com' });
new WebService(chart, 'web', { image: 'registry.example.com/web:1.4.0' });`,
  },
  'own-label': {
    trap: 'The selector of a Deployment cannot change, so its labels must come from one place.',
    source: `${KUBERNETES}/concepts/workloads/controllers/deployment/`,
    before: web("labels: { app: 'shop' }"),
    after: web("labels: { team: 'shop' }"),
  },
  scale: {
    trap: 'An autoscaler compares the usage with the request of the container. Without a request it has nothing to compare with, and never scales.',
    source: `${KUBERNETES}/concepts/workloads/autoscaling/horizontal-pod-autoscale/`,
    before: web(`resources: Resources.none(), scale: Scale.auto({ min: 2, max: 10 })`),
    after: web(
      `resources: Resources.of({ cpu: { request: Cpu.millis(100) } }), scale: Scale.auto({ min: 2, max: 10 })`,
    ),
  },
  rollout: {
    trap: 'With `maxSurge` and `maxUnavailable` both 0, a rolling update can never begin. The API server refuses it.',
    source: `${KUBERNETES}/concepts/workloads/controllers/deployment/`,
    before: web('rollout: Rollout.rolling({ maxSurge: PodCount.of(0), maxUnavailable: PodCount.of(0) })'),
    after: web('rollout: Rollout.rolling({ maxSurge: PodCount.of(1), maxUnavailable: PodCount.of(0) })'),
  },
  'disruption-budget': {
    trap: 'A budget that allows no disruption blocks `kubectl drain`, and the upgrade of the nodes.',
    source: `${PODS}/disruptions/`,
    before: web('disruptionBudget: DisruptionBudget.maxUnavailable(PodCount.of(0))'),
    after: web('disruptionBudget: DisruptionBudget.maxUnavailable(PodCount.of(1))'),
  },
  job: {
    trap: 'An indexed Job needs a number of completions, of which each pod gets one.',
    source: JOBS,
    before: "new Job(chart, 'import', { image: 'registry.example.com/import:1.0.0', indexed: true });",
    after: "new Job(chart, 'import', { image: 'registry.example.com/import:1.0.0', indexed: true, completions: 3 });",
  },
  'service-port': {
    trap: 'The ports of a Service differ by number and by name. A second port 80 is refused at apply.',
    source: SERVICES,
    before: web('ports: { api: PodPort.offered(9000, 80) }'),
    after: web('ports: { api: PodPort.offered(9000) }'),
  },
  'pod-port': {
    trap: 'Only one process of a pod can listen on a port, as containers of a pod share one address.',
    source: `${PODS}/`,
    before: web('ports: { admin: PodPort.podOnly(8080) }'),
    after: web('ports: { admin: PodPort.podOnly(8081) }'),
  },
  'pod-container': {
    trap: 'Containers of a pod have names of their own. A second `web` is refused at apply.',
    source: `${POD_API}#Container`,
    before: web("sidecars: [{ name: 'web', image: 'registry.example.com/proxy:1.0.0' }]"),
    after: web("sidecars: [{ name: 'proxy', image: 'registry.example.com/proxy:1.0.0' }]"),
  },
  variable: {
    trap: 'A variable in `env` silently replaces one of the same name from `envFrom`.',
    source: `${POD_API}#Container`,
    before: web("config: { LOG_LEVEL: 'info' }, env: { LOG_LEVEL: 'debug' }"),
    after: web("config: { LOG_LEVEL: 'debug' }"),
  },
  'secret-literal': {
    trap: 'Everybody who can read the repository or the object can read a password in a manifest.',
    source: `${KUBERNETES}/concepts/configuration/secret/`,
    before: web("config: { DB_PASSWORD: 'correct horse' }"),
    after: web("secrets: { DB_PASSWORD: SecretKey.of('database', 'password') }"),
  },
  volume: {
    trap: 'A claim without an amount is refused at apply.',
    source: `${KUBERNETES}/concepts/storage/persistent-volumes/`,
    before: `new StatefulService(chart, 'db', {
  image: 'registry.example.com/db:1.0.0',
  storage: { '/data': Storage.claim({ size: Size.gibibytes(0) }) },
});`,
    after: `new StatefulService(chart, 'db', {
  image: 'registry.example.com/db:1.0.0',
  storage: { '/data': Storage.claim({ size: Size.gibibytes(5) }) },
});`,
  },
  health: {
    trap: 'A probe with a named port that the container does not have fails each time, and the pod never gets ready.',
    source: `${KUBERNETES}/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes`,
    before: web("health: Health.http('/ready', { port: 'admin' })"),
    after: web("health: Health.http('/ready', { port: 'admin' }), ports: { admin: PodPort.podOnly(9000) }"),
  },
  drain: {
    trap: 'The grace period runs while the preStop hook does. When it ends, the container is killed, together with the requests that it is answering.',
    source: `${PODS}/pod-lifecycle/`,
    before: web('drain: Drain.graceful({ pause: Duration.seconds(20), gracePeriod: Duration.seconds(10) })'),
    after: web('drain: Drain.graceful({ pause: Duration.seconds(5), gracePeriod: Duration.seconds(60) })'),
  },
  'container-resources': {
    trap: 'The API server refuses a container that asks for more than its limit.',
    source: RESOURCES,
    before: web('resources: Resources.of({ memory: { request: Size.mebibytes(512), limit: Size.mebibytes(256) } })'),
    after: web('resources: Resources.of({ memory: { request: Size.mebibytes(256), limit: Size.mebibytes(512) } })'),
  },
  runtime: {
    trap: 'A namespace that enforces "restricted" refuses pods that run as root. The Deployment exists, and has no pods.',
    source: `${KUBERNETES}/concepts/security/pod-security-standards/`,
    before: web('runtime: ImageRuntime.restricted({ user: 0 })'),
    after: web('runtime: ImageRuntime.restricted({ user: 1000 })'),
  },
  toleration: {
    trap: '`tolerationSeconds` goes with the effect `NoExecute` alone. The API server refuses it with others.',
    source: `${KUBERNETES}/concepts/scheduling-eviction/taint-and-toleration/`,
    before: web("tolerations: [{ key: 'spot', stay: Duration.minutes(2) }]"),
    after: web("tolerations: [{ key: 'spot', effect: TolerationEffect.NO_EXECUTE, stay: Duration.minutes(2) }]"),
  },
  spread: {
    trap: 'Two constraints over one topology are refused at apply.',
    source: `${KUBERNETES}/concepts/scheduling-eviction/topology-spread-constraints/`,
    before: web(
      "spread: Spread.all([Spread.required({ topologyKey: 'zone' }), Spread.required({ topologyKey: 'zone', maxSkew: 2 })])",
    ),
    after: web("spread: Spread.required({ topologyKey: 'zone', maxSkew: 2 })"),
  },
  exposure: {
    trap: 'A node port belongs to one port of the Service. This one has no port with the name `https`.',
    source: SERVICES,
    before: web('exposure: Exposure.nodePorts({ http: 30080, https: 30443 })'),
    after: web('exposure: Exposure.nodePort(30080)'),
  },
  'job-image': {
    trap: 'A Job with the same name and template is complete already, so that the new pods do not wait: they start with a database that was never migrated.',
    source: JOBS,
    before: release('2.3.0'),
    after: release('2.4.0'),
  },
};

function release(version: string): string {
  return `const web = new WebService(chart, 'web', { image: 'registry.example.com/shop:2.4.0' });
new Job(chart, 'migrate', { image: 'registry.example.com/shop:${version}', before: [web] });`;
}

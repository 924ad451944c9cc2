import { App, Chart, Size } from 'cdk8s';
import { Deployment, EnvValue, k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import * as fc from 'fast-check';
import {
  AccessMode,
  Backend,
  CanaryRelease,
  Health,
  type IBackend,
  JobRestartPolicy,
  LifecycleHook,
  Metrics,
  Namespace,
  type NamespaceProps,
  PodPort,
  PodSecurityLevel,
  PodVolume,
  PorticoDefaults,
  Scale,
  Settings,
  type Sidecar,
  StorageClaim,
} from '../../lib';
import { present } from '../../lib/cdk8s/objects';
import { isMap } from '../../lib/rules/check';
import { KINDS, type Kind } from '../workloads/suite/kinds';
import { type PropArbitraries, rarely, someOf } from './arbitraries';
import { jobProps } from './job-props';
import { asOnNode, nodeAgentProps } from './node-agents';
import { buildRouter, type RandomRouter, randomRouter } from './routers';
import { statefulServiceProps, withStorage } from './stateful-services';
import { webServiceProps } from './web-services';

interface RandomWorkload {
  readonly folder: string;
  readonly props: { readonly [name: string]: unknown };
}

export interface RandomChart {
  readonly namespace?: string;
  readonly labels?: { readonly [key: string]: string };
  readonly workloads: readonly RandomWorkload[];
  /** True when the other workloads wait for a Job among them. */
  readonly waits: boolean;
  /** True when the first chart makes its namespace, after everything in it. */
  readonly ownsNamespace: boolean;
  /** Settings that all of its workloads share. */
  readonly shares: boolean;
  /** A claim that all of its workloads mount. */
  readonly stores: boolean;
  readonly kubernetesVersion?: string;
  readonly release: boolean;
  readonly router?: RandomRouter;
  readonly others: readonly ('plus' | 'raw' | 'config')[];
}

export type RandomApp = readonly RandomChart[];

/** The prefix of names of objects that others than Portico make. */
export const FOREIGN = 'foreign-';
const IMAGE = 'registry.example.com/shop/user:1.4.0';

const WORKLOADS = 2;

/** A workload of a kind. An option without its own arbitrary takes the value of the suite. */
function randomWorkload({ folder, required, options }: Kind, number: number): fc.Arbitrary<RandomWorkload> {
  const isAgent = folder === 'node-agent';
  const known: { readonly [name: string]: fc.Arbitrary<unknown> } = {
    ...webServiceProps(number),
    ...jobProps,
    ...(isAgent && nodeAgentProps(number)),
    ...(folder === 'stateful-service' && statefulServiceProps(number)),
  };
  const { settings: _settings, image: _image, before: _before, kubectlImage: _kubectl, hook: _hook, ...own } = options;
  const arbitraries = Object.entries(own).map(([name, { right }]) => [name, known[name] ?? fc.constant(right)]);
  return someOf(Object.fromEntries(arbitraries) as PropArbitraries<RandomWorkload['props']>)
    .map((props) => possible('port' in options ? props : withoutService(props, number, 'ports' in options)))
    .map((props) => (isAgent ? asOnNode(props, number) : withStorage(props)))
    .map((props) => ({ folder, props: { ...required, ...props } }));
}

/**
 * Keeps the requests where an autoscaler measures the use as a percentage of them, a volume for the file of a health check,
 * the numbers of indexed pods, a scraper of metrics, and rules about pods that fail at once.
 */
function possible(random: RandomWorkload['props']): RandomWorkload['props'] {
  const { resources, indexed, retriesPerIndex, maxFailedIndexes, podFailurePolicy, scraper, ...props } = random;
  const hasIndexes = props.completions !== undefined && indexed === true;
  const isMeasured = props.scale instanceof Scale && props.scale._isAuto;
  const volumes = isMap(props.volumes) ? props.volumes : {};
  return {
    ...props,
    ...(!isMeasured && { resources }),
    ...(props.metrics !== undefined && { scraper }),
    ...(props.completions !== undefined && { indexed }),
    ...(hasIndexes && { retriesPerIndex }),
    ...(hasIndexes && retriesPerIndex !== undefined && { maxFailedIndexes }),
    ...(props.restartPolicy !== JobRestartPolicy.ON_FAILURE && present({ podFailurePolicy })),
    ...(props.health instanceof Health &&
      props.health._file !== undefined && { volumes: { ...volumes, '/cache': PodVolume.scratch() } }),
  };
}

/** At most one port, which nothing offers, and which metrics, a health check and hooks may ask. */
function withoutService(
  { ports, sidecars, metrics, health, postStart, ...props }: RandomWorkload['props'],
  number: number,
  mayListen: boolean,
) {
  const isAsked = mayListen && [metrics, health, postStart, props.drain].some((each) => each !== undefined);
  const asks = postStart instanceof LifecycleHook && postStart._request !== undefined;
  const quiet = ({ ports: _ports, health: _health, postStart: _start, preStop: _stop, ...one }: Sidecar) => one;
  return present({
    ...props,
    health,
    postStart: asks && !mayListen ? undefined : postStart,
    metrics: metrics && Metrics.scrape(),
    ports: ports || isAsked ? { admin: PodPort.podOnly(50001 + number) } : undefined,
    sidecars: (sidecars as readonly Sidecar[] | undefined)?.map(quiet),
  });
}

const [WEB_SERVICE, ...OTHERS] = KINDS as readonly [Kind, ...Kind[]];

const randomChart = (number: number): fc.Arbitrary<RandomChart> =>
  fc.record({
    namespace: rarely(fc.constantFrom('shop', 'blue')),
    labels: rarely(fc.constant({ tier: 'front' })),
    workloads: fc
      .tuple(
        randomWorkload(WEB_SERVICE, number * WORKLOADS),
        fc.oneof(...[WEB_SERVICE, ...OTHERS].map((kind) => randomWorkload(kind, number * WORKLOADS + 1))),
      )
      .chain((all) => fc.constantFrom(1, 1, WORKLOADS).map((count) => all.slice(0, count))),
    waits: fc.boolean(),
    ownsNamespace: fc.boolean(),
    shares: fc.boolean(),
    stores: fc.boolean(),
    kubernetesVersion: rarely(fc.constantFrom('1.29..1.36', '1.30..1.36', '1.33')),
    release: fc.boolean(),
    router: fc.option(randomRouter(number), { nil: undefined, freq: 1 }),
    others: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      fc.constantFrom('plus' as const, 'raw' as const, 'config' as const).map((kind) => [kind]),
    ),
  });

/** Apps of one or two charts, as data from which an app can be built any number of times. */
export const randomApp: fc.Arbitrary<RandomApp> = fc
  .tuple(randomChart(0), randomChart(1), fc.integer({ min: 0, max: 10 }))
  .map(([first, second, dice]) => (dice < 10 ? [first] : [first, second]));

const FOREIGN_OBJECTS: {
  readonly [kind in RandomChart['others'][number]]: (chart: Chart, name: string) => IBackend[];
} = {
  plus: (chart, name) => {
    const containers = [{ image: IMAGE, portNumber: 8080, envVariables: { A: EnvValue.fromValue('on') } }];
    const deployment = new Deployment(chart, name, { metadata: { name }, containers });
    const service = deployment.exposeViaService({ name });
    return [Backend.external(service.name, service.port)];
  },
  raw: (chart, name) => {
    const selector = { app: name };
    new k8s.KubeDeployment(chart, name, {
      metadata: { name },
      spec: {
        selector: { matchLabels: selector },
        template: {
          metadata: { labels: selector },
          spec: { containers: [{ name: 'web', image: IMAGE, ports: [{ containerPort: 8080 }] }] },
        },
      },
    });
    const ports = [{ port: 80, targetPort: k8s.IntOrString.fromNumber(8080) }];
    new k8s.KubeService(chart, `${name}-service`, { metadata: { name }, spec: { selector, ports } });
    return [Backend.external(name, 80)];
  },
  config: (chart, name) => {
    new k8s.KubeConfigMap(chart, name, { metadata: { name }, data: { key: 'value\n', empty: '' } });
    return [];
  },
};

const numbered = (services: object, number: number) =>
  Object.fromEntries(Object.entries(services).map(([name, service]) => [`${name}-${number}`, service]));

const isBefore29 = (range = '') => /^1\.2[0-8]\b/.test(range);

const isBackend = (workload: unknown): workload is IBackend =>
  typeof workload === 'object' && workload !== null && 'toRouteBackend' in workload;

/** A namespace with room for every random app. */
const ROOMY: NamespaceProps = {
  podSecurity: { enforce: PodSecurityLevel.PRIVILEGED },
  quota: { pods: 10_000, storage: Size.tebibytes(1000), loadBalancers: 10 },
  limitRange: {
    defaultRequest: { memory: Size.mebibytes(16) },
    max: { memory: Size.tebibytes(1) },
    maxClaim: Size.tebibytes(10),
  },
};

/** Builds a new app with each call, since constructs cannot be shared. */
/** Makes a random app, or an environment of one. */
export function buildApp(random: RandomApp, app = new App()): App {
  random.forEach((own, number) => {
    const { namespace, labels, workloads, waits, shares, stores, kubernetesVersion, release, router, others } = own;
    const { ownsNamespace } = own;
    const chart = new Chart(app, `chart${number}`, { namespace, labels });
    PorticoDefaults.of(chart).set({ kubernetesVersion });
    const config = { SHARED: 'yes' };
    const settings = shares ? [new Settings(chart, 'shared', { name: `shared-${number}`, config })] : [];
    const claim = { size: Size.gibibytes(1), accessMode: AccessMode.READ_WRITE_MANY };
    const volumes = stores ? { '/shared': new StorageClaim(chart, `shared-${number}`, claim).volume() } : {};
    const earlier: Construct[] = [];
    const made = workloads.flatMap(({ folder, props }, index) => {
      const kind = KINDS.find((one) => one.folder === folder);
      const workload = kind?.make(chart, `s${number * WORKLOADS + index}`, {
        ...props,
        // A Job for which others wait has to stay.
        ...(waits && folder === 'job' && { before: [...earlier], ttl: undefined }),
        // There, a sidecar keeps a job from ending.
        ...(isBefore29(kubernetesVersion) && folder.endsWith('job') && { sidecars: undefined }),
        // Names of further Services are free, so that two workloads of a chart could have the same.
        ...(isMap(props.services) && { services: numbered(props.services, number * WORKLOADS + index) }),
        // Routes may say what their backends speak.
        ...(router && { protocol: undefined }),
        settings,
        volumes: { ...(props.volumes as object | undefined), ...volumes },
      });
      if (workload !== undefined) earlier.push(workload);
      return isBackend(workload) ? [workload] : [];
    });
    const foreign = others.flatMap((kind) => FOREIGN_OBJECTS[kind](chart, `${FOREIGN}${kind}-${number}`));
    const [stable, canary, ...rest] = made;
    const backends =
      release && stable && canary
        ? [new CanaryRelease({ stable, canary, weight: 10, header: { name: 'x-release', value: 'next' } }), ...rest]
        : made;
    if (router) buildRouter(chart, `router${number}`, router, [...backends, ...foreign]);
    if (ownsNamespace && namespace !== undefined && number === 0) new Namespace(chart, namespace, ROOMY);
  });
  return app;
}

import { Duration } from 'cdk8s';
import {
  Exposure,
  Metrics,
  NodeAgent,
  PodPort,
  PorticoDefaults,
  PortProtocol,
  Scraper,
  StatefulService,
  WebService,
  Worker,
} from '../../../lib';
import { type Manifest, only, problemsOf, synthesize } from '../../support/app';
import { image, proxy, service } from '../support';

const metrics = Metrics.scrape({ port: 9464 });
const release = { release: 'kube-prometheus-stack' };

const podMonitor = (objects: readonly Manifest[]) => only(objects, 'PodMonitor');
const serviceMonitor = (objects: readonly Manifest[]) => only(objects, 'ServiceMonitor');

/** The labels of the objects of a kind, by their names. */
const labelsOf = (objects: readonly Manifest[], kind: string) =>
  objects.filter((each) => each.kind === kind).map(({ metadata }) => metadata.labels);

describe('a PodMonitor', () => {
  test('uses the port for metrics of the pods of its workload, and the pods have no annotations for it', () => {
    const objects = service({ version: 'v2', metrics, scraper: Scraper.podMonitor({ labels: release }) });
    const { metadata, spec } = podMonitor(objects);
    expect(metadata).toMatchObject({ name: 'user-v2', labels: { app: 'user-v2', ...release } });
    expect(spec).toEqual({
      selector: { matchLabels: { app: 'user-v2' } },
      podMetricsEndpoints: [{ port: 'metrics' }],
    });
    const { template } = only(objects, 'Deployment').spec;
    expect(template.metadata).not.toHaveProperty('annotations');
    expect(template.spec.containers[0].ports).toContainEqual({ name: 'metrics', containerPort: 9464 });
  });

  test('has a path, an interval and a scheme where they are not those of the operator', () => {
    const objects = service({
      protocol: PortProtocol.https(),
      metrics: Metrics.scrape({ path: '/stats' }),
      scraper: Scraper.podMonitor({ interval: Duration.minutes(1) }),
    });
    expect(podMonitor(objects).spec.podMetricsEndpoints).toEqual([
      { port: 'https', path: '/stats', scheme: 'https', interval: '60s' },
    ]);
  });

  test('asks a port of a sidecar by its name, and a port without a name by its number', () => {
    const scraper = Scraper.podMonitor();
    const exporter = { name: 'exporter', image: proxy, ports: { stats: PodPort.podOnly(9464) } };
    const endpoints = (objects: readonly Manifest[]) => podMonitor(objects).spec.podMetricsEndpoints;
    expect(endpoints(service({ metrics, scraper, sidecars: [exporter] }))).toEqual([{ port: 'stats' }]);
    expect(endpoints(service({ metrics: Metrics.scrape(), scraper, containerPortName: '' }))).toEqual([
      { portNumber: 8080 },
    ]);
  });

  test('is made for every kind that offers metrics, as the defaults around it say, and for no other', () => {
    const objects = synthesize((chart) => {
      PorticoDefaults.of(chart).set({ scraper: Scraper.podMonitor({ labels: release }) });
      new WebService(chart, 'web', { image, metrics });
      new Worker(chart, 'mailer', { image, metrics });
      new NodeAgent(chart, 'agent', { image, metrics });
      new StatefulService(chart, 'db', { image, metrics });
      new WebService(chart, 'plain', { image });
      new WebService(chart, 'annotated', { image, metrics, scraper: Scraper.annotations() });
    });
    const monitors = objects.filter(({ kind }) => kind === 'PodMonitor');
    expect(monitors.map(({ metadata }) => metadata.name).sort()).toEqual(['agent', 'db', 'mailer', 'web']);
    for (const { metadata, spec } of monitors) {
      expect(metadata.labels).toMatchObject(release);
      expect(spec.selector).toEqual({ matchLabels: { app: metadata.name } });
    }
  });
});

describe('a ServiceMonitor', () => {
  const scraper = Scraper.serviceMonitor({ labels: release });

  test('uses the port of the Service that leads to the metrics', () => {
    const ports = { metrics: PodPort.offered(9464) };
    const { metadata, spec } = serviceMonitor(service({ metrics, scraper, ports }));
    expect(metadata.labels).toMatchObject(release);
    expect(spec).toEqual({ selector: { matchLabels: { app: 'user' } }, endpoints: [{ port: 'metrics' }] });
  });

  test('asks the own port of the Service by its name there, or by that of the pods where it has none', () => {
    const endpoints = (props: object) =>
      serviceMonitor(service({ metrics: Metrics.scrape(), scraper, ...props })).spec.endpoints;
    expect(endpoints({ servicePortName: 'web' })).toEqual([{ port: 'web' }]);
    expect(endpoints({ servicePortName: '' })).toEqual([{ targetPort: 'http' }]);
  });

  test('takes a further Service where only that one offers the port', () => {
    const services = {
      'user-metrics': { ports: { metrics: 9464 } },
      'user-external': { exposure: Exposure.loadBalancer() },
    };
    expect(serviceMonitor(service({ metrics, scraper, services })).spec.endpoints).toEqual([{ port: 'metrics' }]);
  });

  test('asks each pod once where several Services of the workload lead to the port', () => {
    const objects = synthesize(
      (chart) =>
        new StatefulService(chart, 'db', { image, metrics, scraper, ports: { metrics: PodPort.offered(9464) } }),
    );
    expect(serviceMonitor(objects).spec.endpoints).toEqual([
      {
        port: 'metrics',
        relabelings: [{ sourceLabels: ['__meta_kubernetes_service_name'], regex: 'db', action: 'keep' }],
      },
    ]);
  });

  test('selects the Service by labels that it has, also where pods are selected by others', () => {
    const selector = { 'app.kubernetes.io/name': 'chart', 'app.kubernetes.io/instance': 'release' };
    const objects = service({ selector, metrics: Metrics.scrape(), scraper });
    const { matchLabels } = serviceMonitor(objects).spec.selector;
    expect(Object.keys(matchLabels).sort()).toEqual(Object.keys(selector).sort());
    expect(labelsOf(objects, 'Service')).toEqual([expect.objectContaining(matchLabels)]);
  });
});

describe('a problem', () => {
  const scraper = Scraper.serviceMonitor();
  const problems = (props: object) => problemsOf((chart) => new WebService(chart, 'user', { image, ...props }));

  test('is a ServiceMonitor without a Service that offers the port', () => {
    expect(problems({ metrics, scraper })).toEqual([
      '[shop/user] metrics are on port 9464, which no Service of the workload offers: write ports: { metrics: PodPort.offered(9464) }, or scraper: Scraper.podMonitor().',
    ]);
    expect(problemsOf((chart) => new Worker(chart, 'mailer', { image, metrics, scraper }))).toEqual([
      '[shop/mailer] a ServiceMonitor finds pods by a Service, and the workload has none: write scraper: Scraper.podMonitor().',
    ]);
  });

  test('is a scraper of no metrics, unless it is a default for others', () => {
    expect(problems({ scraper })).toEqual([
      '[shop/user] scraper is for metrics, and the workload has none: write metrics: Metrics.scrape(), or leave scraper out.',
    ]);
  });

  test('is a label, an interval or a scraper that cannot be', () => {
    const wrong = Scraper.podMonitor({ labels: { 'a b': 'c' }, interval: Duration.millis(500) });
    expect(problems({ metrics, scraper: wrong })).toEqual([
      '[shop/user] label key "a b" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
      '[shop/user] interval 500 millis is not a whole number of seconds from 1 to 3600: write, for example, Duration.seconds(30).',
    ]);
    expect(problems({ metrics, scraper: 'podMonitor' })).toEqual([
      '[shop/user] scraper "podMonitor" has the wrong type; expected a scraper such as Scraper.podMonitor().',
    ]);
  });
});

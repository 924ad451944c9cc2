import type { Construct } from 'constructs';
import type { k8s } from '../../cdk8s/k8s';
import { renderPodMonitor, renderServiceMonitor } from '../../neighbours/prometheus-operator/monitors';
import { isMap } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { Metrics, type ScrapedPort, scrapedPort } from '../pods/metrics';
import type { ObjectMetadataOptions } from '../pods/object-metadata';
import { objectMetadata, selectorLabels } from '../pods/pod-labels';
import type { PodPort } from '../pods/pod-port';
import { Scraper } from '../pods/scraper';
import type { WorkloadSpec } from '../pods/workload-spec';
import { portsOf } from './further-service';
import { offeredPorts } from './service-ports';
import type { ServiceSpec } from './service-spec';

/** A Service of a workload, whose pods may be asked for metrics. */
export interface MonitoredService {
  readonly name: string;
  /** Labels and annotations of this Service alone. */
  readonly metadata: ObjectMetadataOptions;
  readonly ports: readonly {
    readonly name: string;
    readonly port: PodPort;
    readonly target: number | string;
  }[];
}

/** The Services in front of a workload's pods. */
export function monitoredServices(spec: ServiceSpec): MonitoredService[] {
  const further = Object.entries(spec.services).filter(([, service]) => isMap(service));
  return [
    { name: spec.serviceName, metadata: spec.service, ports: offeredPorts(spec) },
    ...further.map(([name, service]) => ({ name, metadata: service, ports: portsOf(service, spec) })),
  ];
}

/** Checks that Prometheus finds the metrics by the monitor that it reads. */
export function* checkMonitor(
  pods: WorkloadSpec,
  ofKind: () => readonly MonitoredService[],
  scraper: unknown,
): Findings {
  if (pods.metrics === undefined) {
    if (scraper instanceof Scraper) {
      yield finding(
        'metrics',
        'scraper is for metrics, and the workload has none: write metrics: Metrics.scrape(), or leave scraper out.',
      );
    }
    return;
  }
  const port = portOf(pods);
  if (port === undefined || !(pods.scraper instanceof Scraper) || pods.scraper._way !== 'ServiceMonitor') return;
  const services = ofKind();
  if (offers(services, port).length > 0) return;
  const instead = 'scraper: Scraper.podMonitor()';
  yield finding(
    'metrics',
    services.length === 0
      ? `a ServiceMonitor finds pods by a Service, and the workload has none: write ${instead}.`
      : `metrics are on port ${show(port.number)}, which no Service of the workload offers: write ports: { ${port.name || 'metrics'}: PodPort.offered(${port.number}) }, or ${instead}.`,
  );
}

/** The PodMonitor or ServiceMonitor of a workload with metrics, unless annotations of its pods say where they are. */
export function renderMonitor(scope: Construct, pods: WorkloadSpec, ofKind: () => readonly MonitoredService[]): void {
  const { metrics, scraper } = pods;
  const port = portOf(pods);
  if (metrics === undefined || port === undefined || scraper._way === 'annotations') return;
  const monitor = {
    metadata: objectMetadata(scope, pods, { labels: { ...scraper._labels } }),
    path: metrics._path,
    isSecure: port.isSecure,
    intervalSeconds: scraper._intervalSeconds,
  };
  if (scraper._way === 'PodMonitor') {
    renderPodMonitor(scope, { ...monitor, selector: selectorLabels(pods) }, port);
    return;
  }
  const services = ofKind();
  const [first] = offers(services, port);
  if (first === undefined) return;
  const { service } = first;
  // Services of a workload have the same labels, and Prometheus would ask each pod once for each of them.
  const isAmbiguous = services.some((other) => other !== service && hasPort(other, first));
  renderServiceMonitor(
    scope,
    { ...monitor, selector: labelsLikeSelector(objectMetadata(scope, pods, service.metadata), pods) },
    { ...first, onlyService: isAmbiguous ? service.name : undefined },
  );
}

/** The labels of a Service whose keys are those that its pods are selected by. Their values may differ. */
const labelsLikeSelector = ({ labels = {} }: k8s.ObjectMeta, { selector }: WorkloadSpec) =>
  Object.fromEntries(Object.keys(selector).map((key) => [key, labels[key] ?? '']));

const portOf = ({ metrics, container, sidecars }: WorkloadSpec): ScrapedPort | undefined =>
  metrics instanceof Metrics ? scrapedPort(metrics, container, sidecars) : undefined;

/** The ports of Services that lead to the metrics, those of the workload's own Service first. */
const offers = (services: readonly MonitoredService[], { number }: ScrapedPort) =>
  services.flatMap((service) =>
    service.ports
      .filter(({ port }) => port._port === number && port._transport === 'TCP')
      .map(({ name, target }) => ({ service, name, target })),
  );

/** True for a Service that a monitor of the port of another one selects as well. */
const hasPort = ({ ports }: MonitoredService, { name, target }: { readonly name: string; readonly target: unknown }) =>
  ports.some((port) => (name === '' ? port.target === target : port.name === name));

import { checkEntries, checkStruct, checkValue } from '../../rules/check';
import { serviceNameFlaw } from '../../rules/dns-name';
import { type Findings, inPart } from '../../rules/finding';
import { portFlaw } from '../../rules/port';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { checkObjectMetadata, type ObjectMetadataOptions } from '../pods/object-metadata';
import { checkExposure, Exposure } from './exposure';
import type { OfferedPort } from './service-ports';
import { checkTraffic, type ServiceTraffic } from './service-traffic';

/** A further Service in front of the pods of a workload, such as one that is reached from outside beside one that is not. */
export interface FurtherService extends ObjectMetadataOptions {
  /**
   * The places that it can be reached from.
   *
   * @default Exposure.clusterIp()
   */
  readonly exposure?: Exposure;

  /**
   * The ports that it offers, by the names that they have in the workload's own Service: `{ http: 8080 }`.
   *
   * @default - those of the workload's own Service
   */
  readonly ports?: { [name: string]: number };

  /**
   * The way from the Service to its pods.
   *
   * @default - any pod each time, by one address
   */
  readonly traffic?: ServiceTraffic;
}

const OPTIONS = Object.keys({
  exposure: true,
  ports: true,
  traffic: true,
  labels: true,
  annotations: true,
} satisfies { [name in keyof FurtherService]-?: true });

const EXAMPLE = '{ "web-external": { exposure: Exposure.loadBalancer() } }';

/** @param offered the ports of the workload's own Service. */
export function* checkFurtherServices(services: unknown, offered: readonly OfferedPort[]): Findings {
  for (const [name, service] of yield* checkEntries('services', services, EXAMPLE)) {
    yield* checkValue('dns-name', 'name in services', name, serviceNameFlaw);
    yield* inPart(`services ${show(name)}`, checkFurtherService(service, offered));
  }
}

function* checkFurtherService(service: unknown, offered: readonly OfferedPort[]): Findings {
  if (!(yield* checkStruct('a Service', service, OPTIONS))) return;
  const {
    exposure = Exposure.clusterIp(),
    ports,
    traffic = {},
    labels = {},
    annotations = {},
  } = service as FurtherService;
  yield* checkExposure(exposure);
  const isHeadless = exposure instanceof Exposure && exposure._isHeadless;
  yield* checkTraffic(traffic, isHeadless);
  yield* checkObjectMetadata('service', { labels, annotations });
  if (ports === undefined) return;
  const names = offered.map(({ title }) => title);
  for (const [name, number] of yield* checkEntries('ports', ports, '{ http: 80 }')) {
    const port = offered.find(({ title }) => title === name);
    if (port === undefined) {
      yield finding(
        'service-port',
        `port ${show(name)} is not offered by the workload: write one of ${names.map(show).join(', ')}.`,
      );
    } else if ((yield* checkValue('port', `port ${show(name)}`, number, portFlaw)) && isHeadless) {
      yield* checkHeadlessPort({ ...port, servicePort: number as number });
    }
  }
}

/** The name of a headless Service leads to the pods themselves, past the numbers of the Service. */
export function* checkHeadlessPort({ title, servicePort, port }: OfferedPort): Findings {
  if (servicePort === port._port) return;
  yield finding(
    'service-port',
    `port ${show(title)} of a headless Service is ${show(servicePort)}, and its clients reach the pods themselves, which listen on ${show(port._port)}: write ${show(port._port)}.`,
  );
}

/** The ports that a further Service offers, in the order of the workload's own. */
export function portsOf({ ports, exposure }: FurtherService, offered: readonly OfferedPort[]): OfferedPort[] {
  const isHeadless = exposure?._isHeadless === true;
  return offered.flatMap((port) => {
    if (ports === undefined) return [{ ...port, servicePort: isHeadless ? port.port._port : port.servicePort }];
    const servicePort = Object.hasOwn(ports, port.title) ? ports[port.title] : undefined;
    return servicePort === undefined ? [] : [{ ...port, servicePort }];
  });
}

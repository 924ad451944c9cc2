import { checkEntries, checkStruct, checkValue, isMap } from '../../rules/check';
import { choiceOf } from '../../rules/choice';
import { serviceNameFlaw } from '../../rules/dns-name';
import { type Findings, inPart } from '../../rules/finding';
import { portFlaw } from '../../rules/port';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { checkObjectMetadata, type ObjectMetadataOptions } from '../pods/object-metadata';
import { checkExposure, Exposure } from './exposure';
import { checkOfferedNumbers, type OfferedPort, offeredPorts, type PortsOfService, portsOfPods } from './service-ports';
import { checkTraffic, type ServiceTraffic } from './service-traffic';

/** A further Service in front of the pods of a workload, such as one that is reached from outside, next to one that is not. */
export interface FurtherService extends ObjectMetadataOptions {
  /**
   * The places that it can be reached from.
   *
   * @default Exposure.clusterIp()
   */
  readonly exposure?: Exposure;

  /**
   * The ports that it offers, by the names that they have in the workload's own Service or in `ports`: `{ http: 8080 }`. One that
   * the workload's own Service does not offer may be among them, such as that of metrics.
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

/** @param own the workload's own Service. */
export function* checkFurtherServices(services: unknown, own: PortsOfService): Findings {
  for (const [name, service] of yield* checkEntries('services', services, EXAMPLE)) {
    yield* checkValue('dns-name', 'name in services', name, serviceNameFlaw);
    yield* inPart(`services ${show(name)}`, checkFurtherService(service, own));
  }
}

function* checkFurtherService(service: unknown, own: PortsOfService): Findings {
  if (!(yield* checkStruct('a Service', service, OPTIONS))) return;
  const { exposure = Exposure.clusterIp(), traffic = {}, labels = {}, annotations = {} } = service as FurtherService;
  yield* checkExposure(exposure);
  yield* checkTraffic(traffic, isHeadless(exposure), own.pods.versions);
  yield* checkObjectMetadata('service', { labels, annotations });
  yield* checkFurtherPorts({ ...(service as FurtherService), exposure }, own);
}

function* checkFurtherPorts(service: FurtherService, own: PortsOfService): Findings {
  const known = portsOfPods(own);
  const choice = choiceOf(known.map(({ title }) => show(title)));
  for (const [name, number] of yield* checkEntries('ports', service.ports, '{ http: 80 }')) {
    const port = known.find(({ title }) => title === name);
    if (port === undefined) {
      yield finding('service-port', `port ${show(name)} is not a port of the workload: write ${choice}.`);
    } else if ((yield* checkValue('port', `port ${show(name)}`, number, portFlaw)) && isHeadless(service.exposure)) {
      yield* checkHeadlessPort({ ...port, servicePort: number as number });
    }
  }
  if (service.ports !== undefined && !isMap(service.ports)) return;
  const ports = portsOf(service, own);
  yield* checkOfferedNumbers(ports, 'number');
  if (Object.keys(service.ports ?? {}).length === 0 && ports.length === 0 && !isHeadless(service.exposure)) {
    yield finding('service-port', `it offers no port, which only a headless Service may: write ${choice}.`);
  }
  const nodePort = service.exposure instanceof Exposure ? service.exposure._nodePort : undefined;
  if (nodePort === undefined || ports.length === 0 || ports.some(({ isMain }) => isMain)) return;
  const more = ports.map(({ title }) => show(title)).join(' and ');
  yield finding('exposure', `nodePort ${show(nodePort)} is for one port, and it offers ${more}: leave the number out.`);
}

const isHeadless = (exposure: unknown) => exposure instanceof Exposure && exposure._isHeadless;

/** The name of a headless Service leads to the pods themselves, past the numbers of the Service. */
export function* checkHeadlessPort({ title, servicePort, port }: OfferedPort): Findings {
  if (servicePort === port._port) return;
  yield finding(
    'service-port',
    `port ${show(title)} of a headless Service is ${show(servicePort)}, and its clients reach the pods themselves, which listen on ${show(port._port)}: write ${show(port._port)}.`,
  );
}

/** The ports that a further Service offers, in the order of the workload's own. The only one is the main one. */
export function portsOf({ ports, exposure }: FurtherService, own: PortsOfService): OfferedPort[] {
  const all = !isMap(ports)
    ? offeredPorts(own).map((each) => (isHeadless(exposure) ? { ...each, servicePort: each.port._port } : each))
    : portsOfPods(own).flatMap((each) => {
        const servicePort = Object.hasOwn(ports, each.title) ? ports[each.title] : undefined;
        return servicePort === undefined ? [] : [{ ...each, servicePort }];
      });
  return all.length === 1 ? all.map((each) => ({ ...each, isMain: true })) : all;
}

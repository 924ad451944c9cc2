import { mapByName } from '../../cdk8s/objects';
import { checkPortProtocol } from '../../connections/port-protocol';
import { checkFlag, checkValue, isMap } from '../../rules/check';
import { serviceNameFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { portFlaw, portNameFlaw } from '../../rules/port';
import { asText, show } from '../../rules/show';
import { finding } from '../codes';
import type { OwnPort } from '../pods/container-spec';
import type { LongRunningOptions } from '../pods/long-running-options';
import { checkObjectMetadata, type ObjectMetadataOptions } from '../pods/object-metadata';
import { PodPort } from '../pods/pod-port';
import type { WorkloadSpec } from '../pods/workload-spec';
import type { ReleasedService } from '../replicas/rollout-canary';
import { checkExposure, Exposure } from './exposure';
import { checkFurtherServices, checkHeadlessPort, type FurtherService } from './further-service';
import type { ServiceOptions } from './service-options';
import { checkOfferedPorts, nameOf, offeredPorts } from './service-ports';
import { checkTraffic, type ServiceTraffic } from './service-traffic';

/** A Service in front of a workload's pods, with every default filled in. */
export interface ServiceSpec {
  readonly pods: WorkloadSpec;
  readonly serviceName: string;
  readonly servicePort: number;
  /** Name of the Service's own port; empty for none. */
  readonly servicePortName: string;
  readonly targetPortByNumber: boolean;
  readonly exposure: Exposure;
  /** Labels and annotations of the Service alone. */
  readonly service: ObjectMetadataOptions;
  readonly traffic: ServiceTraffic;
  readonly services: { readonly [name: string]: FurtherService };
  /** The Service of new pods, where Argo Rollouts moves requests to it. */
  readonly released?: ReleasedService;
}

export const DEFAULT_PORT = 8080;
const DEFAULT_SERVICE_PORT = 80;

/** The port that a container with a Service has in any case. */
export function ownPort(options: ServiceOptions): OwnPort {
  const { port = DEFAULT_PORT, servicePort = defaultServicePort(options), protocol } = options;
  return {
    name: asText(options.containerPortName ?? nameOf(protocol)),
    port: PodPort.offered(port, servicePort, { protocol }),
  };
}

/** The name of a headless Service leads to the pods, and so to their own port. */
function defaultServicePort({ port = DEFAULT_PORT, exposure }: ServiceOptions): number {
  return exposure instanceof Exposure && exposure._isHeadless ? port : DEFAULT_SERVICE_PORT;
}

const DEFAULT_EXPOSURE = Exposure.clusterIp();

export function resolveService(pods: WorkloadSpec, options: ServiceOptions): ServiceSpec {
  const { serviceName = pods.workloadName, servicePort = defaultServicePort(options) } = options;
  return {
    pods,
    serviceName,
    servicePort,
    servicePortName: options.servicePortName ?? nameOf(options.protocol),
    targetPortByNumber: options.targetPortByNumber ?? false,
    exposure: options.exposure ?? DEFAULT_EXPOSURE,
    service: options.service ?? {},
    traffic: options.traffic ?? {},
    services: mapByName(options.services),
  };
}

export function* checkService(spec: ServiceSpec, options: ServiceOptions & LongRunningOptions): Findings {
  const { port, servicePort, protocol, containerPortName, ports, targetPortByNumber, services } = options;
  const { pods, serviceName, exposure } = spec;
  const { ownPort: own } = pods.container;
  if (serviceName !== pods.workloadName) yield* checkValue('dns-name', 'serviceName', serviceName, serviceNameFlaw);
  if (port !== undefined) yield* checkValue('port', 'port', port, portFlaw);
  if (servicePort !== undefined) yield* checkValue('port', 'servicePort', servicePort, portFlaw);
  if (protocol !== undefined) yield* checkPortProtocol(protocol);
  if (containerPortName !== undefined && containerPortName !== '') {
    yield* checkValue('port', 'containerPortName', containerPortName, portNameFlaw);
  }
  if (own !== undefined && isMap(ports) && Object.hasOwn(ports, own)) {
    yield finding(
      'service-port',
      `port name ${show(own)} is that of the service's own port: set it by port and servicePort, or write another name.`,
    );
  }
  yield* checkOfferedPorts(spec);
  if (targetPortByNumber !== undefined) yield* checkFlag('targetPortByNumber', targetPortByNumber);
  if (options.exposure !== undefined) yield* checkExposure(exposure);
  if (options.service !== undefined) yield* checkObjectMetadata('service', spec.service);
  const isHeadless = exposure instanceof Exposure && exposure._isHeadless;
  if (options.traffic !== undefined) yield* checkTraffic(spec.traffic, isHeadless, pods.versions);
  if (isHeadless) for (const offered of offeredPorts(spec)) yield* checkHeadlessPort(offered);
  if (services !== undefined) yield* checkFurtherServices(services, spec);
}

import { checkFlag, checkValue } from '../../rules/check';
import { serviceNameFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { portFlaw } from '../../rules/port';
import { show } from '../../rules/show';
import { finding } from '../codes';
import type { LongRunningOptions } from '../pods/long-running-options';
import { checkObjectMetadata, type ObjectMetadataOptions } from '../pods/object-metadata';
import { MAIN_PORT, PodPort } from '../pods/pod-port';
import type { WorkloadSpec } from '../pods/workload-spec';
import { checkExposure, Exposure } from './exposure';
import type { ServiceOptions } from './service-options';
import { checkOfferedPorts } from './service-ports';

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
}

const DEFAULT_PORT = 8080;
const DEFAULT_SERVICE_PORT = 80;

/** The port that a container with a Service has in any case. */
export function ownPort({ port = DEFAULT_PORT, servicePort = DEFAULT_SERVICE_PORT }: ServiceOptions) {
  return { [MAIN_PORT]: PodPort.offered(port, servicePort) };
}

export function resolveService(pods: WorkloadSpec, options: ServiceOptions): ServiceSpec {
  const { serviceName = pods.workloadName, servicePort = DEFAULT_SERVICE_PORT } = options;
  return {
    pods,
    serviceName,
    servicePort,
    servicePortName: options.servicePortName ?? MAIN_PORT,
    targetPortByNumber: options.targetPortByNumber ?? false,
    exposure: options.exposure ?? Exposure.clusterIp(),
    service: options.service ?? {},
  };
}

export function* checkService(
  spec: ServiceSpec,
  { port, ports, targetPortByNumber }: ServiceOptions & LongRunningOptions,
): Findings {
  const { pods, serviceName, servicePort, exposure, service } = spec;
  if (serviceName !== pods.workloadName) yield* checkValue('dns-name', 'serviceName', serviceName, serviceNameFlaw);
  if (port !== undefined) yield* checkValue('port', 'port', port, portFlaw);
  yield* checkValue('port', 'servicePort', servicePort, portFlaw);
  if (typeof ports === 'object' && ports !== null && Object.hasOwn(ports, MAIN_PORT)) {
    yield finding(
      'service-port',
      `port name ${show(MAIN_PORT)} is that of the service's own port: set it by port and servicePort, or write another name.`,
    );
  }
  yield* checkOfferedPorts(spec);
  yield* checkFlag('targetPortByNumber', targetPortByNumber);
  yield* checkExposure(exposure);
  yield* checkObjectMetadata('service', service);
}

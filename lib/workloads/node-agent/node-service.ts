import { checkValue } from '../../rules/check';
import { serviceNameFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { finding } from '../codes';
import { checkObjectMetadata } from '../pods/object-metadata';
import type { WorkloadSpec } from '../pods/workload-spec';
import { Exposure } from '../service/exposure';
import { checkOfferedNumbers, type OfferedPort, offeredPorts } from '../service/service-ports';
import type { ServiceSpec } from '../service/service-spec';
import { InternalTrafficPolicy } from '../service/service-traffic';
import type { NodeAgentProps } from './node-agent-props';

/** The Service of an agent, which has no port but those that are offered, and none without them. */
export interface NodeServiceSpec extends ServiceSpec {
  readonly offered: readonly OfferedPort[];
}

export function resolveNodeService(pods: WorkloadSpec, options: NodeAgentProps): NodeServiceSpec {
  const ports = { pods, servicePortName: '', targetPortByNumber: false };
  const offered = offeredPorts(ports);
  return {
    ...ports,
    offered,
    serviceName: options.serviceName ?? pods.workloadName,
    servicePort: offered[0]?.servicePort ?? 0,
    exposure: Exposure.clusterIp(),
    traffic: { internalTrafficPolicy: InternalTrafficPolicy.LOCAL },
    services: {},
    service: options.service ?? {},
  };
}

export function* checkNodeService(
  { offered, pods, serviceName, service }: NodeServiceSpec,
  written: NodeAgentProps,
): Findings {
  if (serviceName !== pods.workloadName) yield* checkValue('dns-name', 'serviceName', serviceName, serviceNameFlaw);
  yield* checkObjectMetadata('service', service);
  yield* checkOfferedNumbers(offered);
  if (offered.length > 0) return;
  for (const name of ['serviceName', 'service'] as const) {
    if (written[name] === undefined) continue;
    yield finding(
      'service-port',
      `${name} is for a Service, and the node agent has none: write a port that one offers, such as ports: { otlp: PodPort.offered(4317) }.`,
    );
  }
}

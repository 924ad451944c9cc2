import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { type AsWritten, type k8s, manifest } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import type { ObjectMetadataOptions } from '../pods/object-metadata';
import { objectMetadata, selectorLabels } from '../pods/pod-labels';
import type { PodPort } from '../pods/pod-port';
import type { WorkloadSpec } from '../pods/workload-spec';
import { Exposure } from './exposure';
import { portsOf } from './further-service';
import { type OfferedPort, offeredPorts } from './service-ports';
import type { ServiceSpec } from './service-spec';
import { type ServiceTraffic, trafficFields } from './service-traffic';

/** A Service in front of the pods of a workload. */
interface RenderedService {
  readonly id: string;
  readonly name: string;
  readonly metadata: ObjectMetadataOptions;
  readonly exposure: Exposure;
  readonly traffic: ServiceTraffic;
  readonly ports: readonly OfferedPort[];
}

/** The Service of a workload, and further ones where it has some. */
export function renderService(scope: Construct, spec: ServiceSpec): void {
  const { pods, serviceName: name, exposure, service, traffic } = spec;
  const ports = offeredPorts(spec);
  render(scope, pods, { id: 'service', name, metadata: service, exposure, traffic, ports });
  for (const [other, further] of Object.entries(spec.services)) {
    render(scope, pods, {
      id: furtherServiceId(other),
      name: other,
      metadata: further,
      exposure: further.exposure ?? Exposure.clusterIp(),
      traffic: further.traffic ?? {},
      ports: portsOf(further, spec),
    });
  }
}

export const furtherServiceId = (name: string) => `service-${name}`;

function render(scope: Construct, pods: WorkloadSpec, service: RenderedService): void {
  const { id, name, exposure, traffic, ports } = service;
  const metadata = objectMetadata(scope, pods, service.metadata);
  const annotations = unlessEmpty({ ...metadata.annotations, ...exposure._annotations });
  const spec: AsWritten<k8s.ServiceSpec> = {
    ...exposure._fields(),
    ...trafficFields(traffic, pods.versions),
    selector: selectorLabels(pods),
    ports: unlessEmpty(
      ports.map(({ name, isMain, servicePort, port, target }) => ({
        ...servicePortFields(name, servicePort, port),
        // The same number is the API server's own default.
        targetPort: target === servicePort ? undefined : target,
        nodePort: isMain ? exposure._nodePort : undefined,
      })),
    ),
  };
  new ApiObject(scope, id, manifest('Service', { metadata: { ...metadata, name, annotations }, spec }));
}

/** The fields of a port of a Service but for the pods' own port. */
export const servicePortFields = (name: string, number: number, port: PodPort): AsWritten<k8s.ServicePort> => ({
  name: name === '' ? undefined : name,
  port: number,
  // TCP is the API server's own default.
  protocol: port._transport === 'TCP' ? undefined : port._transport,
  appProtocol: port._protocol?._appProtocol(name),
});

import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { objectMetadata, selectorLabels } from '../pods/pod-labels';
import type { PodPort } from '../pods/pod-port';
import { offeredPorts } from './service-ports';
import type { ServiceSpec } from './service-spec';

export function renderService(scope: Construct, spec: ServiceSpec): void {
  const { pods, serviceName, exposure, service } = spec;
  const { annotations, ...metadata } = objectMetadata(scope, pods, service);
  new ApiObject(
    scope,
    'service',
    k8s.KubeService.manifest({
      metadata: {
        ...metadata,
        name: serviceName,
        annotations: unlessEmpty({ ...annotations, ...exposure._annotations }),
      },
      spec: {
        ...exposure._fields(),
        internalTrafficPolicy: spec.isOfNode ? 'Local' : undefined,
        selector: selectorLabels(pods),
        ports: offeredPorts(spec).map(({ name, isMain, servicePort, port, target }) => ({
          ...servicePortFields(name, servicePort, port),
          // The same number is the API server's own default.
          targetPort: target === servicePort ? undefined : intOrString(target),
          nodePort: isMain ? exposure._nodePort : undefined,
        })),
      },
    }),
  );
}

/** The fields of a port of a Service but for the pods' own port. */
export const servicePortFields = (name: string, number: number, port: PodPort): k8s.ServicePort => ({
  name: name === '' ? undefined : name,
  port: number,
  // TCP is the API server's own default.
  protocol: port._transport === 'TCP' ? undefined : port._transport,
  appProtocol: port._protocol?._appProtocol(name),
});

const intOrString = (value: number | string) =>
  typeof value === 'number' ? k8s.IntOrString.fromNumber(value) : k8s.IntOrString.fromString(value);

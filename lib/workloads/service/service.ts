import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { objectMetadata, selectorLabels } from '../pods/pod-labels';
import { MAIN_PORT } from '../pods/pod-port';
import { offeredPorts } from './service-ports';
import type { ServiceSpec } from './service-spec';

export function renderService(scope: Construct, { pods, serviceName, exposure }: ServiceSpec): void {
  const { _type: type, _nodePort: nodePort } = exposure;
  new k8s.KubeService(scope, 'service', {
    metadata: { ...objectMetadata(scope, pods), name: serviceName },
    spec: {
      // ClusterIP is the API server's own default.
      type: type === 'ClusterIP' ? undefined : type,
      selector: selectorLabels(pods),
      ports: offeredPorts(pods).map(({ name, servicePort, target }) => ({
        name,
        port: servicePort,
        // The same number is the API server's own default.
        targetPort: target === servicePort ? undefined : intOrString(target),
        nodePort: name === MAIN_PORT ? nodePort : undefined,
      })),
    },
  });
}

const intOrString = (value: number | string) =>
  typeof value === 'number' ? k8s.IntOrString.fromNumber(value) : k8s.IntOrString.fromString(value);

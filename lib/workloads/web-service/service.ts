import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { objectLabels, selectorLabels } from '../pods/pod-labels';
import { PORT_NAME } from '../pods/pod-port';
import { toIntOrString } from './int-or-string';
import { offeredPorts, type WebServiceSpec } from './web-service-spec';

export function renderService(scope: Construct, { pods, serviceName, exposure }: WebServiceSpec): void {
  const { _type: type, _nodePort: nodePort } = exposure;
  new k8s.KubeService(scope, 'service', {
    metadata: {
      name: serviceName,
      labels: objectLabels(scope, pods),
      annotations: unlessEmpty(pods.annotations),
    },
    spec: {
      // ClusterIP is what the API server fills in.
      type: type === 'ClusterIP' ? undefined : type,
      selector: selectorLabels(pods),
      ports: offeredPorts(pods).map(({ name, servicePort, target }) => ({
        name,
        port: servicePort,
        // The same number is what the API server fills in.
        targetPort: target === servicePort ? undefined : toIntOrString(target),
        nodePort: name === PORT_NAME ? nodePort : undefined,
      })),
    },
  });
}

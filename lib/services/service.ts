import type { Construct } from 'constructs';
import { k8s } from '../private/k8s';
import { unlessEmpty } from '../private/objects';
import { PORT_NAME } from './port';
import { objectLabels, selectorLabels } from './web-service-labels';
import type { WebServiceSpec } from './web-service-spec';

export function renderService(scope: Construct, spec: WebServiceSpec): void {
  const { _type: type, _nodePort: nodePort } = spec.exposure;
  new k8s.KubeService(scope, 'service', {
    metadata: {
      name: spec.serviceName,
      labels: objectLabels(scope, spec),
      annotations: unlessEmpty(spec.annotations),
    },
    spec: {
      // ClusterIP is what the API server fills in.
      type: type === 'ClusterIP' ? undefined : type,
      selector: selectorLabels(spec),
      ports: [{ name: PORT_NAME, port: spec.servicePort, targetPort: k8s.IntOrString.fromString(PORT_NAME), nodePort }],
    },
  });
}

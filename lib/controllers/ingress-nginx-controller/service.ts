import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { ExternalTrafficPolicy } from './external-traffic-policy';
import { CONTROLLER, controllerMetadata, controllerSelector } from './metadata';
import type { ControllerSpec } from './spec';

export function renderService(scope: Construct, spec: ControllerSpec): void {
  const { _type: type, _nodePorts: nodePorts = {} } = spec.exposure;
  const port = (name: 'http' | 'https', number: number) => ({
    name,
    port: number,
    targetPort: k8s.IntOrString.fromString(name),
    nodePort: nodePorts[name],
    appProtocol: name,
  });
  new k8s.KubeService(scope, 'service', {
    metadata: controllerMetadata(spec),
    spec: {
      // ClusterIP and Cluster are the API server's defaults.
      type: type === 'ClusterIP' ? undefined : type,
      externalTrafficPolicy: spec.externalTrafficPolicy === ExternalTrafficPolicy.LOCAL ? 'Local' : undefined,
      selector: controllerSelector(spec, CONTROLLER),
      ports: [port('http', 80), port('https', 443)],
    },
  });
}

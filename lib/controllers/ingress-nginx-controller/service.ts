import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { CONTROLLER, controllerMetadata, controllerSelector } from './metadata';
import type { ControllerSpec } from './spec';

export function renderService(scope: Construct, spec: ControllerSpec): void {
  const { exposure } = spec;
  const { _nodePorts: nodePorts = {} } = exposure;
  const port = (name: 'http' | 'https', number: number) => ({
    name,
    port: number,
    targetPort: k8s.IntOrString.fromString(name),
    nodePort: nodePorts[name],
    appProtocol: name,
  });
  new k8s.KubeService(scope, 'service', {
    metadata: { ...controllerMetadata(spec), annotations: unlessEmpty({ ...exposure._annotations }) },
    spec: {
      ...exposure._fields(spec.externalTrafficPolicy),
      selector: controllerSelector(spec, CONTROLLER),
      ports: [port('http', 80), port('https', 443)],
    },
  });
}

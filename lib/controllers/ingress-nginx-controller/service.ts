import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { manifest } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { CONTROLLER, controllerMetadata, controllerSelector } from './metadata';
import type { ControllerSpec } from './spec';

export function renderService(scope: Construct, spec: ControllerSpec): void {
  const { exposure } = spec;
  const { _nodePorts: nodePorts = {} } = exposure;
  const port = (name: 'http' | 'https', number: number) => ({
    name,
    port: number,
    targetPort: name,
    nodePort: nodePorts[name],
    appProtocol: name,
  });
  const fields = manifest('Service', {
    metadata: { ...controllerMetadata(spec), annotations: unlessEmpty({ ...exposure._annotations }) },
    spec: {
      ...exposure._fields(spec.externalTrafficPolicy),
      selector: controllerSelector(spec, CONTROLLER),
      ports: [port('http', 80), port('https', 443)],
    },
  });
  new ApiObject(scope, 'service', fields);
}

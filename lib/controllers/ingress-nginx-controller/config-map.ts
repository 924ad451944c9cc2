import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { configData } from './config';
import { controllerMetadata } from './metadata';
import type { ControllerSpec } from './spec';

/** The settings of nginx. The controller watches its ConfigMap, so that a change needs no new pods. */
export function renderConfigMap(scope: Construct, spec: ControllerSpec): void {
  new k8s.KubeConfigMap(scope, 'config', {
    metadata: controllerMetadata(spec),
    data: unlessEmpty({ ...configData(spec.config) }),
  });
}

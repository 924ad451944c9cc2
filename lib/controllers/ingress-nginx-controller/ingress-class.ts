import type { Construct } from 'constructs';
import { clusterScoped } from '../../cdk8s/cluster-scoped';
import { k8s } from '../../cdk8s/k8s';
import { CONTROLLER, labelsOf, namesOf } from './metadata';
import type { ControllerSpec } from './spec';

export function renderIngressClass(scope: Construct, spec: ControllerSpec): void {
  clusterScoped(
    new k8s.KubeIngressClass(scope, 'ingress-class', {
      metadata: {
        name: spec.className,
        labels: labelsOf(spec, CONTROLLER),
        annotations: spec.isDefaultClass ? { 'ingressclass.kubernetes.io/is-default-class': 'true' } : undefined,
      },
      spec: { controller: namesOf(spec).controllerClass },
    }),
  );
}

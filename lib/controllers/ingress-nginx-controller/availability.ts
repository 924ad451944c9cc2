import type { Construct } from 'constructs';
import type { k8s } from '../../cdk8s/k8s';
import { spreadConstraints } from '../../workloads/pods/spread';
import { PodCount } from '../../workloads/replicas/pod-count';
import { renderDisruptionBudget } from '../../workloads/replicas/pod-disruption-budget';
import type { ControllerSpec } from './controller-spec';
import { CONTROLLER, labelsOf, namesOf, selectorLabels } from './identity';

/** One pod alone has nothing to be spread from. */
export function controllerSpread(spec: ControllerSpec): k8s.TopologySpreadConstraint[] | undefined {
  return spec.replicas > 1 ? spreadConstraints(selectorLabels(spec, CONTROLLER)) : undefined;
}

/** A drain takes one pod at a time. With a single pod there is no budget, since it would make every drain wait forever. */
export function renderControllerBudget(scope: Construct, spec: ControllerSpec): void {
  if (spec.replicas < 2) return;
  renderDisruptionBudget(scope, {
    metadata: {
      name: namesOf(spec).controller,
      namespace: spec.namespace,
      labels: labelsOf(spec, CONTROLLER),
    },
    maxUnavailable: PodCount.of(1),
    selector: selectorLabels(spec, CONTROLLER),
  });
}

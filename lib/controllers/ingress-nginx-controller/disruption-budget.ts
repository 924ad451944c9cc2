import type { Construct } from 'constructs';
import { PodCount } from '../../workloads/replicas/pod-count';
import { renderDisruptionBudget } from '../../workloads/replicas/pod-disruption-budget';
import { CONTROLLER, controllerMetadata, controllerSelector } from './metadata';
import type { ControllerSpec } from './spec';

/** A drain takes one pod at a time. A single pod has no budget, since one would block every drain. */
export function renderControllerBudget(scope: Construct, spec: ControllerSpec): void {
  if (spec.replicas < 2) return;
  renderDisruptionBudget(scope, {
    metadata: controllerMetadata(spec),
    maxUnavailable: PodCount.of(1),
    selector: controllerSelector(spec, CONTROLLER),
  });
}

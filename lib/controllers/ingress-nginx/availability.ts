import type { Construct } from 'constructs';
import { k8s } from '../../private/k8s';
import { unlessEmpty } from '../../private/objects';
import type { ControllerSpec } from './controller-spec';
import { CONTROLLER, labelsOf, namesOf, selectorLabels } from './identity';

/** Where pods go: over nodes and zones as far as there are any. One pod alone has nothing to be spread from. */
export function spreadConstraints(spec: ControllerSpec): k8s.TopologySpreadConstraint[] | undefined {
  const keys = spec.replicas > 1 ? ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'] : [];
  return unlessEmpty(
    keys.map((topologyKey) => ({
      topologyKey,
      maxSkew: 1,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: selectorLabels(spec, CONTROLLER) },
    })),
  );
}

/** A drain takes one pod at a time. With a single pod there is no budget, since it would make every drain wait forever. */
export function renderDisruptionBudget(scope: Construct, spec: ControllerSpec): void {
  if (spec.replicas < 2) return;
  new k8s.KubePodDisruptionBudget(scope, 'disruption-budget', {
    metadata: {
      name: namesOf(spec).controller,
      namespace: spec.namespace,
      labels: labelsOf(spec, CONTROLLER),
    },
    spec: {
      maxUnavailable: k8s.IntOrString.fromNumber(1),
      selector: { matchLabels: selectorLabels(spec, CONTROLLER) },
      // A pod that does not work anyway is in nobody's way.
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  });
}

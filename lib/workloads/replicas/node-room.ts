import type { Findings } from '../../rules/finding';
import { finding } from '../codes';
import { AntiAffinity } from '../pods/anti-affinity';
import type { PlacementSpec } from '../pods/placement';
import { Spread } from '../pods/spread';
import { NODE, POD_TEMPLATE_HASH, ROLLOUT_HASH } from '../pods/spread-rule';
import type { WorkloadSpec } from '../pods/workload-spec';
import type { ReplicaSpec } from './replica-spec';
import { Rollout } from './rollout';
import type { Scale } from './scale';

type Replicas = Pick<ReplicaSpec, 'pods' | 'scale'>;

/** The label of the places of which each has at most one of the pods, if there must be no second one. */
const onePodPer = ({ placement: { antiAffinity }, selector }: WorkloadSpec) =>
  antiAffinity instanceof AntiAffinity ? antiAffinity._onePodPer(selector) : undefined;

const isStrict = (pods: WorkloadSpec) => onePodPer(pods) !== undefined;

/** A single pod has none that it could be kept away from, and must not keep its own successor away. */
export function placementOf({ pods, scale }: Replicas): PlacementSpec {
  const { placement, selector } = pods;
  if (scale._highest > 1) return placement;
  return { ...placement, spread: Spread.none(), antiAffinity: placement.antiAffinity._aboutOthers(selector) };
}

/**
 * The rollout that goes with the pods. Where no two may share a node, and all nodes have one, a further pod would wait forever:
 * an old one goes first. A single pod stays until its successor is ready all the same.
 */
export function rolloutOf({ pods, scale }: Replicas, written: Rollout = Rollout.rolling()): Rollout {
  return isStrict(pods) && scale._lowest > 1 && written instanceof Rollout ? written._stoppingFirst() : written;
}

/**
 * The label by which new pods are spread apart from old ones. Without a surge it is not needed: each new pod takes the place
 * of an old one. Where both rules are strict it would stop the rollout, as the free node may be in a zone that has a new pod.
 */
export function revisionLabelOf({ pods, rollout }: Replicas & { readonly rollout: Rollout }): string | undefined {
  if (!rollout._surges || (isStrict(pods) && pods.placement.spread._isRequired)) return undefined;
  return rollout._canary === undefined ? POD_TEMPLATE_HASH : ROLLOUT_HASH;
}

/** Finds a rollout that waits for a node which need not be there. */
export function* warnOfNodeRoom({ pods, scale, rollout }: Replicas & { readonly rollout: Rollout }): Findings {
  const key = onePodPer(pods);
  if (key === undefined || !(scale._highest > 1) || rollout._needsNoRoom(Math.max(scale._lowest, 2))) return;
  const place = key === NODE ? 'a node' : `a ${key}`;
  yield finding(
    'anti-affinity',
    `with AntiAffinity.required(), a rollout that stops no old pod first needs ${place} without a pod of this workload, and waits forever if there is none: ${rollout._canary ? 'write Rollout.rolling()' : stoppingFirst(scale)}, write AntiAffinity.preferred(), or accept this if there is always one.`,
  );
}

/** The way to have an old pod go first, where there is always another one. */
function stoppingFirst(scale: Scale): string {
  if (scale._lowest > 1) return 'leave maxSurge and maxUnavailable out, so that an old pod goes first';
  if (!scale._isExternal)
    return 'write min: 2 and leave maxSurge and maxUnavailable out, so that an old pod goes first';
  return 'write Rollout.rolling({ maxSurge: PodCount.of(0), maxUnavailable: PodCount.of(1) }) if there are always two pods';
}

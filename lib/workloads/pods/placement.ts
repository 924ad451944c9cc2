import type { AsWritten, k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { checkLabelMap, checkValue, isMap, wrongType } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { AntiAffinity, checkAntiAffinity } from './anti-affinity';
import { checkNodeAffinity, NodeAffinity } from './node-affinity';
import type { PlacementOptions } from './placement-options';
import { checkPodAffinity, PodAffinity } from './pod-affinity';
import { checkSpread, Spread } from './spread';
import { checkTolerations, renderToleration, type Toleration } from './toleration';

/** The places and the order in which pods are put on nodes, with every default filled in. */
export interface PlacementSpec {
  readonly spread: Spread;
  readonly antiAffinity: AntiAffinity;
  readonly podAffinity: PodAffinity;
  readonly nodeAffinity: NodeAffinity;
  readonly nodeSelector: { readonly [key: string]: string };
  readonly tolerations: readonly Toleration[];
  readonly priorityClassName?: string;
  readonly schedulerName?: string;
  readonly runtimeClassName?: string;
}

/** All options of placement, of which a kind of workload may lack those for replicas. */
export interface PlacementOfPods extends PlacementOptions {
  readonly spread?: Spread;
  readonly antiAffinity?: AntiAffinity;
}

const DEFAULTS = {
  spread: Spread.none(),
  antiAffinity: AntiAffinity.none(),
  podAffinity: PodAffinity.none(),
  nodeAffinity: NodeAffinity.none(),
};

export function resolvePlacement(options: PlacementOfPods, spread = DEFAULTS.spread): PlacementSpec {
  return {
    spread: options.spread ?? spread,
    antiAffinity: options.antiAffinity ?? DEFAULTS.antiAffinity,
    podAffinity: options.podAffinity ?? DEFAULTS.podAffinity,
    nodeAffinity: options.nodeAffinity ?? DEFAULTS.nodeAffinity,
    nodeSelector: options.nodeSelector ?? {},
    tolerations: options.tolerations ?? [],
    priorityClassName: options.priorityClassName,
    schedulerName: options.schedulerName,
    runtimeClassName: options.runtimeClassName,
  };
}

interface Labels {
  readonly [key: string]: string;
}

/**
 * @param selector that of the workload's pods.
 * @param written the options of the user: a kind may add tolerations of its own, and defaults of Portico's own are right.
 */
export function* checkPlacement(placement: PlacementSpec, selector: Labels, written: PlacementOfPods): Findings {
  const { spread, antiAffinity, podAffinity, nodeAffinity, nodeSelector } = placement;
  if (written.spread !== undefined) {
    yield* checkSpread(spread);
    if (spread instanceof Spread) yield* spread._checkKeys(selector);
  }
  if (written.antiAffinity !== undefined) yield* checkAntiAffinity(antiAffinity);
  if (written.podAffinity !== undefined) yield* checkPodAffinity(podAffinity);
  if (written.nodeAffinity !== undefined) yield* checkNodeAffinity(nodeAffinity);
  if (written.nodeSelector !== undefined) yield* checkNodeSelector(nodeSelector);
  if (written.tolerations !== undefined) yield* checkTolerations(written.tolerations);
  for (const option of NAMES) {
    if (placement[option] !== undefined) yield* checkPlacementName(option, placement[option]);
  }
}

/** The options whose values are names. */
const NAMES = ['priorityClassName', 'schedulerName', 'runtimeClassName'] as const;

/** @param option the name of the option, whose value is the name of an object or a program of the cluster. */
export function* checkPlacementName(option: string, name: unknown): Findings {
  yield* checkValue('dns-name', option, name, dnsSubdomainFlaw);
}

export function* checkNodeSelector(labels: unknown): Findings {
  if (isMap(labels)) yield* checkLabelMap('nodeSelector', labels);
  else yield wrongType('nodeSelector', labels, 'an object such as { "kubernetes.io/arch": "arm64" }');
}

/** The API server's own default of `schedulerName`. */
const API_DEFAULT_SCHEDULER = 'default-scheduler';

/**
 * @param selector that of the workload's pods.
 * @param revisionLabel the label in which pods of two revisions differ, where the kind has one: they are spread apart from each other.
 */
export function renderPlacement(
  placement: PlacementSpec,
  selector: Labels,
  revisionLabel?: string,
): Partial<AsWritten<k8s.PodSpec>> {
  const { spread, antiAffinity, podAffinity, nodeAffinity, schedulerName } = placement;
  const [nodes, near, apart] = [nodeAffinity._fields, podAffinity._fields(selector), antiAffinity._fields(selector)];
  return {
    priorityClassName: placement.priorityClassName,
    schedulerName: schedulerName === API_DEFAULT_SCHEDULER ? undefined : schedulerName,
    runtimeClassName: placement.runtimeClassName,
    nodeSelector: unlessEmpty({ ...placement.nodeSelector }),
    tolerations: unlessEmpty(placement.tolerations.map(renderToleration)),
    affinity: unlessEmpty({
      ...(nodes && { nodeAffinity: nodes }),
      ...(near && { podAffinity: near }),
      ...(apart && { podAntiAffinity: apart }),
    }),
    topologySpreadConstraints: unlessEmpty(spread._constraints(selector, revisionLabel)),
  };
}

import type { AppObject } from '../../../../lib/checks/model/app-object';
import { scalersOf } from '../../../../lib/checks/model/autoscaler';
import { leastPods } from '../../../../lib/checks/model/pod-numbers';
import { at, type Fields, fieldsOf, itemsOf } from '../../../../lib/checks/model/read';
import { selectorOf, selects } from '../../../../lib/checks/model/selector';
import { toWorkload, type Workload } from '../../../../lib/checks/model/workload';
import { show } from '../../../../lib/rules/show';
import type { Change } from '../change';
import { type ChangedPair, isChanged } from '../objects/pairs';
import { type Comparison, changeOf, kubectlName } from './judge';
import { scaledIndex } from './scaled';

/** Changes after which a drain, a rollout or a failed node takes more of a service away. */
export function* lessAvailable(comparison: Comparison): Generator<Change> {
  for (const pair of comparison.pairs) {
    const { before, after } = pair;
    if (before?.kind === 'PodDisruptionBudget' && after === undefined && !isOfGonePods(before, comparison)) {
      yield changeOf(pair, 'less-available', 'once it is deleted, a drain may end all of its pods at once.');
    }
    if (!isChanged(pair)) continue;
    for (const message of [...ofObject(pair), ...ofPods(pair)]) yield changeOf(pair, 'less-available', message);
    yield* fewerPods(pair, comparison);
  }
}

/** True for a budget all of whose workloads are gone as well. */
function isOfGonePods(budget: AppObject, { pairs, after }: Comparison): boolean {
  const selector = selectorOf(at(budget.json, 'spec', 'selector'));
  const has = (object: AppObject) => {
    const workload = object.namespace === budget.namespace ? toWorkload(object) : undefined;
    return workload !== undefined && selects(selector, workload.labels);
  };
  const isGone = pairs.some((pair) => pair.after === undefined && pair.before !== undefined && has(pair.before));
  return isGone && !after.ofKinds(...COUNTED_KINDS).some(has);
}

/** Kinds whose pods a budget counts. */
const COUNTED_KINDS = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'Rollout'];

function* ofObject({ before, after }: ChangedPair): Generator<string> {
  const [old, now] = [before, after].map(({ json }) => fieldsOf(json.spec)) as [Fields, Fields];
  switch (after.kind) {
    case 'PodDisruptionBudget':
      if (isLower(old.minAvailable, now.minAvailable) || isLower(now.maxUnavailable, old.maxUnavailable)) {
        yield `a drain may end more pods at once: ${showBudget(old)} → ${showBudget(now)}.`;
      }
      return;
    case 'HorizontalPodAutoscaler': {
      yield* ofLimits(old, now, { least: 'minReplicas', leastByDefault: 1, most: 'maxReplicas' });
      return;
    }
    case 'ScaledObject': {
      const limits = { least: 'minReplicaCount', leastByDefault: 0, most: 'maxReplicaCount', mostByDefault: 100 };
      yield* ofLimits(old, now, limits);
      return;
    }
    case 'Deployment': {
      const [formerly, strategy] = [old, now].map((spec) => fieldsOf(spec.strategy)) as [Fields, Fields];
      if (strategy.type === 'Recreate' && formerly.type !== 'Recreate') {
        yield 'strategy "Recreate": no pod runs between the old ones and the new ones of a rollout.';
      }
      const [few = '25%', more = '25%'] = [formerly, strategy].map((each) =>
        at(each, 'rollingUpdate', 'maxUnavailable'),
      );
      if (strategy.type !== 'Recreate' && isLower(more, few)) {
        yield `a rollout may end more pods before new ones are ready: maxUnavailable ${show(few)} → ${show(more)}.`;
      }
    }
  }
}

/** The fields of an autoscaler for the fewest and the most pods, and the values that they have by default. */
interface Limits {
  readonly least: string;
  readonly leastByDefault: number;
  readonly most: string;
  readonly mostByDefault?: number;
}

function* ofLimits(old: Fields, now: Fields, names: Limits): Generator<string> {
  const { least, leastByDefault, most, mostByDefault } = names;
  const [few, fewer] = [old, now].map((spec) => spec[least] ?? leastByDefault);
  if (isLower(few, fewer)) yield `fewer pods run when there is little to do, ${least} ${show(few)} → ${show(fewer)}.`;
  const [many, less] = [old, now].map((spec) => spec[most] ?? mostByDefault);
  if (isLower(many, less)) yield `fewer pods run under load, ${most} ${show(many)} → ${show(less)}.`;
}

const showBudget = ({ minAvailable, maxUnavailable }: Fields) =>
  minAvailable === undefined ? `maxUnavailable ${show(maxUnavailable)}` : `minAvailable ${show(minAvailable)}`;

/** True where both are numbers, or both percentages, and the second is the lower one. */
function isLower(first: unknown, second: unknown): boolean {
  if (typeof first === 'number' && typeof second === 'number') return second < first;
  const isPercent = [first, second].every((value) => typeof value === 'string' && value.endsWith('%'));
  return isPercent && Number.parseFloat(String(second)) < Number.parseFloat(String(first));
}

function* ofPods({ before, after }: ChangedPair): Generator<string> {
  const [old, now] = [before, after].map(toWorkload);
  if (old === undefined || now === undefined) return;
  const isSpread = ({ pod }: Workload) =>
    itemsOf(pod.topologySpreadConstraints).length > 0 || at(pod.affinity, 'podAntiAffinity') !== undefined;
  if (isSpread(old) && !isSpread(now))
    yield 'pods are no longer spread over nodes: one that fails may take all of them.';
  const [grace = 30, shorter = 30] = [old, now].map(({ pod }) => pod.terminationGracePeriodSeconds);
  if (isLower(grace, shorter)) {
    yield `pods have less time to finish their requests: terminationGracePeriodSeconds ${show(grace)} → ${show(shorter)}.`;
  }
  for (const { fields, title } of now.containers) {
    const formerly = old.containers.find(({ fields: { name } }) => name === fields.name)?.fields;
    if (formerly === undefined) continue;
    const isGone = (...path: string[]) => at(formerly, ...path) !== undefined && at(fields, ...path) === undefined;
    if (isGone('readinessProbe'))
      yield `${title} has no readinessProbe any more: it gets requests before it can answer.`;
    if (isGone('livenessProbe')) yield `${title} has no livenessProbe any more: nothing restarts it when it hangs.`;
    if (isGone('lifecycle', 'preStop')) {
      yield `${title} has no preStop hook any more: it may end while requests still come.`;
    }
  }
}

function* fewerPods(pair: ChangedPair, { before, after }: Comparison): Generator<Change> {
  if (!WITH_REPLICAS.includes(pair.after.kind)) return;
  const [old, now] = [leastOf(before, pair.before), leastOf(after, pair.after)];
  const [written, later] = [pair.before, pair.after].map(({ json }) => at(json, 'spec', 'replicas'));
  if (typeof written === 'number' && written > 1 && later === undefined && isScaled(after, pair.after)) {
    const step = `kubectl apply edit-last-applied ${kubectlName(pair)}    # take spec.replicas out there, before the next apply`;
    const message = `replicas ${written} is no longer written, and kubectl apply sets it to 1 until an autoscaler raises it.`;
    yield changeOf(pair, 'less-available', message, [step]);
  }
  if (old === undefined || now === undefined || now >= old) return;
  const fear =
    now === 0
      ? `, so that nothing answers${isScaled(after, pair.after) ? ' until an event starts one' : ''}`
      : now === 1
        ? ', which a drain or a failed node takes away for a while'
        : '';
  yield changeOf(
    pair,
    'less-available',
    `${now === 1 ? '1 pod runs' : `${now} pods run`} at least, instead of ${old}${fear}.`,
  );
}

const WITH_REPLICAS = ['Deployment', 'ReplicaSet', 'Rollout', 'StatefulSet'];

function isScaled(side: Comparison['after'], object: AppObject): boolean {
  const { index, workload } = scaledIndex(side, object);
  return scalersOf(index).some((scaler) => scaler.workload === workload);
}

function leastOf(side: Comparison['before'], object: AppObject): number | undefined {
  const { index, workload } = scaledIndex(side, object);
  return workload && leastPods(index, workload);
}

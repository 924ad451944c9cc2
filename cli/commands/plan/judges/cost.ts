import { type AppObject, objectTitle } from '../../../../lib/checks/model/app-object';
import { targetOf } from '../../../../lib/checks/model/autoscaler';
import { podAmounts } from '../../../../lib/checks/model/pod-amounts';
import { leastPods, mostPods, mostReplicas } from '../../../../lib/checks/model/pod-numbers';
import { at, itemsOf } from '../../../../lib/checks/model/read';
import { toWorkload } from '../../../../lib/checks/model/workload';
import { amountOf, showAmount } from '../../../../lib/rules/quantity';
import type { Change } from '../change';
import type { Pair } from '../objects/pairs';
import type { Snapshot } from '../objects/snapshot';
import { type Comparison, changeOf } from './judge';
import { surgePods } from './pace';
import { scaledIndex } from './scaled';

/** Amounts that the pods of a workload request: with as few of them as there may be, with as many, and with those of a rollout on top. */
interface Bill {
  readonly [when: string]: { readonly [resource: string]: number };
}

const RESOURCES = ['cpu', 'memory', 'storage'];

/** Changes of the amounts that the cluster has to have for a workload. */
export function* cost({ before, after, pairs }: Comparison): Generator<Change> {
  for (const pair of withScaled(pairs, before, after)) {
    // It costs what it does until somebody deletes it.
    if (pair.after === undefined) continue;
    const [old, now] = [billOf(before, pair.before), billOf(after, pair.after)];
    const message = differenceOf(old, keepsClaims(pair.after) ? withStorageOf(old, now) : now);
    if (message !== undefined) yield changeOf(pair, 'cost', `${message}.`);
  }
}

/** The pairs, and the workloads that do not change themselves, but whose autoscaler does. */
function withScaled(pairs: readonly Pair[], before: Snapshot, after: Snapshot): Pair[] {
  const known = new Set(
    pairs.flatMap((pair) => [pair.before, pair.after]).map((object) => object && objectTitle(object)),
  );
  const targets = pairs.flatMap((pair) => {
    const scaler = pair.after ?? pair.before;
    if (scaler?.kind !== 'HorizontalPodAutoscaler' && scaler?.kind !== 'ScaledObject') return [];
    const target = targetOf(at(scaler.json, 'spec', 'scaleTargetRef'), 'Deployment');
    if (target === undefined) return [];
    const find = (side: Snapshot) =>
      side.ofKinds(target.kind).find(({ name, namespace }) => name === target.name && namespace === scaler.namespace);
    const [old, now] = [find(before), find(after)];
    return old === undefined || now === undefined || known.has(objectTitle(now))
      ? []
      : [{ before: old, after: now, differences: [], kept: [] }];
  });
  return [...pairs, ...targets];
}

function billOf(side: Snapshot, object: AppObject | undefined): Bill {
  if (object === undefined) return {};
  if (object.kind === 'PersistentVolumeClaim') {
    return { '': { storage: amountOf(at(object.json, 'spec', 'resources', 'requests', 'storage')) ?? 0 } };
  }
  if (toWorkload(object) === undefined) return {};
  const { index, workload } = scaledIndex(side, object);
  if (workload === undefined) return {};
  const ofPod = podAmounts(workload, []).requests;
  const claims = itemsOf(at(object.json, 'spec', 'volumeClaimTemplates'))
    .map((claim) => amountOf(at(claim, 'spec', 'resources', 'requests', 'storage')) ?? 0)
    .reduce((sum, amount) => sum + amount, 0);
  const times = (pods: number) => ({
    cpu: (ofPod.get('cpu') ?? 0) * pods,
    memory: (ofPod.get('memory') ?? 0) * pods,
    storage: claims * pods,
  });
  if (object.kind === 'DaemonSet') return { 'on each node': times(1) };
  const most = mostReplicas(index, workload) ?? mostPods(index, workload) ?? 1;
  const bill = { 'at least': times(leastPods(index, workload)), 'at most': times(most) };
  const surge = surgePods(workload, most);
  return surge === 0 ? bill : { ...bill, 'in a rollout': { ...times(most + surge), storage: claims * most } };
}

const keepsClaims = ({ kind, json }: AppObject) =>
  kind === 'StatefulSet' && at(json, 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenScaled') !== 'Delete';

/** Claims of pods that are scaled away stay, and cost what they did. */
const withStorageOf = (old: Bill, now: Bill): Bill =>
  Object.fromEntries(
    Object.entries(now).map(([when, amounts]) => [
      when,
      { ...amounts, storage: Math.max(amounts.storage ?? 0, old[when]?.storage ?? 0) },
    ]),
  );

function differenceOf(old: Bill, now: Bill): string | undefined {
  const occasions = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const byText = new Map<string, string[]>();
  for (const when of occasions) {
    const parts = RESOURCES.flatMap((resource) => {
      const [before, after] = [old, now].map((bill) => bill[when]?.[resource] ?? 0) as [number, number];
      return before === after ? [] : [`${resource} ${showAmount(resource, before)} → ${showAmount(resource, after)}`];
    });
    const text = parts.join(', ');
    if (text !== '') byText.set(text, [...(byText.get(text) ?? []), when]);
  }
  const rows = [...byText].map(([text, when]) =>
    when.length === occasions.length ? text : `${text} ${when.join(' and ')}`,
  );
  return rows.length === 0 ? undefined : `requests ${rows.join('; ')}`;
}

import { objectTitle } from '../../../../lib/checks/model/app-object';
import { keepsOldPods } from '../../../../lib/checks/model/pod-numbers';
import { at, fieldsOf, itemsOf } from '../../../../lib/checks/model/read';
import { toWorkload } from '../../../../lib/checks/model/workload';
import type { Change } from '../change';
import { type Difference, isWithin, type Step, showDifferences } from '../objects/differences';
import { type ChangedPair, isChanged } from '../objects/pairs';
import type { Snapshot } from '../objects/snapshot';
import { immutableDifferences } from './immutable-fields';
import { type Comparison, changeOf, resumeOf, waitFor } from './judge';
import { type Pace, paceOf } from './pace';
import { scaledIndex } from './scaled';

const WITH_ROLLOUT = ['apps Deployment', 'apps StatefulSet', 'apps DaemonSet', 'argoproj.io Rollout'];

/** True for a difference in the template of pods. */
export const isOfPods = (difference: Difference): boolean => isWithin(difference, ['spec', 'template']);

/** True for a workload whose controller replaces its pods by others. */
export function changesPods(pair: ChangedPair): boolean {
  const { group, kind } = pair.after;
  if (!WITH_ROLLOUT.includes(`${group} ${kind}`) || toWorkload(pair.after) === undefined) return false;
  return pair.differences.some(isOfPods);
}

/** Changes of pods that run already, with the pace at which they are replaced. */
export function* restarts({ pairs, after }: Comparison): Generator<Change> {
  for (const pair of pairs.filter(isChanged)) {
    if (!changesPods(pair) || immutableDifferences(pair).length > 0) continue;
    const differences = pair.differences.filter(isOfPods);
    const what = showDifferences(differences.map((each) => ({ ...each, steps: shorter(each.steps) })));
    const { message, steps } = rolloutOf(pair, after);
    yield changeOf(pair, 'restart', `${message}: ${what}.`, steps);
  }
}

/** The pods are meant, so that the way to them need not be said. */
const shorter = (steps: readonly Step[]) => steps.slice(steps[2] === 'spec' ? 3 : 2);

interface Rollout {
  readonly message: string;
  readonly steps: readonly string[];
}

function rolloutOf(pair: ChangedPair, side: Snapshot): Rollout {
  const { kind, json } = pair.after;
  const strategy = fieldsOf(at(json, 'spec', kind === 'Deployment' ? 'strategy' : 'updateStrategy'));
  const steps = [waitFor(pair)];
  if (['Deployment', 'Rollout'].includes(kind) && at(json, 'spec', 'paused') === true) {
    const resume = resumeOf(pair);
    return { message: 'the rollout is paused, so that pods restart once it is resumed', steps: [resume, ...steps] };
  }
  if (strategy.type === 'OnDelete') {
    return { message: 'each pod changes when somebody deletes it (updateStrategy "OnDelete")', steps: [] };
  }
  const { index, workload } = scaledIndex(side, pair.after);
  if (workload === undefined) throw new Error(`${objectTitle(pair.after)} has no pods.`);
  const pace = paceOf(index, workload);
  if (pace.pods === 0) return { message: 'no pod runs (0 replicas), and the next ones are new', steps: [] };
  if (kind === 'Rollout') return { message: `${podsOf(pace.pods)} ${stepsOf(json)}`, steps };
  const { partition } = fieldsOf(strategy.rollingUpdate);
  const some = typeof partition === 'number' && partition > 0 ? ` from number ${partition} on,` : '';
  const message = `${podsOf(pace.pods)}${some}${batchOf(pace)}, ${orderOf(pace)}, ${durationOf(pace)}`;
  return { message, steps };
}

/** The steps of a Rollout, as Argo Rollouts takes them. */
function stepsOf(rollout: unknown): string {
  const isAdded = keepsOldPods(fieldsOf(at(rollout, 'spec', 'strategy')));
  const shown = itemsOf(at(rollout, 'spec', 'strategy', 'canary', 'steps')).map((step) => {
    const { setWeight, pause } = step;
    if (setWeight !== undefined) return `${setWeight} % of the ${isAdded ? 'requests' : 'pods'}`;
    const { duration } = fieldsOf(pause);
    return duration !== undefined ? String(duration) : pause === undefined ? Object.keys(step).join(' ') : 'a pause';
  });
  return `by Argo Rollouts, ${isAdded ? 'next to all' : 'in place of'} old ones${shown.length > 0 ? ` (${shown.join(', ')})` : ''}`;
}

function podsOf(pods: number | undefined): string {
  if (pods === undefined) return 'the pods of all nodes restart';
  return pods === 1 ? '1 pod restarts' : `${pods} pods restart`;
}

function batchOf({ pods, atOnce }: Pace): string {
  if (pods === 1) return '';
  if (atOnce === 1) return ' one by one';
  return typeof atOnce === 'number' && pods !== undefined && atOnce >= pods ? ' all at once' : ` ${atOnce} at once`;
}

function orderOf({ isNewFirst, pods }: Pace): string {
  if (pods === 1)
    return isNewFirst ? 'the new one is ready before the old one ends' : 'the old one ends before the new one starts';
  return isNewFirst ? 'new ones are ready before old ones end' : 'old ones end before new ones start';
}

/** The time of a rollout: as many rounds as there are batches, each with a start and, where old pods end first, a drain. */
function durationOf({ pods, atOnce, isNewFirst, ready: [least, most], drain }: Pace): string {
  if (pods === undefined || typeof atOnce === 'string') {
    return `each in ${range(least, most)} by its probes, with up to ${drain} s for the old one to end`;
  }
  const rounds = Math.ceil(pods / atOnce);
  const starts = most === undefined ? undefined : rounds * most;
  const longest = starts === undefined ? undefined : starts + (isNewFirst ? drain : rounds * drain);
  return `in ${range(rounds * least, longest)} by probes and drain`;
}

function range(least: number, most: number | undefined): string {
  if (most === undefined) return `at least ${least} s`;
  return least === most ? `${least} s` : `${least} to ${most} s`;
}

import { showAmount } from '../rules/quantity';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { podClaims, setClaims } from './model/claims';
import { type ObjectFindings, problem } from './model/object-finding';
import {
  type Amounts,
  amountsOf,
  containerAmounts,
  defaultsOf,
  type LimitItem,
  limitItems,
  ownAmounts,
  type PodAmounts,
  podAmounts,
} from './model/pod-amounts';
import { at } from './model/read';
import type { PodContainer } from './model/workload';

export const limitRangesCheck: Check<'limit-ranges'> = {
  name: 'limit-ranges',
  summary:
    'Containers, pods and claims are within the limits of the LimitRanges of their namespace, with the defaults that these give them.',
  example:
    'memory request 512Mi of container "user" is above the default limit 256Mi of LimitRange "limits", so that the API server refuses the pods: write a limit of its own.',
  *check(app) {
    if (app.ofKind('', 'LimitRange').length === 0) return;
    for (const workload of app.workloads) {
      const { object, containers } = workload;
      // No pods come of a template by itself.
      if (object.kind === 'PodTemplate') continue;
      const items = limitItems(app, object.namespace, 'Container');
      const defaults = items.map(defaultsOf);
      for (const item of items) {
        for (const container of containers) {
          if (yield* checkDefault(object, container, item)) continue;
          yield* checkBounds(object, container.title, containerAmounts(container, defaults), item);
        }
      }
      for (const item of limitItems(app, object.namespace, 'Pod')) {
        yield* checkBounds(object, 'the pod', podAmounts(workload, defaults), item);
      }
    }
    yield* checkClaims(app);
  },
};

/** A default limit holds for a container that requests more, too. The result says whether there is such a one. */
function* checkDefault(
  object: AppObject,
  container: PodContainer,
  limit: LimitItem,
): Generator<ReturnType<typeof problem>, boolean> {
  const { requests, limits } = ownAmounts(container);
  for (const [name, request] of requests) {
    const most = limits.has(name) ? undefined : defaultsOf(limit).limits.get(name);
    if (most === undefined || request <= most) continue;
    const [asked, given] = [request, most].map((amount) => showAmount(name, amount));
    yield problem(
      object,
      `${name} request ${asked} of ${container.title} is above the default limit ${given} of LimitRange ${show(limit.range.name)}, so that the API server refuses the pods: write a limit of its own.`,
    );
    return true;
  }
  return false;
}

function* checkBounds(object: AppObject, title: string, amounts: PodAmounts, limit: LimitItem): ObjectFindings {
  yield* checkLeast(object, title, amounts.requests, limit);
  yield* checkMost(object, title, 'limit', amounts.limits, limit);
  yield* checkRatio(object, title, amounts, limit);
}

function* checkLeast(object: AppObject, title: string, requests: Amounts, { range, item }: LimitItem): ObjectFindings {
  for (const [name, least] of amountsOf(item.min)) {
    if ((requests.get(name) ?? -1) >= least) continue;
    const bound = `the least ${showAmount(name, least)} of LimitRange ${show(range.name)}`;
    yield problem(object, outside(title, 'request', requests, name, `below ${bound}`, 'raise it'));
  }
}

function* checkMost(
  object: AppObject,
  title: string,
  side: string,
  amounts: Amounts,
  { range, item }: LimitItem,
): ObjectFindings {
  for (const [name, most] of amountsOf(item.max)) {
    if ((amounts.get(name) ?? Number.POSITIVE_INFINITY) <= most) continue;
    const bound = `the most ${showAmount(name, most)} of LimitRange ${show(range.name)}`;
    yield problem(object, outside(title, side, amounts, name, `above ${bound}`, 'lower it'));
  }
}

function outside(title: string, side: string, amounts: Amounts, name: string, bound: string, fix: string): string {
  const found = `${title} has ${has(side, amounts, name)}`;
  return amounts.has(name) ? `${found}, ${bound}: ${fix}.` : `${found}, which counts as ${bound}: write one.`;
}

function* checkRatio(
  object: AppObject,
  title: string,
  { requests, limits }: PodAmounts,
  { range, item }: LimitItem,
): ObjectFindings {
  for (const [name, ratio] of amountsOf(item.maxLimitRequestRatio)) {
    const [request, limit] = [requests.get(name), limits.get(name)];
    if (request !== undefined && limit !== undefined && request > 0 && limit / request <= ratio) continue;
    yield problem(
      object,
      `${title} has ${has('request', requests, name)} and ${has('limit', limits, name)}, but LimitRange ${show(range.name)} allows a limit of at most ${ratio} times the request: write such amounts.`,
    );
  }
}

function has(side: string, amounts: Amounts, name: string): string {
  const amount = amounts.get(name);
  return amount === undefined ? `no ${name} ${side}` : `the ${name} ${side} ${showAmount(name, amount)}`;
}

/** Claims by what they request, which is all that counts. */
function* checkClaims(app: AppIndex): ObjectFindings {
  const own = app
    .ofKind('', 'PersistentVolumeClaim')
    .map((object) => ({ object, claim: object.json, title: 'the claim' }));
  const ofSets = setClaims(app).map(({ set, template, json }) => {
    return { object: set.object, claim: json, title: `volume claim template ${show(template)}` };
  });
  const ofPods = podClaims(app).map(({ workload, volume, json }) => {
    return { object: workload.object, claim: json, title: `the claim of volume ${show(volume)}` };
  });
  for (const { object, claim, title } of [...own, ...ofSets, ...ofPods]) {
    const asked = amountsOf(at(claim, 'spec', 'resources', 'requests'));
    for (const { range, item } of limitItems(app, object.namespace, 'PersistentVolumeClaim')) {
      yield* checkLeast(object, title, asked, { range, item });
      yield* checkMost(object, title, 'request', asked, { range, item });
    }
  }
}

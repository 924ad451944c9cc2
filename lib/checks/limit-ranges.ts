import { showAmount } from '../rules/quantity';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { setClaims } from './model/claims';
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
    for (const workload of app.workloads) {
      const { object, containers } = workload;
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

function* checkBounds(
  object: AppObject,
  title: string,
  { requests, limits }: PodAmounts,
  { range, item }: LimitItem,
): ObjectFindings {
  const of = `of LimitRange ${show(range.name)}`;
  const has = (side: string, amounts: Amounts, name: string) => {
    const amount = amounts.get(name);
    return amount === undefined ? `no ${name} ${side}` : `the ${name} ${side} ${showAmount(name, amount)}`;
  };
  for (const [name, least] of amountsOf(item.min)) {
    if ((requests.get(name) ?? -1) >= least) continue;
    const found = has('request', requests, name);
    yield problem(object, `${title} has ${found}, below the least ${showAmount(name, least)} ${of}: raise it.`);
  }
  for (const [name, most] of amountsOf(item.max)) {
    if ((limits.get(name) ?? Number.POSITIVE_INFINITY) <= most) continue;
    const found = has('limit', limits, name);
    yield problem(object, `${title} has ${found}, above the most ${showAmount(name, most)} ${of}: lower it.`);
  }
  for (const [name, ratio] of amountsOf(item.maxLimitRequestRatio)) {
    const [request, limit] = [requests.get(name), limits.get(name)];
    if (request !== undefined && limit !== undefined && request > 0 && limit / request <= ratio) continue;
    yield problem(
      object,
      `${title} has ${has('request', requests, name)} and ${has('limit', limits, name)}, and the one may be ${ratio} times the other at most by LimitRange ${show(range.name)}: write such amounts.`,
    );
  }
}

function* checkClaims(app: AppIndex): ObjectFindings {
  const own = app
    .ofKind('', 'PersistentVolumeClaim')
    .map((object) => ({ object, claim: object.json, title: 'the claim' }));
  const ofSets = setClaims(app).map(({ set, template, json }) => {
    return { object: set.object, claim: json, title: `volume claim template ${show(template)}` };
  });
  for (const { object, claim, title } of [...own, ...ofSets]) {
    const asked = amountsOf(at(claim, 'spec', 'resources', 'requests'));
    for (const limit of limitItems(app, object.namespace, 'PersistentVolumeClaim')) {
      yield* checkBounds(object, title, { requests: asked, limits: asked }, limit);
    }
  }
}

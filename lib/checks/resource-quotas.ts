import { amountOf, showAmount } from '../rules/quantity';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { type ObjectFinding, type ObjectFindings, problem, warning } from './model/object-finding';
import { containerAmounts, defaultsOf, hasWhole, limitItems } from './model/pod-amounts';
import { demandOf } from './model/quota-demand';
import { countedAmount } from './model/quota-pods';
import { coveredPods } from './model/quota-scopes';
import type { Demand, Usage } from './model/quota-usage';
import { at, fieldsOf } from './model/read';

export const resourceQuotasCheck: Check<'resource-quotas'> = {
  name: 'resource-quotas',
  summary:
    'A quota has room for what the objects of its namespace ask for, LimitRanges counted in: a problem for pods that always run, and a warning where autoscalers at their most, rollouts and jobs ask for more. Each container has the CPU and memory that a quota counts, or a default for it.',
  example:
    'requests.memory "1Gi" of the quota is less than the 1536Mi that the namespace asks for (Deployment "user" 3 × 512Mi): raise it, or ask for less.',
  *check(app) {
    for (const quota of app.ofKind('', 'ResourceQuota')) {
      const hard = fieldsOf(at(quota.json, 'spec', 'hard'));
      yield* checkContainers(app, quota, Object.keys(hard));
      for (const [resource, written] of Object.entries(hard)) {
        const room = amountOf(written);
        const demand = demandOf(app, quota, resource);
        if (demand !== undefined && room !== undefined) yield* checkRoom(quota, { resource, written, room }, demand);
      }
    }
  },
};

/** The most that a quota allows of a resource. */
interface Allowance {
  readonly resource: string;
  readonly written: unknown;
  readonly room: number;
}

/** The error of a sum of floating-point numbers. */
const TOLERANCE = 1e-6;

function* checkRoom(quota: AppObject, { resource, written, room }: Allowance, demand: Demand): ObjectFindings {
  const { usages } = demand;
  const what = `${resource} ${show(written)} of the quota is less than the`;
  const total = (count: (usage: Usage) => number) => usages.reduce((sum, usage) => sum + usage.each * count(usage), 0);
  const report = (finding: Reporter, when: string, count: (usage: Usage) => number) => {
    const others = demand.others.length === 0 ? '' : `, besides ${demand.others.join(', ')}`;
    const parts = listed(resource, demand, count);
    const sum = showAmount(resource, total(count));
    return finding(quota, `${what} ${sum} that the namespace ${when} (${parts})${others}: raise it, or ask for less.`);
  };
  const stuck = usages.find(({ each, least, most }) => least === 0 && most > 0 && each > room + TOLERANCE);
  if (total(({ least }) => least) > room + TOLERANCE) yield report(problem, 'asks for', ({ least }) => least);
  else if (stuck !== undefined) {
    const asked = `${what} ${showAmount(resource, stuck.each)} that each pod of ${stuck.title} asks for`;
    yield problem(quota, `${asked}, so that it never runs: raise it, or ask for less.`);
  } else if (total(({ most }) => most) > room + TOLERANCE) {
    const when = 'may ask for at once, with autoscalers at their most, rollouts and jobs';
    yield report(warning, when, ({ most }) => most);
  }
}

type Reporter = (object: AppObject, message: string) => ObjectFinding;

/** `Deployment "user" 3 × 512Mi, …`. */
function listed(resource: string, { usages, isNumber }: Demand, count: (usage: Usage) => number): string {
  return usages
    .filter((usage) => usage.each > 0 && count(usage) > 0)
    .map((usage) => {
      const amount = isNumber && usage.each === 1 ? '' : ` × ${showAmount(resource, usage.each)}`;
      return `${usage.title} ${count(usage)}${amount}`;
    })
    .join(', ');
}

/**
 * Finds containers without an amount that a quota counts: the API server refuses their pods, unless these say amounts as a whole.
 */
function* checkContainers(app: AppIndex, quota: AppObject, resources: readonly string[]): ObjectFindings {
  const defaults = limitItems(app, quota.namespace, 'Container').map(defaultsOf);
  for (const workload of coveredPods(app, quota)) {
    if (hasWhole(workload)) continue;
    for (const resource of resources) {
      const { side = 'requests', name = '' } = countedAmount(resource) ?? {};
      if (name !== 'cpu' && name !== 'memory') continue;
      const without = workload.containers.find((container) => !containerAmounts(container, defaults)[side].has(name));
      if (without === undefined) continue;
      const option = side === 'limits' ? 'limit' : 'request';
      yield problem(
        workload.object,
        `${without.title} has no ${name} ${option}, which quota ${show(quota.name)} of its namespace counts, so that the API server refuses the pods: write resources.${side}.${name}, or a default in a LimitRange.`,
      );
    }
  }
}

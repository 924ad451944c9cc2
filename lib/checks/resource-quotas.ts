import { amountOf, showAmount } from '../rules/quantity';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { type ObjectFinding, type ObjectFindings, problem, warning } from './model/object-finding';
import { containerAmounts, defaultsOf, limitItems } from './model/pod-amounts';
import { type Usage, uncounted, usagesOf } from './model/quota-usage';
import { at, fieldsOf } from './model/read';

export const resourceQuotasCheck: Check<'resource-quotas'> = {
  name: 'resource-quotas',
  summary:
    'A quota has room for what the objects of its namespace ask for, LimitRanges counted in: a problem for pods that always run, and a warning where autoscalers at their most, rollouts and jobs ask for more. Each container has the CPU and memory that a quota counts, or a default for it.',
  example:
    'requests.memory "1Gi" of the quota is less than the 1536Mi that the namespace asks for (Deployment "user" 3 × 512Mi): raise it, or ask for less.',
  *check(app) {
    for (const quota of app.ofKind('', 'ResourceQuota')) {
      const { hard, scopes, scopeSelector } = fieldsOf(quota.json.spec);
      // A quota with a scope counts some of the pods, which a field of theirs or their class decides.
      if (scopes !== undefined || scopeSelector !== undefined) continue;
      yield* checkContainers(app, quota, Object.keys(fieldsOf(hard)));
      for (const [resource, most] of Object.entries(fieldsOf(hard))) {
        const usages = usagesOf(app, quota.namespace, resource);
        const room = amountOf(most);
        if (usages !== undefined && room !== undefined) yield* checkRoom(app, quota, resource, most, room, usages);
      }
    }
  },
};

/** The error of a sum of floating-point numbers. */
const TOLERANCE = 1e-6;

function* checkRoom(
  app: AppIndex,
  quota: AppObject,
  resource: string,
  written: unknown,
  room: number,
  usages: readonly Usage[],
): ObjectFindings {
  const total = (count: (usage: Usage) => number) => usages.reduce((sum, usage) => sum + usage.each * count(usage), 0);
  const [least, most] = [total((usage) => usage.least), total((usage) => usage.most)];
  const what = `${resource} ${show(written)} of the quota is less than the`;
  const others =
    /claims|storage$|^services/.test(resource) && !/ephemeral/.test(resource) ? [] : uncounted(app, quota.namespace);
  const report = (finding: Reporter, sum: number, when: string, count: (usage: Usage) => number) =>
    finding(
      quota,
      `${what} ${showAmount(resource, sum)} that the namespace ${when} (${listed(resource, usages, count)})${besides(others)}: raise it, or ask for less.`,
    );
  if (least > room + TOLERANCE) yield report(problem, least, 'asks for', (usage) => usage.least);
  else if (most > room + TOLERANCE) {
    const when = 'may ask for at once, with autoscalers at their most, rollouts and jobs';
    yield report(warning, most, when, (usage) => usage.most);
  }
}

type Reporter = (object: AppObject, message: string) => ObjectFinding;

/** `Deployment "user" 3 × 512Mi, …`. */
function listed(resource: string, usages: readonly Usage[], count: (usage: Usage) => number): string {
  return usages
    .filter((usage) => usage.each > 0 && count(usage) > 0)
    .map((usage) => {
      const { object, each } = usage;
      const amount =
        each === 1 && /pods$|claims$|balancers$|ports$/.test(resource) ? '' : ` × ${showAmount(resource, each)}`;
      return `${object.kind} ${show(object.name)} ${count(usage)}${amount}`;
    })
    .join(', ');
}

function besides(others: readonly { readonly object: AppObject }[]): string {
  if (others.length === 0) return '';
  return `, besides ${others.map(({ object }) => `${object.kind} ${show(object.name)}`).join(', ')}`;
}

/** The resources of which each container must have some where a quota counts them: the API server refuses other pods. */
const NEEDED = /^(?:(requests|limits)\.)?(cpu|memory)$/;

function* checkContainers(app: AppIndex, quota: AppObject, resources: readonly string[]): ObjectFindings {
  const defaults = limitItems(app, quota.namespace, 'Container').map(defaultsOf);
  for (const { object, containers, pod } of app.workloadsIn(quota.namespace)) {
    for (const resource of resources) {
      const [, side = 'requests', name] = NEEDED.exec(resource) ?? [];
      if (name === undefined || at(pod.resources, side, name) !== undefined) continue;
      const without = containers.find((container) => {
        const { requests, limits } = containerAmounts(container, defaults);
        return !(side === 'limits' ? limits : requests).has(name);
      });
      if (without === undefined) continue;
      const option = side === 'limits' ? 'limit' : 'request';
      yield problem(
        object,
        `${without.title} has no ${name} ${option}, which quota ${show(quota.name)} of its namespace counts, so that the API server refuses the pods: write resources.${side}.${name}, or a default in a LimitRange.`,
      );
    }
  }
}

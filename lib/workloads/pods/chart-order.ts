import type { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { chartOf } from '../../cdk8s/charts';

/**
 * Has the objects of a construct in another chart applied first. Charts that need each other have no order: there pods
 * wait for what comes later, and cdk8s would end in an exception.
 */
export function applyAfter(user: IConstruct, used: IConstruct): void {
  const [own, other] = [chartOf(user), chartOf(used)];
  if (own === undefined || other === undefined || own === other || comesAfter(other, own)) return;
  user.node.addDependency(used);
}

/** Whether a chart depends on another, by whatever is in it; by cdk8s' rule a chart comes after those within it. */
function comesAfter(chart: Chart, other: Chart, seen = new Set<Chart>()): boolean {
  if (chart === other) return true;
  if (seen.has(chart)) return false;
  seen.add(chart);
  const constructs = chart.node.findAll();
  const needed = [...constructs, ...constructs.flatMap(({ node }) => node.dependencies)].map(chartOf);
  return [...new Set(needed)].some((next) => next !== undefined && comesAfter(next, other, seen));
}

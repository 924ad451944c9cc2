import { ApiObject, type Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { chartOf } from '../../cdk8s/charts';
import { dependOnUsed } from '../../cdk8s/implied-order';

/**
 * Makes the chart of a construct be applied after that of another one. Charts that need each other have no order: there, pods
 * wait for objects that come later, since cdk8s would throw. It holds in any moment of a synthesis, in which cdk8s may have
 * followed the dependencies of constructs already, and goes by those of charts and objects.
 */
export function applyAfter(user: IConstruct, used: IConstruct): void {
  const [own, other] = [chartOf(user), chartOf(used)];
  if (own === undefined || other === undefined || own === other || own.node.dependencies.includes(other)) return;
  if (!comesAfter(other, own)) dependOnUsed(own, other);
}

/**
 * Makes the objects of a construct be applied before those of another one, in the same chart as well. There, too, constructs
 * that need each other have no order.
 */
export function applyObjectsAfter(user: IConstruct, used: IConstruct): void {
  applyAfter(user, used);
  if (chartOf(user) !== chartOf(used) || needs(used, user)) return;
  const first = used.node.findAll().filter((each) => isObjectIn(each, used));
  // The objects and not the construct, which may have the other one within it.
  for (const object of user.node.children) if (isObjectIn(object, used)) object.node.addDependency(...first);
}

const isObjectIn = (construct: IConstruct, scope: IConstruct) =>
  ApiObject.isApiObject(construct) && chartOf(construct) === chartOf(scope);

/** True for a construct that depends on something within the other one, by itself or by a scope around it. */
function needs(construct: IConstruct, other: IConstruct, seen = new Set<IConstruct>()): boolean {
  if (seen.has(construct)) return false;
  seen.add(construct);
  const needed = [...construct.node.scopes, ...construct.node.findAll()].flatMap(({ node }) => node.dependencies);
  return needed.some((next) => next.node.scopes.includes(other) || needs(next, other, seen));
}

/** True for a chart that has something in it which depends on the other chart. A chart comes after those within it, too. */
function comesAfter(chart: Chart, other: Chart, seen = new Set<Chart>()): boolean {
  if (chart === other) return true;
  if (seen.has(chart)) return false;
  seen.add(chart);
  const constructs = chart.node.findAll();
  const needed = [...constructs, ...constructs.flatMap(({ node }) => node.dependencies)].map(chartOf);
  return [...new Set(needed)].some((next) => next !== undefined && comesAfter(next, other, seen));
}

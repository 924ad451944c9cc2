import { ApiObject, type Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { chartOf } from '../cdk8s/charts';
import { ApplyOrder } from '../checks/model/apply-order';
import { applyAfter } from '../workloads/pods/chart-order';

/**
 * Has the objects of a namespace applied before everything in it, wherever they were made: those of other charts because their
 * charts come first, and those of the same chart because the others depend on them. Objects that they depend on themselves,
 * as their author said, stay before them.
 *
 * @param own the Namespace, and what holds for pods from the start.
 */
export function applyFirst(root: IConstruct, namespace: string, own: readonly ApiObject[]): void {
  const [first] = own;
  const chart = first && chartOf(first);
  if (first === undefined || chart === undefined) return;
  const order = new ApplyOrder(root);
  const others = root.node
    .findAll()
    .filter((each): each is ApiObject => ApiObject.isApiObject(each) && each.metadata.namespace === namespace)
    .filter((object) => !own.includes(object));
  for (const other of new Set(others.map(chartOf))) if (other !== undefined) applyAfter(other, chart);
  for (const object of others.filter((each) => isDirectlyIn(each, chart))) {
    if (own.some((each) => order.mayDependOn(each, object))) continue;
    object.node.addDependency(...own);
  }
}

const isDirectlyIn = (object: ApiObject, chart: Chart) => chartOf(object) === chart;

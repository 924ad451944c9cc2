import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** The chart that a construct is in, or undefined. `Chart.of()` of cdk8s throws an exception instead. */
export function chartOf(construct: IConstruct): Chart | undefined {
  for (let scope: IConstruct | undefined = construct; scope !== undefined; scope = scope.node.scope) {
    if (Chart.isChart(scope)) return scope;
  }
  return undefined;
}

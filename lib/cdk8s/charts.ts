import { Chart } from 'cdk8s';
import { type IConstruct, Node } from 'constructs';

/** The chart that a construct is in, or undefined. `Chart.of()` of cdk8s throws an exception instead. */
export function chartOf(construct: IConstruct): Chart | undefined {
  return [...Node.of(construct).scopes].reverse().find((scope): scope is Chart => Chart.isChart(scope));
}

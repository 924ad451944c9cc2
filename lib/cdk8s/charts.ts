import { Chart } from 'cdk8s';
import { type IConstruct, Node } from 'constructs';

/** The chart that a construct is written with, or undefined outside of any, where cdk8s would end in an exception. */
export function chartOf(construct: IConstruct): Chart | undefined {
  return [...Node.of(construct).scopes].reverse().find((scope): scope is Chart => Chart.isChart(scope));
}

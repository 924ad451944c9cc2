import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { checkLabels } from '../rules/names';
import type { Report } from '../rules/report';
import { chartOf } from './charts';

/** The recommended labels of an object (https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/). */
export interface Identity {
  readonly name: string;
  readonly instance: string;
  readonly version?: string;
}

const PART_OF = 'app.kubernetes.io/part-of';

/** Labels for metadata, from what the user wrote alone; the chart's id is the application they are part of. */
export function recommendedLabels(scope: Construct, identity: Identity): { [key: string]: string } {
  return {
    'app.kubernetes.io/name': identity.name,
    'app.kubernetes.io/instance': identity.instance,
    ...(identity.version !== undefined && { 'app.kubernetes.io/version': identity.version }),
    [PART_OF]: Chart.of(scope).node.id,
    'app.kubernetes.io/managed-by': 'cdk8s-portico',
  };
}

/** Objects can only be in a chart, and bear its id as a label. Unlike cdk8s, which throws, this reports. */
export function checkChart(
  report: Report,
  construct: Construct,
  labels: { readonly [key: string]: string } = {},
): void {
  const chart = chartOf(construct);
  if (chart === undefined) {
    report('this is in no chart: pass a Chart, or a construct in one, as its scope.');
  } else if (labels[PART_OF] === undefined) {
    checkLabels((message) => report(`the chart's id becomes a label: ${message}`), { [PART_OF]: chart.node.id });
  }
}

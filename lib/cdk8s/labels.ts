import type { Construct } from 'constructs';
import { checkValue } from '../rules/check';
import type { Findings } from '../rules/finding';
import { labelValueFlaw } from '../rules/label';
import { chartOf } from './charts';
import { finding } from './codes';

/** The recommended labels of an object (https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/). */
export interface ObjectIdentity {
  readonly name: string;
  readonly instance: string;
  readonly version?: string;
}

const PART_OF = 'app.kubernetes.io/part-of';

/** Labels for the metadata of an object. They depend on names that the user wrote, and part-of is the id of the chart. */
export function recommendedLabels(scope: Construct, identity: ObjectIdentity): { [key: string]: string } {
  // Outside a chart, which is reported, nothing is written.
  const partOf = chartOf(scope)?.node.id;
  return {
    'app.kubernetes.io/name': identity.name,
    'app.kubernetes.io/instance': identity.instance,
    ...(identity.version !== undefined && { 'app.kubernetes.io/version': identity.version }),
    ...(partOf !== undefined && { [PART_OF]: partOf }),
    'app.kubernetes.io/managed-by': 'cdk8s-portico',
  };
}

/** Objects must be in a chart, and have its id as a label. Unlike cdk8s, which throws, this yields findings. */
export function* checkChart(construct: Construct, labels: { readonly [key: string]: string } = {}): Findings {
  const chart = chartOf(construct);
  if (chart === undefined) {
    yield finding('scope', 'this is not in a chart: pass a Chart, or a construct in one, as its scope.');
  } else if (labels[PART_OF] === undefined) {
    yield* checkValue('label', "the chart's id, which becomes a label,", chart.node.id, labelValueFlaw);
  }
}

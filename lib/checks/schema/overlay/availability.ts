import { show } from '../../../rules/show';
import {
  dnsLabel,
  INT32,
  kindName,
  oneOf,
  pathSegment,
  podsOrPercent,
  positiveQuantity,
  quantityFromZero,
  resourceName,
  textOf,
  within,
  word,
} from '../scalars';
import { every, fields, type Rule } from '../shape';
import { looseSelector } from './meta';
import { notEmpty, type Overlay, type Refinement, refine } from './refine';

const HOUR = 60 * 60;

/** The field of a target that has its amount. */
const AMOUNTS: { readonly [type: string]: string } = {
  Utilization: 'averageUtilization',
  AverageValue: 'averageValue',
  Value: 'value',
};

/** The field of a metric that describes it. */
const METRICS: { readonly [type: string]: string } = {
  Resource: 'resource',
  ContainerResource: 'containerResource',
  Pods: 'pods',
  Object: 'object',
  External: 'external',
};

/** Has the one field that goes with its type. */
export const hasFieldOfType =
  (fieldOf: { readonly [type: string]: string }): Rule =>
  (values) => {
    const field = fieldOf[values.type as string] ?? '';
    const type = `has the type ${show(values.type)}`;
    if (values[field] === undefined) return `${type} and no ${field}: write it`;
    const other = Object.values(fieldOf).find((each) => each !== field && values[each] !== undefined);
    return other && `${type} and ${other} as well: leave ${other} out`;
  };

/** An amount of one of a few types. */
const target =
  (...types: readonly string[]): Refinement =>
  (schema, shapeOf) =>
    every(fields({ type: oneOf(...types) }), shapeOf(schema));
const ofPods = target('Utilization', 'AverageValue');
const ofObject = target('Value', 'AverageValue');

const reference = { kind: kindName, name: pathSegment };
const scaled = fields({
  'kind!': kindName,
  'name!': pathSegment,
  'apiVersion!': textOf(
    (value) => /^(v1|[^/]+\/[^/]+)$/.test(value),
    'a group and version',
    'those of the kind, for example "apps/v1"',
  ),
});

export const AVAILABILITY: Overlay = {
  'autoscaling.v1.HorizontalPodAutoscalerSpec': refine({
    scaleTargetRef: scaled,
    minReplicas: within(1, INT32, 2),
    targetCPUUtilizationPercentage: within(1, INT32, 70),
  }),
  'autoscaling.v2.HorizontalPodAutoscalerSpec': refine({ scaleTargetRef: scaled, minReplicas: within(1, INT32, 2) }),
  'autoscaling.v2.CrossVersionObjectReference': refine({
    ...reference,
    apiVersion: textOf((value) => value.split('/').length <= 2, 'a group and version', 'one, for example "v1"'),
  }),
  'autoscaling.v2.HPAScalingRules': refine({
    stabilizationWindowSeconds: within(0, HOUR, 300),
    selectPolicy: oneOf('Max', 'Min', 'Disabled'),
    policies: notEmpty,
    tolerance: quantityFromZero,
  }),
  'autoscaling.v2.HPAScalingPolicy': refine({
    type: oneOf('Pods', 'Percent'),
    value: within(1, INT32, 4),
    periodSeconds: within(1, HOUR / 2, 60),
  }),
  'autoscaling.v2.MetricSpec': refine({ type: oneOf(...Object.keys(METRICS)) }, hasFieldOfType(METRICS)),
  'autoscaling.v2.MetricIdentifier': refine({ name: pathSegment, selector: looseSelector }),
  'autoscaling.v2.MetricTarget': refine(
    { averageUtilization: within(1, INT32, 70), averageValue: positiveQuantity, value: positiveQuantity },
    hasFieldOfType(AMOUNTS),
  ),
  'autoscaling.v2.ResourceMetricSource': refine({ name: word, target: ofPods }),
  'autoscaling.v2.ContainerResourceMetricSource': refine({ name: resourceName, container: dnsLabel, target: ofPods }),
  'autoscaling.v2.PodsMetricSource': refine({ target: target('AverageValue') }),
  'autoscaling.v2.ObjectMetricSource': refine({ target: ofObject }),
  'autoscaling.v2.ExternalMetricSource': refine({ target: ofObject }),
  'policy.v1.PodDisruptionBudgetSpec': refine({ minAvailable: podsOrPercent, maxUnavailable: podsOrPercent }),
};

import { show } from '../../rules/show';
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
  scalarOf,
  wholeNumber,
  within,
  word,
} from './scalars';
import { labelSelector, looseSelector } from './selectors';
import { fields, list, type Rule } from './shape';

const HOUR = 60 * 60;

/** Which field of a target holds its amount. */
const AMOUNTS: { readonly [type: string]: string } = {
  Utilization: 'averageUtilization',
  AverageValue: 'averageValue',
  Value: 'value',
};

const holdsAmount: Rule = (target) => {
  const amount = AMOUNTS[target.type as string] ?? '';
  if (target[amount] === undefined) return `has the type ${show(target.type)} and no ${amount}: write one`;
  const other = Object.values(AMOUNTS).find((field) => field !== amount && target[field] !== undefined);
  return other && `has the type ${show(target.type)} and ${other} as well: leave ${other} out`;
};

/** The amount at which a metric is to be kept. */
const target = (...types: readonly string[]) =>
  fields(
    {
      'type!': oneOf(...types),
      averageUtilization: within(1, INT32, 70),
      averageValue: positiveQuantity,
      value: positiveQuantity,
    },
    holdsAmount,
  );

const metricIdentifier = fields({ 'name!': pathSegment, selector: looseSelector });
const apiVersion = scalarOf(
  (value) => /^(v1|[^/]+\/[^/]+)$/.test(value),
  'group and version',
  'those of the kind, for example "apps/v1"',
);

/** What has a number of pods. */
const scaled = fields({ 'kind!': kindName, 'name!': pathSegment, 'apiVersion!': apiVersion });
const described = fields({
  'kind!': kindName,
  'name!': pathSegment,
  apiVersion: scalarOf((value) => value.split('/').length <= 2, 'group and version', 'one, for example "v1"'),
});
const ofPods = target('Utilization', 'AverageValue');

/** Which field of a metric tells of it. */
const METRICS: { readonly [type: string]: string } = {
  Resource: 'resource',
  ContainerResource: 'containerResource',
  Pods: 'pods',
  Object: 'object',
  External: 'external',
};

const metric = fields(
  {
    'type!': oneOf(...Object.keys(METRICS)),
    resource: fields({ 'name!': word, 'target!': ofPods }),
    containerResource: fields({ 'name!': resourceName, 'container!': dnsLabel, 'target!': ofPods }),
    pods: fields({ 'metric!': metricIdentifier, 'target!': target('AverageValue') }),
    object: fields({
      'describedObject!': described,
      'metric!': metricIdentifier,
      'target!': target('Value', 'AverageValue'),
    }),
    external: fields({ 'metric!': metricIdentifier, 'target!': target('Value', 'AverageValue') }),
  },
  (values) => {
    const told = METRICS[values.type as string] ?? '';
    const type = `has the type ${show(values.type)}`;
    if (values[told] === undefined) return `${type} and no ${told}: write one`;
    const other = Object.values(METRICS).find((field) => field !== told && values[field] !== undefined);
    return other && `${type} and ${other} as well: leave ${other} out`;
  },
);

const scalingRules = fields({
  stabilizationWindowSeconds: within(0, HOUR, 300),
  selectPolicy: oneOf('Max', 'Min', 'Disabled'),
  policies: list(
    fields({
      'type!': oneOf('Pods', 'Percent'),
      'value!': within(1, INT32, 4),
      'periodSeconds!': within(1, HOUR / 2, 60),
    }),
    { notEmpty: true },
  ),
  tolerance: quantityFromZero,
});

const autoscalerSpec = fields({
  'scaleTargetRef!': scaled,
  minReplicas: within(1, INT32, 2),
  'maxReplicas!': wholeNumber,
  metrics: list(metric),
  behavior: fields({ scaleUp: scalingRules, scaleDown: scalingRules }),
  targetCPUUtilizationPercentage: within(1, INT32, 70),
});

const disruptionBudgetSpec = fields({
  selector: labelSelector,
  minAvailable: podsOrPercent,
  maxUnavailable: podsOrPercent,
  unhealthyPodEvictionPolicy: oneOf('IfHealthyBudget', 'AlwaysAllow'),
});

export const AVAILABILITY = {
  'autoscaling HorizontalPodAutoscaler': fields({ 'spec!': autoscalerSpec }),
  'policy PodDisruptionBudget': fields({ spec: disruptionBudgetSpec }),
};

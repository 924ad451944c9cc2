import { show } from '../../../rules/show';
import type { Fields } from '../../model/read';
import { count, dnsLabel, dnsName, INT32, labelKey, labelKeyOrEmpty, labelValue, oneOf, within } from '../scalars';
import { fields, list, type Rule } from '../shape';
import { needsValues } from './meta';
import { notEmpty, type Overlay, refine, wordOrEmpty } from './refine';

const comparesNumber = ({ operator, values }: Fields) => {
  if (operator !== 'Gt' && operator !== 'Lt') return undefined;
  const numbers = Array.isArray(values) ? values : [];
  if (numbers.length === 1 && /^\d+$/.test(numbers[0])) return undefined;
  return `has the operator ${show(operator)} and the values ${show(numbers)}: write one whole number as a text, for example ["4"]`;
};

const namesNode: Rule = ({ values }) =>
  (values as readonly string[]).length === 1 ? undefined : `has the values ${show(values)}: write the name of one node`;

/** A field of one object that goes with a value of another one only. */
const toleratesTaint: Rule = ({ key, operator, value, effect, tolerationSeconds }) => {
  if ((key === undefined || key === '') && operator !== 'Exists') {
    return 'has no key: write that of a taint, or operator "Exists" for every taint';
  }
  if (operator === 'Exists' && value !== undefined && value !== '') {
    return `has the operator "Exists" and the value ${show(value)}: leave one of the two out`;
  }
  return tolerationSeconds === undefined || effect === 'NoExecute'
    ? undefined
    : `has tolerationSeconds ${show(tolerationSeconds)}, which goes with the effect "NoExecute" only: write that, or leave tolerationSeconds out`;
};

const spreads: Rule = ({ minDomains, whenUnsatisfiable, labelSelector, matchLabelKeys }) => {
  if (minDomains !== undefined && whenUnsatisfiable !== 'DoNotSchedule') {
    return `has minDomains ${show(minDomains)}, which goes with whenUnsatisfiable "DoNotSchedule" only: write that, or leave minDomains out`;
  }
  return matchLabelKeys === undefined || labelSelector !== undefined
    ? undefined
    : 'has matchLabelKeys without a labelSelector: write both, or leave matchLabelKeys out';
};

const weight = within(1, 100);

export const SCHEDULING: Overlay = {
  'core.v1.NodeSelector': refine({ nodeSelectorTerms: notEmpty }),
  'core.v1.NodeSelectorRequirement': refine({ key: labelKey, values: list(labelValue) }, needsValues, comparesNumber),
  'core.v1.NodeSelectorTerm': refine({
    matchFields: list(
      fields(
        { 'key!': oneOf('metadata.name'), 'operator!': oneOf('In', 'NotIn'), 'values!': list(dnsName) },
        namesNode,
      ),
    ),
  }),
  'core.v1.PreferredSchedulingTerm': refine({ weight }),
  'core.v1.WeightedPodAffinityTerm': refine({ weight }),
  'core.v1.PodAffinityTerm': refine({
    topologyKey: labelKey,
    namespaces: list(dnsLabel),
    matchLabelKeys: list(labelKey),
    mismatchLabelKeys: list(labelKey),
  }),
  'core.v1.TopologySpreadConstraint': refine(
    {
      maxSkew: within(1, INT32),
      topologyKey: labelKey,
      matchLabelKeys: list(labelKey),
      minDomains: within(1, INT32),
    },
    spreads,
  ),
  'core.v1.Toleration': refine(
    {
      key: labelKeyOrEmpty,
      // "Gt" and "Lt" came with 1.35, behind a gate that is off.
      operator: oneOf('Exists', 'Equal', ''),
      value: labelValue,
      effect: wordOrEmpty,
      tolerationSeconds: count,
    },
    toleratesTaint,
  ),
  'core.v1.Taint': refine({ key: labelKey, value: labelValue }),
  'resource.v1.DeviceSubRequest': refine({ allocationMode: wordOrEmpty }),
  'resource.v1.DeviceToleration': refine({ operator: wordOrEmpty, effect: wordOrEmpty }),
  'resource.v1.ExactDeviceRequest': refine({ allocationMode: wordOrEmpty }),
};

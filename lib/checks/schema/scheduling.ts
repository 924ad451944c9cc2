import { show } from '../../rules/show';
import { count, dnsLabel, INT32, labelKey, labelKeyOrNone, labelValue, oneOf, oneOfOrNone, within } from './scalars';
import { labelSelector, nodeSelector, nodeTerm } from './selectors';
import { fields, list } from './shape';

const weight = within(1, 100);

const podTerm = {
  'topologyKey!': labelKey,
  labelSelector,
  namespaceSelector: labelSelector,
  namespaces: list(dnsLabel),
  matchLabelKeys: list(labelKey),
  mismatchLabelKeys: list(labelKey),
};

const podAffinity = fields({
  requiredDuringSchedulingIgnoredDuringExecution: list(fields(podTerm)),
  preferredDuringSchedulingIgnoredDuringExecution: list(
    fields({ 'weight!': weight, 'podAffinityTerm!': fields(podTerm) }),
  ),
});

/** Near or far from which nodes and pods. */
export const affinity = fields({
  nodeAffinity: fields({
    requiredDuringSchedulingIgnoredDuringExecution: nodeSelector,
    preferredDuringSchedulingIgnoredDuringExecution: list(fields({ 'weight!': weight, 'preference!': nodeTerm })),
  }),
  podAffinity,
  podAntiAffinity: podAffinity,
});

const honored = oneOf('Honor', 'Ignore');

/** https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/ */
export const spreadConstraint = fields(
  {
    'maxSkew!': within(1, INT32),
    'topologyKey!': labelKey,
    'whenUnsatisfiable!': oneOf('DoNotSchedule', 'ScheduleAnyway'),
    labelSelector,
    matchLabelKeys: list(labelKey),
    minDomains: within(1, INT32),
    nodeAffinityPolicy: honored,
    nodeTaintsPolicy: honored,
  },
  ({ minDomains, whenUnsatisfiable }) =>
    minDomains === undefined || whenUnsatisfiable === 'DoNotSchedule'
      ? undefined
      : `has minDomains ${show(minDomains)}, which goes with whenUnsatisfiable "DoNotSchedule" alone: write that, or leave minDomains out`,
  ({ labelSelector: selector, matchLabelKeys }) =>
    matchLabelKeys === undefined || selector !== undefined
      ? undefined
      : 'has matchLabelKeys without a labelSelector: write both, or leave matchLabelKeys out',
);

/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
export const toleration = fields(
  {
    key: labelKeyOrNone,
    operator: oneOfOrNone('Exists', 'Equal'),
    value: labelValue,
    effect: oneOfOrNone('NoSchedule', 'PreferNoSchedule', 'NoExecute'),
    tolerationSeconds: count,
  },
  ({ key, operator }) =>
    (key === undefined || key === '') && operator !== 'Exists'
      ? 'has no key: write that of a taint, or operator "Exists" for every taint'
      : undefined,
  ({ operator, value }) =>
    operator === 'Exists' && value !== undefined && value !== ''
      ? `has the operator "Exists" and the value ${show(value)}: leave one of the two out`
      : undefined,
  ({ effect, tolerationSeconds }) =>
    tolerationSeconds === undefined || effect === 'NoExecute'
      ? undefined
      : `has tolerationSeconds ${show(tolerationSeconds)}, which goes with the effect "NoExecute" alone: write that, or leave tolerationSeconds out`,
);

import { quantity as amountOf } from '../../rules/quantity';
import { show } from '../../rules/show';
import type { Fields } from '../model/read';
import {
  dnsLabel,
  flag,
  INT32,
  labelKey,
  labelMap,
  oneOf,
  quantities,
  scalarOf,
  text,
  wholeNumber,
  within,
  word,
} from './scalars';
import { toleration } from './scheduling';
import { fields, list, type Rule } from './shape';

const LARGEST_PRIORITY = 1_000_000_000;

const priorityClass = fields({
  value: within(-INT32 - 1, LARGEST_PRIORITY, 1000),
  globalDefault: flag,
  description: text,
  preemptionPolicy: oneOf('PreemptLowerPriority', 'Never'),
});

const runtimeClass = fields({
  'handler!': dnsLabel,
  overhead: fields({ podFixed: quantities }),
  scheduling: fields({ nodeSelector: labelMap, tolerations: list(toleration) }),
});

const SCOPES = [
  'Terminating',
  'NotTerminating',
  'BestEffort',
  'NotBestEffort',
  'PriorityClass',
  'CrossNamespacePodAffinity',
  'VolumeAttributesClass',
];

const COUNTED =
  /^(pods|services(\..+)?|replicationcontrollers|resourcequotas|secrets|configmaps|persistentvolumeclaims|count\/.+)$/;

const isCounted: Rule = ({ hard }) => {
  const wrong = Object.entries((hard ?? {}) as Fields).find(
    ([name, amount]) => COUNTED.test(name) && !Number.isInteger(amountOf(amount)),
  );
  return wrong && `allows ${show(wrong[1])} ${wrong[0]}: write a whole number`;
};

const resourceQuota = fields(
  {
    hard: quantities,
    scopes: list(oneOf(...SCOPES)),
    scopeSelector: fields({
      matchExpressions: list(
        fields({
          'scopeName!': oneOf(...SCOPES),
          'operator!': oneOf('In', 'NotIn', 'Exists', 'DoesNotExist'),
          values: list(text),
        }),
      ),
    }),
  },
  isCounted,
);

/** From the least to the most, where each is said. */
const ORDER = ['min', 'defaultRequest', 'default', 'max'];

const isInOrder: Rule = (limits) => {
  const said = ORDER.map((name) => [name, (limits[name] ?? {}) as Fields] as const);
  for (const [index, [low, lows]] of said.entries()) {
    for (const [high, highs] of said.slice(index + 1)) {
      const wrong = Object.keys(lows).find((resource) => {
        const [less, more] = [amountOf(lows[resource]), amountOf(highs[resource])];
        return less !== undefined && more !== undefined && less > more;
      });
      if (wrong !== undefined) {
        return `has the ${wrong} ${show(lows[wrong])} in ${low}, above ${show(highs[wrong])} in ${high}: raise the one or lower the other`;
      }
    }
  }
  return undefined;
};

const limitRange = fields({
  'limits!': list(
    fields(
      {
        'type!': scalarOf(
          (value) =>
            /^(Container|Pod|PersistentVolumeClaim)$/.test(value) || (value.includes('/') && labelKey.fits(value)),
          'type of a limit',
          'Container, Pod or PersistentVolumeClaim',
        ),
        default: quantities,
        defaultRequest: quantities,
        max: quantities,
        min: quantities,
        maxLimitRequestRatio: quantities,
      },
      isInOrder,
    ),
    { unique: ['type'] },
  ),
});

/** What a cluster or a namespace as a whole allows and knows. */
export const CLUSTER = {
  ' LimitRange': fields({ spec: limitRange }),
  ' ResourceQuota': fields({ spec: resourceQuota }),
  'coordination.k8s.io Lease': fields({
    spec: fields({ holderIdentity: word, leaseDurationSeconds: within(1, INT32, 15), leaseTransitions: wholeNumber }),
  }),
  'node.k8s.io RuntimeClass': runtimeClass,
  'scheduling.k8s.io PriorityClass': priorityClass,
};

import { amountOf } from '../../../rules/quantity';
import { show } from '../../../rules/show';
import { type Fields, fieldsOf, itemsOf, listOf } from '../../model/read';
import { labelKey, quantities, textOf } from '../scalars';
import type { Rule } from '../shape';
import { type Overlay, refine, unique } from './refine';

const COUNTED =
  /^(pods|services(\..+)?|replicationcontrollers|resourcequotas|secrets|configmaps|persistentvolumeclaims|count\/.+)$/;

const isCounted: Rule = ({ hard }) => {
  const wrong = Object.entries(fieldsOf(hard)).find(
    ([name, amount]) => COUNTED.test(name) && !Number.isInteger(amountOf(amount)),
  );
  return wrong && `allows ${show(wrong[1])} ${wrong[0]}: write a whole number`;
};

/** The amounts of pods that quotas with scopes take. */
const OF_PODS = /^(pods|((requests|limits)\.)?(cpu|memory))$/;

/** The names in a quota that need no `/`. */
const STANDARD =
  /^(((requests|limits)\.)?(cpu|memory|ephemeral-storage)|(requests\.)?hugepages-.+|requests\.storage|pods|services(\.nodeports|\.loadbalancers)?|replicationcontrollers|resourcequotas|secrets|configmaps|persistentvolumeclaims)$/;

const isKnown: Rule = ({ hard }) => {
  const wrong = Object.keys(fieldsOf(hard)).find((name) => !name.includes('/') && !STANDARD.test(name));
  return wrong && `counts ${show(wrong)}: write a name such as requests.cpu, pods or count/deployments.apps`;
};

/** The amounts that a quota of a scope takes, by the scope. */
const SCOPES: { readonly [scope: string]: RegExp } = {
  Terminating: OF_PODS,
  NotTerminating: OF_PODS,
  BestEffort: /^pods$/,
  NotBestEffort: OF_PODS,
  PriorityClass: OF_PODS,
  CrossNamespacePodAffinity: OF_PODS,
  VolumeAttributesClass: /^(persistentvolumeclaims|requests\.storage)$/,
};

const PAIRS = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
];

/** Names of objects and of what is not of Kubernetes itself are taken with every scope, and then count nothing. */
const hasFittingScopes: Rule = ({ hard, scopes, scopeSelector }) => {
  const names = Object.keys(fieldsOf(hard)).filter((name) => STANDARD.test(name));
  const written = [listOf(scopes), itemsOf(fieldsOf(scopeSelector).matchExpressions).map(({ scopeName }) => scopeName)];
  for (const scope of written.flat()) {
    const wrong = names.find((name) => !(SCOPES[String(scope)] ?? /./).test(name));
    if (wrong !== undefined) return `counts ${wrong} by the scope ${show(scope)}, which is not about it: leave it out`;
  }
  const pair = PAIRS.find((both) => written.some((list) => both.every((scope) => list.includes(scope))));
  return pair && `has the scopes ${pair.map(show).join(' and ')}, which no pod is in: keep one of the two`;
};

const hasOperands: Rule = ({ scopeName, operator, values }) => {
  if (!['In', 'NotIn', 'Exists', 'DoesNotExist'].includes(String(operator))) return undefined;
  const needs = operator === 'In' || operator === 'NotIn';
  if (needs && listOf(values).length === 0) return `has the operator ${show(operator)} and no values: write some`;
  if (!needs && listOf(values).length > 0) return `has the operator ${show(operator)} and values: leave them out`;
  const takesOnlyExists = scopeName !== 'PriorityClass' && scopeName !== 'VolumeAttributesClass';
  return takesOnlyExists && operator !== 'Exists'
    ? `has the operator ${show(operator)}: the scope ${show(scopeName)} takes Exists only`
    : undefined;
};

/** From the least to the most. */
const ORDER = ['min', 'defaultRequest', 'default', 'max'];

const isInOrder: Rule = (limits) => {
  const said = ORDER.map((name) => [name, fieldsOf(limits[name])] as const);
  for (const [index, [low, lows]] of said.entries()) {
    for (const [high, highs] of said.slice(index + 1)) {
      const wrong = Object.keys(lows).find((resource) => above(lows[resource], highs[resource]));
      if (wrong !== undefined) {
        return `has the ${wrong} ${show(lows[wrong])} in ${low}, above ${show(highs[wrong])} in ${high}: raise the one or lower the other`;
      }
    }
  }
  return undefined;
};

function above(less: unknown, more: unknown): boolean {
  const [low, high] = [amountOf(less), amountOf(more)];
  return low !== undefined && high !== undefined && low > high;
}

const fitsType: Rule = ({ type, min, max, ...limits }) => {
  const given = ['default', 'defaultRequest'].find((name) => Object.keys(fieldsOf(limits[name])).length > 0);
  if (type === 'Pod' && given !== undefined) return `has ${given}, which is for containers: leave it out`;
  const hasStorage = [min, max].some((amounts) => fieldsOf(amounts).storage !== undefined);
  return type === 'PersistentVolumeClaim' && !hasStorage
    ? 'has neither min.storage nor max.storage: write one of them'
    : undefined;
};

const hasRatio: Rule = ({ maxLimitRequestRatio, min, max }) => {
  for (const [name, written] of Object.entries(fieldsOf(maxLimitRequestRatio))) {
    const ratio = amountOf(written) ?? 1;
    if (ratio < 1) return `has the ratio ${show(written)} of ${name}: write at least 1`;
    const [least, most] = [min, max].map((amounts) => amountOf(fieldsOf(amounts)[name]));
    if (least === undefined || most === undefined || ratio <= most / least) continue;
    return `has the ratio ${show(written)} of ${name}, above that of max to min: lower it, or leave it out`;
  }
  return undefined;
};

/** Resources that are not shared, such as huge pages, are requested as much as they are limited. */
const isShared = (name: string) => /^(cpu|memory|ephemeral-storage|storage)$/.test(name);

const hasEqualDefaults: Rule = ({ default: limits, defaultRequest }) => {
  const requests: Fields = fieldsOf(defaultRequest);
  const wrong = Object.entries(fieldsOf(limits)).find(([name, limit]) => {
    return !isShared(name) && requests[name] !== undefined && amountOf(limit) !== amountOf(requests[name]);
  });
  return wrong && `has two defaults of ${wrong[0]}, which takes one: write the same in default and defaultRequest`;
};

export const QUOTAS: Overlay = {
  'core.v1.LimitRangeSpec': refine({ limits: unique('type') }),
  'core.v1.LimitRangeItem': refine(
    {
      type: textOf(
        (value) =>
          /^(Container|Pod|PersistentVolumeClaim)$/.test(value) || (value.includes('/') && labelKey.fits(value)),
        'a type of a limit',
        'Container, Pod or PersistentVolumeClaim',
      ),
      default: quantities,
      defaultRequest: quantities,
      max: quantities,
      min: quantities,
      maxLimitRequestRatio: quantities,
    },
    isInOrder,
    fitsType,
    hasRatio,
    hasEqualDefaults,
  ),
  'core.v1.ResourceQuotaSpec': refine({ hard: quantities }, isCounted, isKnown, hasFittingScopes),
  'core.v1.ScopedResourceSelectorRequirement': refine({}, hasOperands),
};

import { show } from '../../rules/show';
import type { Fields } from '../model/read';
import { labelKey, labelMap, labelValue, objectName, oneOf, text, texts, word } from './scalars';
import { fields, list } from './shape';

const isEmpty = (values: unknown) => !Array.isArray(values) || values.length === 0;

/** `Exists` and `DoesNotExist` compare with no value, all others do. */
function needsValues({ operator, values }: Fields): string | undefined {
  const needed = operator !== 'Exists' && operator !== 'DoesNotExist';
  if (needed !== isEmpty(values)) return undefined;
  return `has the operator ${show(operator)} and the values ${show(values ?? [])}: ${needed ? 'write one' : 'leave them out'}`;
}

/** How pods, namespaces or volumes are found by their labels. */
export const labelSelector = fields({
  matchLabels: labelMap,
  matchExpressions: list(
    fields(
      { 'key!': labelKey, 'operator!': oneOf('In', 'NotIn', 'Exists', 'DoesNotExist'), values: list(labelValue) },
      needsValues,
    ),
  ),
});

/** A selector of which the rest is told elsewhere: of a workload's own pods by another check, of a metric by who measures it. */
export const looseSelector = fields({
  matchLabels: texts,
  matchExpressions: list(fields({ 'key!': word, 'operator!': text, values: list(text) })),
});

const nodeExpression = fields(
  {
    'key!': labelKey,
    'operator!': oneOf('In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'),
    values: list(labelValue),
  },
  needsValues,
  ({ operator, values }) => {
    if (operator !== 'Gt' && operator !== 'Lt') return undefined;
    const numbers = Array.isArray(values) ? values : [];
    if (numbers.length === 1 && /^\d+$/.test(numbers[0])) return undefined;
    return `has the operator ${show(operator)} and the values ${show(numbers)}: write one whole number as a text, for example ["4"]`;
  },
);

const nodeField = fields(
  { 'key!': oneOf('metadata.name'), 'operator!': oneOf('In', 'NotIn'), 'values!': list(objectName) },
  ({ values }) =>
    (values as readonly string[]).length === 1
      ? undefined
      : `has the values ${show(values)}: write the name of one node`,
);

/** Which nodes, in the terms of a pod's affinity. */
export const nodeTerm = fields({ matchExpressions: list(nodeExpression), matchFields: list(nodeField) });

/** Nodes, of which each term describes some. */
export const nodeSelector = fields({ 'nodeSelectorTerms!': list(nodeTerm, { notEmpty: true }) });

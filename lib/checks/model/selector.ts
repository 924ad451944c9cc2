import { fieldsOf, itemsOf, listOf, mapOf, textOf } from './read';

/** One condition of a selector. */
export interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** What pods must bear; one without requirements selects every pod. */
export type Selector = readonly Requirement[];

/** A map of labels, as Services have it. */
export function labelsSelector(labels: unknown): Selector {
  return Object.entries(mapOf(labels)).map(([key, value]) => ({ key, operator: 'In', values: [value] }));
}

/** `matchLabels` and `matchExpressions`, as everything else has it. */
export function labelSelector(selector: unknown): Selector {
  const { matchLabels, matchExpressions } = fieldsOf(selector);
  const expressions = itemsOf(matchExpressions).map(({ key, operator, values }) => ({
    key: textOf(key) ?? '',
    operator: textOf(operator) ?? '',
    values: listOf(values).filter((value) => typeof value === 'string'),
  }));
  return [...labelsSelector(matchLabels), ...expressions];
}

export function selects(selector: Selector, labels: { readonly [key: string]: string }): boolean {
  return selector.every(({ key, operator, values }) => {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    if (operator === 'In') return value !== undefined && values.includes(value);
    if (operator === 'NotIn') return value === undefined || !values.includes(value);
    if (operator === 'Exists') return value !== undefined;
    return operator !== 'DoesNotExist' || value === undefined;
  });
}

/** The labels of a selector as messages show them: `app=user,tier in (a, b)`. */
export function showSelector(selector: Selector): string {
  const text = selector.map(({ key, operator, values }) => {
    if (operator === 'In' && values.length === 1) return `${key}=${values[0]}`;
    return operator.endsWith('In') ? `${key} ${operator} (${values.join(', ')})` : `${key} ${operator}`;
  });
  return JSON.stringify(text.join(','));
}

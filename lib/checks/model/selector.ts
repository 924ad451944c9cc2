import { fieldsOf, itemsOf, listOf, stringOf } from './read';

/** One condition of a selector. */
export interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** The labels that a pod must have; a selector without requirements selects every pod. */
export type Selector = readonly Requirement[];

/** The selector that a map of labels stands for, such as that of a Service. */
export function selectorOfLabels(labels: unknown): Selector {
  const selector: Requirement[] = [];
  for (const [key, value] of Object.entries(fieldsOf(labels))) {
    if (typeof value === 'string') selector.push({ key, operator: 'In', values: [value] });
  }
  return selector;
}

/** The selector that a LabelSelector stands for, from its `matchLabels` and `matchExpressions`. */
export function selectorOf(labelSelector: unknown): Selector {
  const { matchLabels, matchExpressions } = fieldsOf(labelSelector);
  const labels = selectorOfLabels(matchLabels);
  if (matchExpressions === undefined) return labels;
  const expressions = itemsOf(matchExpressions).map(({ key, operator, values }) => ({
    key: stringOf(key) ?? '',
    operator: stringOf(operator) ?? '',
    values: listOf(values).filter((value) => typeof value === 'string'),
  }));
  return [...labels, ...expressions];
}

/**
 * True for labels that fulfil a selector.
 *
 * @param mayHave says whether pods may have a further label, or a value of it.
 */
export function selects(
  selector: Selector,
  labels: { readonly [key: string]: string },
  mayHave: (key: string, value?: string) => boolean = () => false,
): boolean {
  for (const { key, operator, values } of selector) {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    if (value === undefined && mayHave(key)) {
      const isPossible = operator === 'In' ? values.some((each) => mayHave(key, each)) : operator !== 'DoesNotExist';
      if (!isPossible) return false;
    } else if (!fulfils(value, operator, values)) {
      return false;
    }
  }
  return true;
}

function fulfils(value: string | undefined, operator: string, values: readonly string[]): boolean {
  if (operator === 'In') return value !== undefined && values.includes(value);
  if (operator === 'NotIn') return value === undefined || !values.includes(value);
  if (operator === 'Exists') return value !== undefined;
  return operator !== 'DoesNotExist' || value === undefined;
}

/** The one value that a label must have, or undefined where a requirement says something else. */
export function onlyValue({ operator, values }: Requirement): string | undefined {
  return operator === 'In' && values.length === 1 ? values[0] : undefined;
}

/** A selector as messages show it: `"app=user,tier In (a, b)"`. */
export function showSelector(selector: Selector): string {
  const text = selector.map(({ key, operator, values }) => {
    if (operator === 'In' && values.length === 1) return `${key}=${values[0]}`;
    return operator.endsWith('In') ? `${key} ${operator} (${values.join(', ')})` : `${key} ${operator}`;
  });
  return JSON.stringify(text.join(','));
}

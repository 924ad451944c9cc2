import { type Codes, findingOf } from '../rules/finding';

/** Findings about namespaces, one code for a notion. */
export const NAMESPACE_CODES = {
  namespace: 'A namespace that belongs to the cluster, or a label of one that has an option of its own.',
  'namespace-limits': 'A quota or LimitRange of a namespace without limits, or with a min above its max.',
} satisfies Codes;

export const finding = findingOf(NAMESPACE_CODES);

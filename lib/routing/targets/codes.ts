import { type Codes, findingOf } from '../../rules/finding';

/** Findings about routing targets of any kind. */
export const TARGET_CODES = {
  'routing-target': 'A routing target lacks what a router needs, or serves the same requests as another one.',
} satisfies Codes;

export const finding = findingOf(TARGET_CODES);

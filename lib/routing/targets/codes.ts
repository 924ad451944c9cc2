import { type Codes, findingOf } from '../../rules/finding';

/** Findings about routing targets of any kind. */
export const TARGET_CODES = {
  'routing-target': 'A routing target lacks what a router needs, or serves the same requests as another one.',
  'option-refused': 'An option that the routing target of its router does not implement.',
  'option-needs-switch': 'An option that the routing target implements only when an option of the target is set.',
} satisfies Codes;

export const finding = findingOf(TARGET_CODES);

import { wrongType } from '../../../rules/check';
import type { Findings } from '../../../rules/finding';

/** Checks a text that must not be empty, such as the name of a queue. */
export function* checkText(what: string, value: unknown, example: string): Findings {
  if (typeof value !== 'string' || value.trim() === '') yield wrongType(what, value, `a text such as "${example}"`);
}

import { nearest } from './edit-distance';
import type { Report } from './report';
import { show } from './show';

/** How many options a message can list before the one that was meant is hard to find. */
const SHORT = 20;

/**
 * Whether a value is a struct with none but the known options; what is not is reported. Types do not hold in plain
 * JavaScript, where a misspelt option would be ignored without a word.
 */
export function checkStruct(report: Report, what: string, value: unknown, options: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report(`${what} ${show(value)} is of another type: write an object with ${options.join(', ')}.`);
    return false;
  }
  for (const name of Object.keys(value).filter((key) => !options.includes(key))) {
    // A short list says it all.
    const meant = options.length > SHORT ? nearest(name, options) : undefined;
    report(`${what} has no option ${show(name)}: write ${meant ?? `one of ${options.join(', ')}`}.`);
  }
  return true;
}

/** Whether a value is a list of strings with at least one; what is not is reported. */
export function checkStrings(report: Report, what: string, value: unknown, example: string): value is string[] {
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')) {
    if (!value.some((item) => item.includes('\0'))) return true;
    report(`${what} ${show(value)} holds a NUL character, which no program is given: write texts without.`);
    return false;
  }
  report(`${what} ${show(value)} is no list of names: write, for example, ${example}, or leave it out.`);
  return false;
}

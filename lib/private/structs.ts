import { type Report, show } from './problems';

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
    report(`${what} has no option ${show(name)}: write one of ${options.join(', ')}.`);
  }
  return true;
}

/** Whether a value is a list of strings with at least one; what is not is reported. */
export function checkStrings(report: Report, what: string, value: unknown, example: string): value is string[] {
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')) return true;
  report(`${what} ${show(value)} is no list of names: write, for example, ${example}, or leave it out.`);
  return false;
}

import type { Fields } from './read';

/**
 * Tells if a test fails for any text of a value, its keys included. Almost none does, so that what is wrong, and where, is left to a
 * second look: a path for each text costs more than its test.
 */
export function someText(value: unknown, fails: (text: string) => boolean): boolean {
  if (typeof value === 'string') return fails(value);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => someText(item, fails));
  for (const key in value) if (fails(key) || someText((value as Fields)[key], fails)) return true;
  return false;
}

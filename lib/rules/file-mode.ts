import { isWholeNumber } from './numbers';

/** The usual modes in which one group may read, as they look without the prefix of an octal number. */
const IN_DECIMAL: readonly unknown[] = [400, 440, 444, 500];

/** The mode of a file that is mounted. */
export function fileModeFlaw(mode: unknown): string | undefined {
  if (!isWholeNumber(mode, 0, 0o777)) return 'is not a mode of a file: write it in octal, for example 0o440';
  return IN_DECIMAL.includes(mode) ? `is the mode 0o${mode.toString(8)}: write 0o${mode} if that is meant` : undefined;
}

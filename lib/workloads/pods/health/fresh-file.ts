import { Duration } from 'cdk8s';
import { checkValue } from '../../../rules/check';
import { checkDurations, secondsOf } from '../../../rules/duration';
import type { Findings } from '../../../rules/finding';
import { mountPathFlaw } from '../../../rules/mount-path';
import { asText } from '../../../rules/show';
import type { HealthFileOptions } from './health-options';

const DEFAULT_MAX_AGE = Duration.minutes(1);

/**
 * Exits with 0 when the file was touched not long ago. `find -newermt` is not in BusyBox, and `find -mmin` counts in minutes. The
 * path is a word of its own, so that no character of it means anything to the shell, and "$$" is how kubelet reads "$".
 */
export function freshFileCommand(path: string, { maxAge = DEFAULT_MAX_AGE }: HealthFileOptions): string[] {
  const age = `t=$(stat -c %Y "$0") && [ $(($(date +%s) - t)) -le ${secondsOf(maxAge)} ]`;
  return ['sh', '-c', age, asText(path).replaceAll('$', '$$$$')];
}

export function* checkFreshFile(path: unknown, { maxAge }: HealthFileOptions): Findings {
  yield* checkValue('mount-path', 'health file', path, mountPathFlaw);
  yield* checkDurations({ maxAge }, 1);
}

import { Duration, Size } from 'cdk8s';
import { isWholeNumber } from './numbers';
import type { Report } from './report';
import { show } from './show';
import { checkStruct } from './structs';

export function checkSeconds(report: Report, what: string, duration: unknown): void {
  if (duration === undefined) return;
  if (!(duration instanceof Duration) || !isWholeNumber(duration.toSeconds({ integral: false }), 1)) {
    report(`${what} ${show(duration)} is no whole number of seconds from 1: write, for example, Duration.seconds(30).`);
  }
}

/** How long a backend may take: `connect`, `read` and `send`. */
export function checkTimeouts(
  report: Report,
  timeouts: { readonly connect?: unknown; readonly read?: unknown; readonly send?: unknown },
): void {
  if (!checkStruct(report, 'timeouts', timeouts, ['connect', 'read', 'send'])) return;
  checkSeconds(report, 'connect timeout', timeouts.connect);
  checkSeconds(report, 'read timeout', timeouts.read);
  checkSeconds(report, 'send timeout', timeouts.send);
}

export function checkBodySize(report: Report, size: unknown): void {
  if (!(size instanceof Size && isWholeNumber(size.toKibibytes({ rounding: 2 }), 1))) {
    report(`bodySize ${show(size)} is no size of at least 1 KiB: write, for example, Size.mebibytes(8).`);
  }
}

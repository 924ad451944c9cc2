import type { AsWritten, k8s } from '../../../cdk8s/k8s';
import { checkStruct, checkValue } from '../../../rules/check';
import { checkDurations, secondsOf } from '../../../rules/duration';
import { type Findings, inPart } from '../../../rules/finding';
import { wholeNumberFlaw } from '../../../rules/numbers';
import { finding } from '../../codes';
import type { HealthOptions, ReadinessTiming } from './health-options';

/** A probe's times in seconds, and the numbers of its tries. */
export interface Tries {
  readonly period: number;
  /** Undefined for the API server's default. */
  readonly timeout?: number;
  readonly failures: number;
  readonly successes: number;
}

const PERIODS = { startup: 2, readiness: 5, liveness: 10 };
type ProbeName = keyof typeof PROBE_OPTIONS;

const TIMES = ['period', 'timeout'];
const PROBE_OPTIONS = {
  startup: TIMES,
  readiness: [...TIMES, 'failures', 'successes'],
  liveness: [...TIMES, 'failures'],
};

/**
 * The most seconds that a check which does work gets by itself. The API server's default, one second, is less than a
 * process that starts, or a program that collects garbage, may take on a node under load.
 */
const LONGEST_TIMEOUT = 5;

/** Failures before a container that works is restarted: twice the API server's default, as a late answer is not a reason. */
const LIVENESS_FAILURES = 6;
const READINESS_FAILURES = 3;

const DEFAULT_STARTUP_SECONDS = 60;
const DAY = 24 * 60 * 60;

/** The most seconds that a start may take. */
export function startupSeconds({ startupTimeout, initialDelay }: HealthOptions): number {
  return secondsOf(startupTimeout) ?? (secondsOf(initialDelay) ?? 0) + DEFAULT_STARTUP_SECONDS;
}

/**
 * @param doesWork true for a check that is more than a connection, and may need time to answer.
 */
export function startupTries(timing: HealthOptions, doesWork: boolean): Tries {
  const times = timesOf(timing, 'startup', doesWork);
  const left = startupSeconds(timing) - (secondsOf(timing.initialDelay) ?? 0);
  return { ...times, failures: Math.ceil(left / times.period), successes: 1 };
}

export function readinessTries(timing: HealthOptions, doesWork: boolean): Tries {
  const { failures = READINESS_FAILURES, successes = 1 } = timing.readiness ?? {};
  return { ...timesOf(timing, 'readiness', doesWork), failures, successes };
}

/** A container that is overloaded must get no more requests before it is restarted. */
export function livenessTries(timing: HealthOptions, doesWork: boolean): Tries {
  const times = timesOf(timing, 'liveness', doesWork);
  const ready = readinessTries(timing, false);
  const { failures = Math.max(LIVENESS_FAILURES, Math.ceil((ready.period * ready.failures) / times.period)) } =
    timing.liveness ?? {};
  return { ...times, failures, successes: 1 };
}

/** A try that hangs must not delay the next one, so that the period is no shorter than the timeout. */
function timesOf(timing: HealthOptions, name: ProbeName, doesWork: boolean): Pick<Tries, 'period' | 'timeout'> {
  const { period, timeout = timing.timeout } = timing[name] ?? {};
  const written = secondsOf(timeout);
  const tried = secondsOf(period) ?? Math.max(PERIODS[name], written ?? 0);
  return { period: tried, timeout: written ?? (doesWork ? Math.min(tried, LONGEST_TIMEOUT) : undefined) };
}

/** The API server's own defaults. */
const API_DEFAULTS = { period: 10, timeout: 1, failures: 3, successes: 1 };

export function renderTries({ period, timeout, failures, successes }: Tries): Partial<AsWritten<k8s.Probe>> {
  return {
    periodSeconds: unless(API_DEFAULTS.period, period),
    timeoutSeconds: unless(API_DEFAULTS.timeout, timeout),
    failureThreshold: unless(API_DEFAULTS.failures, failures),
    successThreshold: unless(API_DEFAULTS.successes, successes),
  };
}

/** Checks the times by themselves, and whether they fit together where each is right. */
export function* checkTiming(timing: HealthOptions): Findings {
  const { startupTimeout, initialDelay, timeout, restartGracePeriod } = timing;
  let isRight = yield* checkDurations({ startupTimeout }, PERIODS.startup, DAY);
  isRight = (yield* checkDurations({ initialDelay }, 0, DAY)) && isRight;
  isRight = (yield* checkDurations({ timeout, restartGracePeriod }, 1)) && isRight;
  for (const name of Object.keys(PROBE_OPTIONS) as ProbeName[]) {
    if (timing[name] !== undefined) isRight = (yield* checkProbe(name, timing[name])) && isRight;
  }
  if (isRight) yield* checkSums(timing);
}

function* checkProbe(name: ProbeName, probe: unknown): Findings<boolean> {
  if (!(yield* checkStruct(name, probe, PROBE_OPTIONS[name]))) return false;
  return yield* inPart(name, checkNumbers(probe as ReadinessTiming));
}

function* checkNumbers({ period, timeout, failures, successes }: ReadinessTiming): Findings<boolean> {
  let isRight = yield* checkDurations({ period, timeout }, 1);
  for (const [what, count] of Object.entries({ failures, successes })) {
    if (count === undefined) continue;
    isRight = (yield* checkValue('number', what, count, (value) => wholeNumberFlaw(value, 1))) && isRight;
  }
  return isRight;
}

function* checkSums(timing: HealthOptions): Findings {
  for (const name of Object.keys(PROBE_OPTIONS) as ProbeName[]) {
    const { period, timeout = 0 } = timesOf(timing, name, false);
    if (timeout <= period) continue;
    yield finding(
      'health',
      `${name}: timeout ${timeout} s is above period ${period} s, so that a try that hangs delays the next: write a period of ${timeout} s, or a shorter timeout.`,
    );
  }
  const [limit, delay] = [startupSeconds(timing), secondsOf(timing.initialDelay) ?? 0];
  const { period } = timesOf(timing, 'startup', false);
  if (limit <= delay) {
    yield finding(
      'health',
      `initialDelay ${delay} s is not below startupTimeout ${limit} s, so that the first try would come too late: raise startupTimeout.`,
    );
  } else if (period > PERIODS.startup && limit - delay < 2 * period) {
    yield finding(
      'health',
      `startup: period ${period} s leaves time for one try only, as startupTimeout ${limit} s - initialDelay ${delay} s = ${limit - delay} s: raise startupTimeout or shorten the period.`,
    );
  }
}

const unless = (apiDefault: number, value: number | undefined) => (value === apiDefault ? undefined : value);

import { LEAST_STARTING_DEADLINE } from '../rules/cron';
import type { Check } from './check';
import { longestStart } from './model/longest-start';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { at, type Fields, fieldsOf } from './model/read';
import type { Workload } from './model/workload';

/** Seconds before a pod that failed is replaced for the first time; each further wait is twice as long, up to a maximum. */
const FIRST_WAIT = 10;

/** The shortest maximum that a release has had: https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-backoff-failure-policy */
const LONGEST_WAIT = 360;

/** More retries than any deadline has room for. */
const MOST_RETRIES = 10_000;

export const jobDeadlinesCheck: Check<'job-deadlines'> = {
  name: 'job-deadlines',
  summary:
    'The deadline of a Job is longer than its pods may take to start. One that passes before the last retry, or that is shorter than the time to stop, is a warning, and so is a CronJob whose runs may not be ten seconds late.',
  example:
    'activeDeadlineSeconds 60 is not above the 60 s that the pods may take to start, by their startup probes, so that a slow start ends the Job: write more.',
  *check(app) {
    for (const workload of app.knownWorkloads) {
      const { kind, json } = workload.object;
      if (kind === 'Job') yield* checkDeadline(workload, fieldsOf(json.spec));
      if (kind !== 'CronJob') continue;
      yield* checkDeadline(workload, fieldsOf(at(json, 'spec', 'jobTemplate', 'spec')));
      yield* checkStartingDeadline(workload);
    }
  },
};

function* checkDeadline(workload: Workload, { activeDeadlineSeconds, backoffLimit }: Fields): ObjectFindings {
  const { object, pod } = workload;
  if (typeof activeDeadlineSeconds !== 'number') return;
  const deadline = `activeDeadlineSeconds ${activeDeadlineSeconds}`;
  const start = longestStart(workload);
  if (start >= activeDeadlineSeconds) {
    yield problem(
      object,
      `${deadline} is not above the ${start} s that the pods may take to start, by their startup probes, so that a slow start ends the Job: write more.`,
    );
  }
  const retries = retriesWithin(activeDeadlineSeconds);
  if (typeof backoffLimit === 'number' && retries < backoffLimit) {
    yield warning(
      object,
      `${deadline} ends before retry ${retries + 1} of backoffLimit ${backoffLimit}, since the cluster waits longer before each retry: write backoffLimit ${retries}, or a deadline above ${waitsBefore(backoffLimit)} s.`,
    );
  }
  const { terminationGracePeriodSeconds: grace } = pod;
  if (typeof grace === 'number' && grace > activeDeadlineSeconds) {
    yield warning(
      object,
      `${deadline} is below terminationGracePeriodSeconds ${grace}, which the pods may take to stop after the deadline: write more for the one, or less for the other.`,
    );
  }
}

/** The controller may look later than that, and then leaves the run out. */
function* checkStartingDeadline({ object }: Workload): ObjectFindings {
  const seconds = at(object.json, 'spec', 'startingDeadlineSeconds');
  if (typeof seconds !== 'number' || seconds < 0 || seconds >= LEAST_STARTING_DEADLINE) return;
  yield warning(
    object,
    `startingDeadlineSeconds ${seconds} may have passed before the cluster looks, so that runs are left out: write at least ${LEAST_STARTING_DEADLINE}.`,
  );
}

/** The number of retries that begin within so many seconds, even if each pod fails at once. */
function retriesWithin(seconds: number): number {
  let retries = 0;
  while (retries < MOST_RETRIES && waitsBefore(retries + 1) < seconds) retries++;
  return retries;
}

/** The seconds for which the cluster waits in all before a retry. */
function waitsBefore(retry: number): number {
  const doublings = Math.ceil(Math.log2(LONGEST_WAIT / FIRST_WAIT));
  const doubled = Math.min(retry, doublings);
  return FIRST_WAIT * (2 ** doubled - 1) + (retry - doubled) * LONGEST_WAIT;
}

import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import { placeOf } from './model/app-object';
import { configUses } from './model/config-uses';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { at, fieldsOf } from './model/read';
import { addressesIn, serviceAt } from './model/service-address';
import { servicesWithPods } from './model/service-pods';
import { type Setting, settingsOf } from './model/setting';
import { waitedJobs } from './model/waited-jobs';
import type { Workload } from './model/workload';

/** The API server's default of `progressDeadlineSeconds`. */
const DEFAULT_DEADLINE = 600;

export const jobWaitsCheck: Check<'job-waits'> = {
  name: 'job-waits',
  summary:
    'A Job that pods wait for before they start, by `kubectl wait`, stays when it has ended, and does not wait for them. One that may take longer than a rollout, or that asks a Service whose pods wait for it, is a warning.',
  example:
    'ttlSecondsAfterFinished 3600 deletes the Job, for which the pods of Deployment "web" (shop/1) wait whenever they start: leave it out.',
  *check(app) {
    const waiting = new Map<Workload, Workload[]>();
    for (const workload of app.knownWorkloads) {
      for (const { name } of waitedJobs(workload)) {
        const job = app.findWorkload('batch', 'Job', workload.object.namespace, name);
        if (job !== undefined) waiting.set(job, [...(waiting.get(job) ?? []), workload]);
      }
    }
    for (const [job, workloads] of waiting) {
      yield* checkLife(job, workloads);
      yield* checkCircle(job, waiting);
      yield* checkServices(app, job, workloads);
      for (const workload of workloads) yield* checkRollout(workload, job);
    }
  },
};

const titleOf = ({ object }: Workload) => `${object.kind} ${show(object.name)} (${placeOf(object)})`;

function* checkLife({ object }: Workload, [first]: readonly Workload[]): ObjectFindings {
  const { ttlSecondsAfterFinished: ttl } = fieldsOf(object.json.spec);
  if (ttl === undefined || first === undefined) return;
  yield problem(
    object,
    `ttlSecondsAfterFinished ${show(ttl)} deletes the Job, for which the pods of ${titleOf(first)} wait whenever they start: leave it out.`,
  );
}

/** A Job whose pods wait for Jobs that wait for it, and so on. */
function* checkCircle(job: Workload, waiting: ReadonlyMap<Workload, readonly Workload[]>): ObjectFindings {
  const reached = new Set<Workload>();
  const reach = (one: Workload) => {
    for (const next of waiting.get(one) ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      reach(next);
    }
  };
  reach(job);
  if (!reached.has(job)) return;
  const others = [...reached].filter((one) => one !== job && waiting.has(one)).map(titleOf);
  yield problem(
    job.object,
    others.length === 0
      ? 'the Job waits for itself, so that its pods never start: leave the wait out.'
      : `the Job and ${others.join(', ')} wait for each other, so that none of their pods starts: leave one of the waits out.`,
  );
}

/** A Job that needs a Service which starts after it. Others may share its ConfigMaps, and may have its addresses for later. */
function* checkServices(app: AppIndex, job: Workload, waiting: readonly Workload[]): ObjectFindings {
  const services = servicesWithPods(app).filter(
    ({ pods }) => pods.length > 0 && pods.every((each) => waiting.includes(each)),
  );
  if (services.length === 0) return;
  for (const setting of settingsFor(app, job)) {
    for (const { text, host } of addressesIn(setting)) {
      const service = services.find(({ object }) => object === serviceAt(app, job.object.namespace, host));
      if (service === undefined) continue;
      yield warning(
        job.object,
        `${setting.title}: ${show(text)} asks Service ${show(service.object.name)}, whose pods wait for this Job when they start: leave the wait out if the Job needs the Service.`,
      );
    }
  }
}

/** The settings of a Job's own: its variables and arguments, and ConfigMaps that no other workload uses. */
function settingsFor(app: AppIndex, job: Workload): Setting[] {
  const { namespace } = job.object;
  const mapsOf = (workload: Workload) =>
    configUses(workload).flatMap((use) => (use.kind === 'ConfigMap' ? use.name : []));
  const shared = new Set(app.workloadsIn(namespace).flatMap((each) => (each === job ? [] : mapsOf(each))));
  const own = new Set(mapsOf(job).filter((name) => !shared.has(name)));
  return [...settingsOf(app)].filter(
    ({ object }) =>
      object === job.object || (object.kind === 'ConfigMap' && object.namespace === namespace && own.has(object.name)),
  );
}

/** A rollout is reported as failed while a Job that takes its time is still running. */
function* checkRollout({ object }: Workload, job: Workload): ObjectFindings {
  const most = at(job.object.json, 'spec', 'activeDeadlineSeconds');
  const granted = at(object.json, 'spec', 'progressDeadlineSeconds') ?? DEFAULT_DEADLINE;
  if (!['Deployment', 'Rollout'].includes(object.kind)) return;
  if (typeof most !== 'number' || typeof granted !== 'number' || granted > most) return;
  yield warning(
    object,
    `progressDeadlineSeconds ${granted} is not above the ${most} s that ${titleOf(job)} may take, for which the pods wait, so that its rollout may be reported as failed before: write more.`,
  );
}

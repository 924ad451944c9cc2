import { Duration, JsonPatch } from 'cdk8s';
import { CronJob, CronJobConcurrency, type CronJobProps } from '../../../lib';
import { only, problemsOf, synthesize } from '../../support/app';
import { image, untyped } from '../support';

const SCHEDULE = '0 3 * * *';

const cronJob = (props: Partial<CronJobProps> = {}) =>
  only(
    synthesize((chart) => new CronJob(chart, 'report', { image, schedule: SCHEDULE, ...props })),
    'CronJob',
  ).spec;

const problems = (props: object) =>
  problemsOf((chart) => new CronJob(chart, 'report', { image, schedule: SCHEDULE, ...props }));

test('a schedule and an image are enough, and two runs are never active at a time', () => {
  const { jobTemplate, ...spec } = cronJob();
  expect(spec).toEqual({ schedule: SCHEDULE, concurrencyPolicy: 'Forbid' });
  expect(Object.keys(jobTemplate)).toEqual(['spec']);
  const { template, ...job } = jobTemplate.spec;
  expect(job).toEqual({});
  expect(template.metadata.labels).toMatchObject({ app: 'report', 'app.kubernetes.io/name': 'report' });
  expect(template.spec).toMatchObject({ restartPolicy: 'Never', serviceAccountName: 'report' });
  expect(template.spec.containers).toHaveLength(1);
});

test('times, history and retries have their fields, and what repeats a default of the API server is left out', () => {
  const { jobTemplate, ...spec } = cronJob({
    schedule: '@hourly',
    timeZone: 'Europe/Berlin',
    concurrency: CronJobConcurrency.REPLACE,
    startingDeadline: Duration.minutes(5),
    history: { successful: 1, failed: 0 },
    suspend: true,
    retries: 2,
    deadline: Duration.minutes(30),
    ttl: Duration.hours(1),
  });
  expect(spec).toEqual({
    schedule: '@hourly',
    timeZone: 'Europe/Berlin',
    concurrencyPolicy: 'Replace',
    startingDeadlineSeconds: 300,
    successfulJobsHistoryLimit: 1,
    failedJobsHistoryLimit: 0,
    suspend: true,
  });
  const { template: _template, ...job } = jobTemplate.spec;
  // A Job that is made by the schedule is not suspended itself, or it would wait for somebody to find it.
  expect(job).toEqual({ backoffLimit: 2, activeDeadlineSeconds: 1800, ttlSecondsAfterFinished: 3600 });
  const defaults = { concurrency: CronJobConcurrency.ALLOW, history: { successful: 3, failed: 1 }, suspend: false };
  expect(Object.keys(cronJob({ ...defaults, retries: 6, parallelism: 1, completions: 1 }))).toEqual([
    'jobTemplate',
    'schedule',
  ]);
});

test('labels and annotations of the CronJob and of its Jobs are told apart', () => {
  const object = only(
    synthesize(
      (chart) =>
        new CronJob(chart, 'report', {
          image,
          schedule: SCHEDULE,
          cronJob: { annotations: { 'example.com/owner': 'finance' } },
          job: { labels: { tier: 'batch' } },
        }),
    ),
    'CronJob',
  );
  expect(object.metadata.annotations).toEqual({ 'example.com/owner': 'finance' });
  expect(object.metadata.labels).not.toHaveProperty('tier');
  const { metadata, spec } = object.spec.jobTemplate;
  expect(metadata).toEqual({ labels: { ...object.metadata.labels, tier: 'batch' } });
  expect(spec.template.metadata.labels).not.toHaveProperty('tier');
});

test('settings that change count from the next run on, and leave the CronJob as it is', () => {
  const [before, after] = ['info', 'debug'].map((level) =>
    cronJob({ config: { LOG_LEVEL: level }, files: { '/etc/a.yaml': level } }),
  );
  expect(after).toEqual(before);
  expect(problems({ annotations: { 'checksum/config': 'x' } })).toEqual([]);
});

test('a wrong schedule is reported together with everything else', () => {
  expect(
    problems({
      schedule: '0 25 * * *',
      timeZone: 'Europe/Berlln',
      startingDeadline: Duration.seconds(5),
      concurrency: 'forbid',
      history: { failed: -1, successfull: 3 },
      name: 'Report',
    }),
  ).toEqual([
    '[shop/report] name "Report" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "report".',
    '[shop/report] schedule "0 25 * * *" has an invalid hour: write 0 to 23, a range, a list, or *.',
    '[shop/report] timeZone "Europe/Berlln" is not in the IANA time zone database: write, for example, "Europe/Berlin".',
    '[shop/report] concurrency "forbid" has the wrong type; expected CronJobConcurrency.FORBID, ALLOW or REPLACE.',
    '[shop/report] startingDeadline 5 seconds is not a whole number of seconds of 10 or more: write, for example, Duration.seconds(30).',
    '[shop/report] history has no option "successfull": write one of successful, failed.',
    '[shop/report] failed of history -1 is not a whole number of 0 or more: write, for example, 3.',
  ]);
  expect(problems({ schedule: untyped(undefined) })).toEqual([
    '[shop/report] schedule undefined has the wrong type; expected, for example, "0 3 * * *".',
  ]);
});

test('a name has room for the number of a run', () => {
  expect(problems({ name: 'a'.repeat(52) })).toEqual([]);
  expect(problems({ name: 'a'.repeat(53) })).toEqual([
    `[shop/report/cron-job] name "${'a'.repeat(53)}" of a CronJob has 53 characters: write at most 52, since its Jobs are named after it, with a number.`,
  ]);
});

test('the CronJob takes a patch for a field that no option has', () => {
  const objects = synthesize((chart) => {
    const report = new CronJob(chart, 'report', { image, schedule: SCHEDULE });
    report.apiObject.addJsonPatch(JsonPatch.add('/spec/suspend', true));
    expect([report.workloadName, report.selector, report.apiObject.name]).toEqual([
      'report',
      { app: 'report' },
      'report',
    ]);
  });
  expect(only(objects, 'CronJob').spec.suspend).toBe(true);
});

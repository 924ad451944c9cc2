import { Duration } from 'cdk8s';
import { Job, Rollout, WebService } from '../../../lib';
import { type Case, raw } from '../case';
import { container, cronJob, deployment, job, type Raw, service } from '../objects';

const image = 'registry.example.com/shop:2.3.0';

/** Init containers that wait for a Job in one of the ways in which it is written. */
const waiting = (name: string, words: Raw = {}): Raw => ({
  initContainers: [
    {
      name: 'wait',
      image: 'registry.k8s.io/kubectl:v1.34.1',
      args: ['wait', '--for=condition=complete', `job/${name}`],
      ...words,
    },
  ],
});
const shell = (script: string) => ({ image: 'busybox:1.37.0', command: ['sh', '-c', script], args: undefined });
const web = (pod: Raw, spec: Raw = {}) => deployment(spec, pod, 'web');
const migrate = (spec: Raw = {}, pod: Raw = {}) => job(spec, pod, 'migrate');

export const wrong: readonly Case[] = [
  raw(
    'a Job that is deleted when it has ended',
    [migrate({ ttlSecondsAfterFinished: 3600 }), web(waiting('migrate'))],
    [
      '[shop/0] ttlSecondsAfterFinished 3600 deletes the Job, for which the pods of Deployment "web" (shop/1) wait whenever they start: leave it out.',
    ],
  ),
  raw(
    'a Job that a shell waits for',
    [
      migrate({ ttlSecondsAfterFinished: 0 }),
      cronJob('@daily', {
        jobTemplate: {
          spec: job({}, waiting('', shell('kubectl wait --for=condition=complete jobs.batch/migrate && true'))).spec,
        },
      }),
    ],
    [
      '[shop/0] ttlSecondsAfterFinished 0 deletes the Job, for which the pods of CronJob "user" (shop/1) wait whenever they start: leave it out.',
    ],
  ),
  raw(
    'a Job that waits for itself',
    [migrate({}, waiting('migrate'))],
    ['[shop/0] the Job waits for itself, so that its pods never start: leave the wait out.'],
  ),
  raw(
    'Jobs that wait for each other',
    [migrate({}, waiting('prepare')), job({}, waiting('migrate'), 'prepare'), web(waiting('migrate'))],
    [
      '[shop/0] the Job and Job "prepare" (shop/1) wait for each other, so that none of their pods starts: leave one of the waits out.',
      '[shop/1] the Job and Job "migrate" (shop/0) wait for each other, so that none of their pods starts: leave one of the waits out.',
    ],
  ),
  {
    title: 'a job that asks a service which waits for it',
    build(chart) {
      const web = new WebService(chart, 'web', { image });
      new Job(chart, 'migrate', { image, config: { API_URL: 'http://web/api' }, before: [web] });
    },
    problems: [],
    warnings: [
      '[shop/migrate/job] data "API_URL": "http://web" asks Service "web", whose pods wait for this Job when they start: leave the wait out if the Job needs the Service.',
    ],
  },
  raw(
    'an argument with the address of a Service which waits',
    [
      migrate({}, { containers: [container({ args: ['--api=http://web.default.svc/api', '--api=http://web'] })] }),
      web(waiting('migrate')),
      service({ selector: { app: 'web' } }, 'web'),
    ],
    [],
    [
      '[shop/0] args[1] of container "user": "http://web" asks Service "web", whose pods wait for this Job when they start: leave the wait out if the Job needs the Service.',
    ],
  ),
  {
    title: 'a rollout that is to be over before the job that it waits for',
    build(chart) {
      const rollout = Rollout.rolling({ deadline: Duration.minutes(15) });
      const web = new WebService(chart, 'web', { image, rollout });
      new Job(chart, 'migrate', { image, deadline: Duration.minutes(20), before: [web] });
    },
    problems: [],
    warnings: [
      '[shop/web/deployment] progressDeadlineSeconds 900 is not above the 1200 s that Job "migrate-2-3-0" (shop/migrate/job) may take, for which the pods wait, so that its rollout may be reported as failed before: write more.',
    ],
  },
  raw(
    'a rollout of the default time',
    [migrate({ activeDeadlineSeconds: 600 }), web(waiting('migrate'))],
    [],
    [
      '[shop/1] progressDeadlineSeconds 600 is not above the 600 s that Job "migrate" (shop/0) may take, for which the pods wait, so that its rollout may be reported as failed before: write more.',
    ],
  ),
];

export const right: readonly Case[] = [
  {
    title: 'a chain of jobs before a service, and a deadline that the rollout has room for',
    build(chart) {
      const web = new WebService(chart, 'web', { image });
      const migrate = new Job(chart, 'migrate', { image, deadline: Duration.hours(1), before: [web] });
      new Job(chart, 'prepare', { image, before: [migrate, web] });
    },
    problems: [],
  },
  raw(
    'a wait for something else, in another namespace, or for a Job of another app',
    [
      migrate({ ttlSecondsAfterFinished: 60 }),
      web(waiting('', { args: ['wait', '--for=condition=ready', 'pod/migrate'] })),
      deployment({}, waiting('', { args: ['wait', '-n', 'other', 'job/migrate'] }), 'other'),
      deployment({}, waiting('', shell('echo wait for job/migrate')), 'third'),
      deployment({}, waiting('of-others'), 'fourth'),
    ],
    [],
  ),
  raw(
    'the address of a Service that has pods which do not wait, and of one in a ConfigMap that others use',
    [
      migrate(
        {},
        {
          containers: [
            container({
              env: [{ name: 'API', value: 'http://front' }],
              envFrom: [{ configMapRef: { name: 'common' } }],
            }),
          ],
        },
      ),
      web(waiting('migrate')),
      deployment({}, { containers: [container({ envFrom: [{ configMapRef: { name: 'common' } }] })] }, 'front'),
      service({ selector: { app: 'front' } }, 'front'),
      service({ selector: { app: 'web' } }, 'only'),
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'common' }, data: { URL: 'http://only' } },
    ],
    [],
  ),
];

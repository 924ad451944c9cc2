import { Duration } from 'cdk8s';
import { CronJob, Health, Job } from '../../../lib';
import { type Case, raw } from '../case';
import { container, cronJob, job } from '../objects';

const image = 'registry.example.com/shop/report:1.0.0';
const proxy = 'envoyproxy/envoy:v1.35.0';

/** A container that may take so many seconds to start. */
const slow = (seconds: number) => container({ startupProbe: { tcpSocket: { port: 8080 }, periodSeconds: seconds } });

export const wrong: readonly Case[] = [
  {
    title: 'a deadline within which a sidecar need not have started',
    build: (chart) =>
      void new CronJob(chart, 'report', {
        image,
        schedule: '@daily',
        deadline: Duration.minutes(1),
        sidecars: [{ name: 'proxy', image: proxy, health: Health.command(['/bin/ready']) }],
      }),
    problems: [
      '[shop/report/cron-job] activeDeadlineSeconds 60 is not above the 60 s that the pods may take to start, by their startup probes, so that a slow start ends the Job: write more.',
    ],
  },
  raw(
    'a deadline that is shorter than sidecars one after the other and the slowest container take to start',
    [
      job(
        { activeDeadlineSeconds: 120 },
        {
          initContainers: [
            { ...slow(10), name: 'proxy', restartPolicy: 'Always' },
            { name: 'prepare', image },
          ],
          containers: [slow(20), { ...slow(30), name: 'other', ports: [] }],
        },
      ),
    ],
    [
      '[shop/0] activeDeadlineSeconds 120 is not above the 120 s that the pods may take to start, by their startup probes, so that a slow start ends the Job: write more.',
    ],
  ),
  {
    title: 'a deadline before the last retry',
    build: (chart) => void new Job(chart, 'migrate', { image, deadline: Duration.minutes(5), retries: 8 }),
    problems: [],
    warnings: [
      '[shop/migrate/job] activeDeadlineSeconds 300 ends before retry 5 of backoffLimit 8, since the cluster waits longer before each retry: write backoffLimit 4, or a deadline above 1350 s.',
    ],
  },
  raw(
    'a deadline that is shorter than the time to stop',
    [job({ activeDeadlineSeconds: 60 }, { terminationGracePeriodSeconds: 90 })],
    [],
    [
      '[shop/0] activeDeadlineSeconds 60 is below terminationGracePeriodSeconds 90, which the pods may take to stop after the deadline: write more for the one, or less for the other.',
    ],
  ),
  raw(
    'a run that may hardly be late',
    [cronJob('@daily', { startingDeadlineSeconds: 9 })],
    [],
    [
      '[shop/0] startingDeadlineSeconds 9 may have passed before the cluster looks, so that runs are left out: write at least 10.',
    ],
  ),
];

export const right: readonly Case[] = [
  {
    title: 'deadlines that have room for all retries, by the second',
    build(chart) {
      new Job(chart, 'a', { image, deadline: Duration.seconds(631), retries: 6 });
      new Job(chart, 'b', { image, deadline: Duration.seconds(1), retries: 0 });
      new Job(chart, 'c', { image, deadline: Duration.seconds(11), retries: 1 });
      // Whoever writes no number of retries has not counted on them.
      new Job(chart, 'd', { image, deadline: Duration.seconds(30) });
    },
    problems: [],
  },
  raw(
    'a start within the deadline, and a run that may be late',
    [
      job({ activeDeadlineSeconds: 121 }, { containers: [slow(40)], terminationGracePeriodSeconds: 121 }),
      { ...cronJob('@daily', { startingDeadlineSeconds: 10 }), metadata: { name: 'late' } },
    ],
    [],
  ),
];

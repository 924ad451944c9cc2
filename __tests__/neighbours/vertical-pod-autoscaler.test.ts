import { CronJob, NodeAgent, PorticoDefaults, Scale, StatefulService, WebService, Worker } from '../../lib';
import { findingsOf } from '../checks/case';
import { only, synthesize } from '../support/app';
import { image, problems, untyped } from '../workloads/support';

const LIMITS = { min: 2, max: 5 };

test('recommendations are a VerticalPodAutoscaler that changes nothing', () => {
  const objects = synthesize((chart) => void new WebService(chart, 'user', { image, recommendations: true }));
  const { metadata, spec } = only(objects, 'VerticalPodAutoscaler');
  expect(metadata.name).toBe('user');
  expect(spec).toEqual({
    targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'user' },
    updatePolicy: { updateMode: 'Off' },
  });
});

test('without the option there is none, and false makes none', () => {
  const kinds = (props: object) =>
    synthesize((chart) => void new Worker(chart, 'mailer', { image, ...props })).map(({ kind }) => kind);
  expect(kinds({})).not.toContain('VerticalPodAutoscaler');
  expect(kinds({ recommendations: false })).toEqual(kinds({}));
});

test('a default holds for every workload that runs until it is stopped, and each may say otherwise', () => {
  const objects = synthesize((chart) => {
    PorticoDefaults.of(chart).set({ recommendations: true });
    new Worker(chart, 'mailer', { image });
    new StatefulService(chart, 'db', { image });
    new NodeAgent(chart, 'logs', { image });
    new CronJob(chart, 'report', { image, schedule: '@daily' });
    expect(new Worker(chart, 'cleaner', { image, recommendations: false }).verticalAutoscaler).toBeUndefined();
  });
  const targets = objects.flatMap(({ kind, spec }) => (kind === 'VerticalPodAutoscaler' ? [spec.targetRef.kind] : []));
  expect(targets).toEqual(['Deployment', 'StatefulSet', 'DaemonSet']);
});

test('it goes with an autoscaler that counts pods by the same resource', () => {
  const { problems: found, warnings } = findingsOf({
    title: 'both',
    problems: [],
    build: (chart) => void new WebService(chart, 'user', { image, recommendations: true, scale: Scale.auto(LIMITS) }),
  });
  expect([found, warnings]).toEqual([[], []]);
});

test('a workload hands it out', () => {
  synthesize((chart) => {
    const user = new WebService(chart, 'user', { image, recommendations: true });
    expect(user.verticalAutoscaler?.kind).toBe('VerticalPodAutoscaler');
  });
});

test('anything but true or false is a problem', () => {
  expect(problems({ recommendations: untyped('Off') })).toEqual([
    'recommendations "Off" has the wrong type; expected true or false. (wrong-type)',
  ]);
});

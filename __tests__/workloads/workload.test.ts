import { App, Chart } from 'cdk8s';
import { WebService } from '../../lib';
import { WEB_SERVICE_PROPS } from '../../lib/workloads/web-service/web-service-props';
import { only, problemsOf, synthesize } from '../support/app';
import { image, problems, service, untyped } from './support';

const names = (props: object) => service(props).map(({ kind, metadata }) => `${kind} ${metadata.name}`);

test('objects are named by the id, which the version joins, and pods are selected by that name', () => {
  expect(names({ version: 'v2' })).toEqual([
    'ServiceAccount user-v2',
    'Deployment user-v2',
    'Service user-v2',
    'PodDisruptionBudget user-v2',
  ]);
  const objects = service({ version: 'v2' });
  expect(only(objects, 'Deployment').spec.selector).toEqual({ matchLabels: { app: 'user-v2' } });
  expect(only(objects, 'Service').spec.selector).toEqual({ app: 'user-v2' });
});

test('name replaces the id, and serviceName names the Service', () => {
  expect(names({ name: 'account', version: 'v1', serviceName: 'account-service' })).toEqual([
    'ServiceAccount account-v1',
    'Deployment account-v1',
    'Service account-service',
    'PodDisruptionBudget account-v1',
  ]);
});

test('objects and pods have the recommended labels, and selectors have none of them', () => {
  const labels = {
    app: 'user-v1',
    'app.kubernetes.io/name': 'user',
    'app.kubernetes.io/instance': 'user-v1',
    'app.kubernetes.io/version': 'v1',
    'app.kubernetes.io/part-of': 'shop',
    'app.kubernetes.io/managed-by': 'cdk8s-portico',
  };
  const objects = service({ version: 'v1' });
  expect(objects.map(({ metadata }) => metadata.labels)).toEqual(Array(4).fill(labels));
  expect(only(objects, 'Deployment').spec.template.metadata.labels).toEqual(labels);
});

test('labels of the chart and of the workload are on objects and pods', () => {
  const objects = synthesize((chart) => new WebService(chart, 'user', { image, labels: { tier: 'front' } }), {
    labels: { team: 'checkout' },
  });
  const expected = expect.objectContaining({ app: 'user', team: 'checkout', tier: 'front' });
  expect(objects.map(({ metadata }) => metadata.labels)).toEqual(Array(4).fill(expected));
  expect(only(objects, 'Deployment').spec.template.metadata.labels).toEqual(expected);
});

test('objects are in the namespace of the chart', () => {
  const objects = synthesize((chart) => new WebService(chart, 'user', { image }), { namespace: 'front' });
  expect(objects.map(({ metadata }) => metadata.namespace)).toEqual(Array(4).fill('front'));
});

test('an id that is taken, and an empty one, are problems of the scope', () => {
  expect(
    problemsOf((chart) => {
      new WebService(chart, 'user', { image });
      new WebService(chart, 'user', { image, name: 'other' });
      new WebService(chart, '', { image, name: 'third' });
    }),
  ).toEqual([
    '[shop] the id "user" is used twice in this scope: give each construct an id of its own.',
    '[shop] a construct has the id "": give it a string, for example "user".',
  ]);
});

test('a workload outside of every chart is a problem', () => {
  expect(problemsOf((_, app) => new WebService(app as never, 'user', { image }))).toEqual([
    '[user] this is not in a chart: pass a Chart, or a construct in one, as its scope.',
  ]);
});

test('without a construct as its scope nothing can be collected, and the constructor throws', () => {
  expect(() => new WebService(untyped(undefined), 'user', { image })).toThrow(
    'the scope undefined of "user" is not a construct: pass the app, a chart, or a construct in one.',
  );
});

test('a chart whose id is not a label value is a problem', () => {
  expect(problemsOf((_, app) => new WebService(new Chart(app, 'my shop'), 'user', { image }))).toEqual([
    '[my shop/user] the chart\'s id, which becomes a label, "my shop" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
  ]);
});

test('a misspelt prop is answered with the one that was meant, or with all', () => {
  expect(problems({ serviceNam: 'x' })).toEqual([
    'the service has no option "serviceNam": write serviceName. (unknown-option)',
  ]);
  expect(problems({ bananas: 3 })).toEqual([
    `the service has no option "bananas": write one of ${WEB_SERVICE_PROPS.join(', ')}. (unknown-option)`,
  ]);
});

test('a workload without props is one without an image', () => {
  expect(problemsOf((chart) => new WebService(chart, 'user', untyped(undefined)))).toEqual([
    '[shop/user] image undefined names no image: write one with its tag, for example "registry.example.com/shop/user:1.0.0".',
  ]);
});

test('an app without problems validates', () => {
  expect(new App().node.validate()).toEqual([]);
  expect(problems({})).toEqual([]);
});

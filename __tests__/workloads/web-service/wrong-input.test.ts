import { App, Chart } from 'cdk8s';
import { Exposure, Scale, WebService, type WebServiceProps } from '../../../lib';
import { WEB_SERVICE_PROPS } from '../../../lib/workloads/web-service/web-service-props';
import { problemsOf } from '../../support/app';

const image = 'nginx:1.29.3';
const problems = (props: object, id = 'user') =>
  problemsOf((chart) => new WebService(chart, id, { image, ...props } as WebServiceProps)).map((line) =>
    line.replace('[shop/user] ', ''),
  );
/** What plain JavaScript can pass where TypeScript would refuse. */
const untyped = (value: unknown) => value as never;

const long = 'x'.repeat(64);

test.each<[string, object, string[]]>([
  [
    'serviceName',
    { serviceName: 'user.service' },
    [
      'serviceName "user.service" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "user-service".',
    ],
  ],
  [
    'serviceName that is too long',
    { serviceName: long },
    [`serviceName "${long}" has 64 characters: write at most 63.`],
  ],
  ['port 0', { port: 0 }, ['port 0 is outside 1..65535: write a whole number, for example 8080.']],
  ['port 65536', { port: 65536 }, ['port 65536 is outside 1..65535: write a whole number, for example 8080.']],
  [
    'port that is no number',
    { port: NaN, servicePort: untyped('80') },
    [
      'port NaN is outside 1..65535: write a whole number, for example 8080.',
      'servicePort "80" is outside 1..65535: write a whole number, for example 8080.',
    ],
  ],
  [
    'nodePort',
    { exposure: Exposure.nodePort(80) },
    ['nodePort 80 is outside 30000..32767: write a port of that range, or leave it out to let the cluster pick.'],
  ],
  [
    'negative replicas',
    { scale: Scale.fixed(-1) },
    ['replicas -1 is not a whole number from 0: write, for example, 2.'],
  ],
  [
    'half a replica',
    { scale: Scale.fixed(1.5) },
    ['replicas 1.5 is not a whole number from 0: write, for example, 2.'],
  ],
  [
    'values of another type',
    {
      exposure: untyped('NodePort'),
      scale: untyped(3),
      runtime: untyped(null),
      health: untyped('/'),
      resources: untyped({}),
    },
    [
      'resources {} has the wrong type; expected resources such as Resources.none().',
      'health "/" has the wrong type; expected a health check such as Health.http("/healthz").',
      'exposure "NodePort" has the wrong type; expected Exposure.nodePort().',
      'scale 3 has the wrong type; expected Scale.fixed(2).',
    ],
  ],
])('%s', (_, props, messages) => {
  expect(problems(props)).toEqual(messages);
});

test('an id that is taken, and an empty one', () => {
  expect(
    problemsOf((chart) => {
      new WebService(chart, 'user', { image });
      new WebService(chart, 'user', { image, name: 'other' });
      new WebService(chart, '', { image, name: 'third' });
    }),
  ).toEqual([
    '[shop] the id "user" is used twice in this scope: give each construct an id of its own.',
    '[shop] a construct has the id "": give it a text, for example "user".',
  ]);
});

test('no chart around it', () => {
  expect(problemsOf((_, app) => new WebService(app as never, 'user', { image }))).toEqual([
    '[user] this is in no chart: pass a Chart, or a construct in one, as its scope.',
  ]);
});

test('no construct around it', () => {
  expect(() => new WebService(untyped(undefined), 'user', { image })).toThrow(
    'the scope undefined of "user" is not a construct: pass the app, a chart, or a construct in one.',
  );
});

test('a chart whose id is no label value', () => {
  expect(problemsOf((_, app) => new WebService(new Chart(app, 'my shop'), 'user', { image }))).toEqual([
    '[my shop/user] the chart\'s id, which becomes a label, "my shop" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
  ]);
});

test('a misspelt prop', () => {
  expect(problems({ serviceNam: 'x' })).toEqual(['the service has no option "serviceNam": write serviceName.']);
  expect(problems({ bananas: 3 })).toEqual([
    `the service has no option "bananas": write one of ${WEB_SERVICE_PROPS.join(', ')}.`,
  ]);
});

test('no props at all', () => {
  expect(problemsOf((chart) => new WebService(chart, 'user', untyped(undefined)))).toEqual([
    '[shop/user] image undefined names no image: write one with its tag, for example "registry.example.com/shop/user:1.0.0".',
  ]);
});

test('an app without problems has none', () => {
  expect(new App().node.validate()).toEqual([]);
  expect(problems({})).toEqual([]);
});

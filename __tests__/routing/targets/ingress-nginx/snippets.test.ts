import { Chart } from 'cdk8s';
import { IngressNginxController, IngressRouter, RoutingTarget } from '../../../../lib';
import { problemsOf } from '../../../support/app';
import { addServices } from '../../support';

const KEY = 'nginx.ingress.kubernetes.io/configuration-snippet';

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation();
});
afterEach(() => jest.restoreAllMocks());

/** The problems of a route with a snippet, on a controller of the app with these options. */
function problems(options: { [key: string]: string } | undefined, snippet: string, key = KEY): string[] {
  return problemsOf((chart, app) => {
    const { a } = addServices(chart);
    const controller =
      options && new IngressNginxController(new Chart(app, 'edge'), 'controller', { config: { options } });
    const router = new IngressRouter(chart, 'router', { target: RoutingTarget.ingressNginx({ controller }) });
    router.prefix('/a', a, { annotations: { [key]: snippet } });
  });
}

const OPEN = { 'allow-snippet-annotations': 'true', 'annotations-risk-level': 'Critical' };
const REFUSED = `[shop/router] annotation "${KEY}" makes the controller refuse the whole Ingress, unless its ConfigMap has allow-snippet-annotations "true" and annotations-risk-level "Critical": write a typed annotation instead, or name an IngressNginxController with both options as the controller of RoutingTarget.ingressNginx().`;

test.each([KEY, 'nginx.ingress.kubernetes.io/server-snippet', 'nginx.ingress.kubernetes.io/stream-snippet'])(
  '%s is taken where the controller of the app takes snippets',
  (key) => {
    expect(problems(OPEN, 'more_set_headers "X-Frame-Options: DENY";', key)).toEqual([]);
  },
);

test.each<[string, { [key: string]: string } | undefined]>([
  ['on a controller that is not known', undefined],
  ['on one that takes none', {}],
  ['on one whose risk level is too low', { 'allow-snippet-annotations': 'true' }],
])('a snippet is a problem %s', (_, options) => {
  expect(problems(options, 'return 200;')).toEqual([REFUSED]);
});

test('a snippet that nginx cannot read is a problem, wherever it may stand', () => {
  expect(problems(OPEN, 'if ($host) { return 200; ')).toEqual([
    `[shop/router] annotation "${KEY}" has the value "if ($host) { return 200; ", which has a "{" without a "}", so that nginx cannot load its configuration: write whole directives of nginx, each with ";" or a block in braces at its end.`,
  ]);
});

test('a variable that a snippet of the ConfigMap defines is known to the annotations of its routes', () => {
  const vhost = 'nginx.ingress.kubernetes.io/upstream-vhost';
  const snippet = { 'http-snippet': 'map $host $tenant { default shop; }' };
  expect(problems(snippet, '$tenant.example.com', vhost)).toEqual([]);
  expect(problems({}, '$tenant.example.com', vhost)).toEqual([
    expect.stringContaining('whose variable "$tenant" nginx does not know'),
  ]);
});

import { Chart } from 'cdk8s';
import { IngressRouter, type IngressRouterProps, RoutingTarget, Tls } from '../../../lib';
import { problemsOf } from '../../support/app';
import { addServices, untyped } from '../support';

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation();
});
afterEach(() => jest.restoreAllMocks());

function problems(props: IngressRouterProps, namespace?: string): string[] {
  return problemsOf((_, app) => {
    const chart = new Chart(app, 'partners', { namespace });
    new IngressRouter(chart, 'router', { host: 'abc.com', ...props }).prefix('/', addServices(chart).a);
  }).map((line) => line.replace('[partners/router] ', ''));
}

const tls = Tls.secret('abc-com-tls');
const clientCertificates = { secretName: 'ca' };

test('certificates of clients are asked for where there is HTTPS alone', () => {
  expect(problems({ tls, clientCertificates }, 'partners')).toEqual([]);
  expect(problems({ httpsRedirect: true, clientCertificates }, 'partners')).toEqual([]);
  expect(problems({ clientCertificates }, 'partners')).toEqual([
    'clientCertificates are only checked over HTTPS, and requests over HTTP pass without one: set tls, or httpsRedirect: true.',
  ]);
  expect(problems({ tls, httpsRedirect: false, clientCertificates }, 'partners')).toEqual([
    'clientCertificates are only checked over HTTPS, and requests over HTTP pass without one: leave httpsRedirect out.',
  ]);
});

test('ingress-nginx needs the namespace of the Secret', () => {
  expect(problems({ tls, clientCertificates })).toEqual([
    'clientCertificates name the Secret "ca", which ingress-nginx looks up by its namespace too: give the chart of the router a namespace, or write, for example, "shop/ca".',
  ]);
  expect(problems({ tls, clientCertificates: { secretName: 'partners/ca' } })).toEqual([]);
  expect(problems({ tls, clientCertificates: { secretName: 'other/ca' } }, 'partners')).toEqual([
    expect.stringContaining('refers to namespace "other" from namespace "partners"'),
  ]);
});

test('wrong fields are problems', () => {
  const wrong = untyped({ secretName: 'A', check: 'yes', depth: 0, errorPage: 7, passToBackend: 'on', name: 'x' });
  expect(problems({ tls, clientCertificates: wrong as never }, 'partners')).toEqual([
    'clientCertificates has no option "name": write one of secretName, check, depth, errorPage, passToBackend, commonName.',
    expect.stringContaining('clientCertificates secretName "A" is not a DNS subdomain'),
    'clientCertificates check "yes" has the wrong type; expected a ClientCertificateCheck such as ClientCertificateCheck.OPTIONAL.',
    'clientCertificates depth 0 is not a whole number of 1 or more: write, for example, 1.',
    'clientCertificates errorPage 7 has the wrong type; expected a text.',
    'clientCertificates passToBackend "on" has the wrong type; expected true or false.',
  ]);
});

test('Gateway API refuses them', () => {
  const target = RoutingTarget.gatewayApi({ gateway: 'edge', httpsListener: 'https' });
  expect(problems({ tls, clientCertificates, target }, 'partners')).toEqual([
    'clientCertificates ask for certificates of the Secret "ca", which HTTPRoute has no field for: have the listener of the Gateway ask for them.',
  ]);
});

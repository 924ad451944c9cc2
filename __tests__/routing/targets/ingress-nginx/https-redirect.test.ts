import {
  Backend,
  Exposure,
  type IngressNginxConfig,
  IngressNginxController,
  IngressRouter,
  type IngressRouterProps,
  RealIp,
  RoutingTarget,
  Tls,
  Www,
} from '../../../../lib';
import { problemsOf } from '../../../support/app';

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation();
});
afterEach(() => jest.restoreAllMocks());

const PROXIES = ['10.0.0.0/8'];
const CONTROLLERS: { readonly [name: string]: IngressNginxConfig } = {
  'without realIp': {},
  'with addresses from a header': { realIp: RealIp.fromHeader(PROXIES) },
  'with X-Forwarded-Proto': { realIp: RealIp.fromForwardedHeaders(PROXIES) },
  'with the PROXY protocol': { realIp: RealIp.fromProxyProtocol(PROXIES) },
};
const LOOP =
  'httpsRedirect without tls redirects in an endless loop behind a load balancer that terminates TLS, since shop/ingress ignores X-Forwarded-Proto: set tls, or give shop/ingress config.realIp RealIp.fromForwardedHeaders(["10.0.0.0/8"]) with the addresses of the load balancer.';

const problems = (config: IngressNginxConfig | undefined, props: IngressRouterProps) =>
  problemsOf((chart) => {
    const exposure = Exposure.loadBalancer();
    const controller = config && new IngressNginxController(chart, 'ingress', { exposure, config });
    const target = RoutingTarget.ingressNginx({ controller });
    new IngressRouter(chart, 'router', {
      host: 'abc.com',
      defaultBackend: Backend.external('web', 80),
      target,
      ...props,
    });
  });

describe.each<Pick<IngressRouterProps, 'www'>>([{}, { www: Www.TO_APEX }])(
  'the redirect to HTTPS of a router with %j',
  (more) => {
    test.each<[controller: string, problems: string[]]>([
      ['without realIp', [LOOP]],
      ['with addresses from a header', [LOOP]],
      ['with X-Forwarded-Proto', []],
      ['with the PROXY protocol', []],
    ])('that has no certificate, on a controller %s', (controller, found) => {
      const lines = found.map((message) => `[shop/router] ${message}`);
      expect(problems(CONTROLLERS[controller], { ...more, httpsRedirect: true })).toEqual(lines);
    });

    test.each(Object.keys(CONTROLLERS))('that has a certificate, or is off, on a controller %s', (controller) => {
      const tls = Tls.secret('abc-com-tls');
      for (const props of [
        { tls },
        { tls, httpsRedirect: true },
        { tls, httpsRedirect: false },
        { httpsRedirect: false },
        {},
      ]) {
        expect(problems(CONTROLLERS[controller], { ...more, ...props })).toEqual([]);
      }
    });

    test('on a controller that is not known is at most a warning', () => {
      expect(problems(undefined, { ...more, httpsRedirect: true })).toEqual([]);
    });
  },
);

test.each(['ssl-redirect', 'force-ssl-redirect'])('the router alone decides, not the ConfigMap option %s', (option) => {
  expect(problems({ options: { [option]: 'true' } }, {})).toEqual([
    `[shop/ingress] config option "${option}" decides where requests go, and resolve() cannot know it: use the router prop httpsRedirect.`,
  ]);
});

test('a controller that is none is one problem', () => {
  const found = problemsOf((chart) => {
    const target = RoutingTarget.ingressNginx({ controller: {} as never });
    const props = { host: 'abc.com', httpsRedirect: true, defaultBackend: Backend.external('web', 80), target };
    new IngressRouter(chart, 'router', props);
  });
  expect(found).toEqual(['[shop/router] controller {} has the wrong type; expected an IngressNginxController.']);
});

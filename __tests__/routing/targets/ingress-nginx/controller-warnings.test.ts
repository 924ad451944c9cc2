import type { Chart } from 'cdk8s';
import {
  Backend,
  Exposure,
  ExternalTrafficPolicy,
  Hsts,
  type IIngressNginxController,
  IngressNginxController,
  type IngressNginxControllerProps,
  IngressRouter,
  type IngressRouterProps,
  PorticoChecks,
  RealIp,
  RoutingTarget,
  Tls,
  WebService,
  Www,
} from '../../../../lib';
import { messagesOf, synthesize } from '../../../support/app';

const PORTS = Exposure.nodePorts({ http: 31234, https: 31235 });

function warningsOf(router: IngressRouterProps, controllerOf?: (chart: Chart) => IIngressNginxController): string[] {
  let warnings: string[] = [];
  const silent = jest.spyOn(console, 'error').mockImplementation(() => {});
  synthesize((chart) => {
    const user = new WebService(chart, 'user', { image: 'nginx:1.29.3' });
    const target = RoutingTarget.ingressNginx({ controller: controllerOf?.(chart) });
    const props = { host: 'abc.com', defaultBackend: user, target, ...router };
    warnings = messagesOf(new IngressRouter(chart, 'router', props).warnings);
  });
  silent.mockRestore();
  return warnings;
}

const installed = (props?: IngressNginxControllerProps) => (chart: Chart) =>
  new IngressNginxController(chart, 'ingress', props);

describe('a warning about the port of the redirect to HTTPS:', () => {
  const router = { tls: Tls.secret('abc-com-tls') };
  const hsts = { config: { hsts: Hsts.off() } };

  test.each<[string, IngressNginxControllerProps, string[]]>([
    [
      'on known node ports it names them',
      { exposure: PORTS },
      [
        'the redirect to HTTPS leads to port 443, but shop/ingress is reached through node port 31235: unless something in front of the nodes forwards 80 and 443 to it, use Exposure.loadBalancer().',
      ],
    ],
    [
      'on a node port that the cluster picks',
      {},
      [
        'the redirect to HTTPS leads to port 443, but shop/ingress is reached through a node port that the cluster picks: unless something in front of the nodes forwards 80 and 443 to it, use Exposure.loadBalancer().',
      ],
    ],
    ['behind a load balancer', { exposure: Exposure.loadBalancer() }, []],
  ])('%s', (_, props, warnings) => {
    expect(warningsOf(router, installed({ ...hsts, ...props }))).toEqual(warnings);
  });

  test('for any controller it is general', () => {
    expect(warningsOf({ httpsRedirect: true })).toEqual([
      'the redirect to HTTPS leads to port 443, where a controller behind a node port does not listen.',
      'httpsRedirect without tls redirects in an endless loop behind a load balancer that terminates TLS, unless the ConfigMap of the controller has use-forwarded-headers "true".',
    ]);
  });
});

describe('a warning about the port of the www redirect:', () => {
  const router = { www: Www.TO_APEX };
  const cluster = 'www.abc.com is redirected only as long as no other Ingress of the cluster serves it.';

  test('on known node ports it names them', () => {
    expect(warningsOf(router, installed({ exposure: PORTS }))).toEqual([
      'requests for www.abc.com are redirected to the port that the controller listens on, 80 or 443, but shop/ingress is reached through node ports 31234 and 31235: unless something in front of the nodes forwards 80 and 443 to it, use Exposure.loadBalancer().',
      cluster,
    ]);
  });

  test('behind a load balancer there is only the one about other Ingress objects', () => {
    expect(warningsOf(router, installed({ exposure: Exposure.loadBalancer() }))).toEqual([cluster]);
  });

  test('for any controller it is general', () => {
    expect(warningsOf(router)).toEqual([
      'requests for www.abc.com are redirected to the port that the controller listens on: on a NodePort the redirect leads past it.',
      cluster,
    ]);
  });
});

describe('a warning about the addresses of clients:', () => {
  const router = { allowFrom: ['10.0.0.0/8'] };

  test.each<[string, IngressNginxControllerProps, string[]]>([
    [
      'on known node ports it names them',
      { exposure: PORTS },
      [
        "allowFrom, denyFrom and rateLimit look at the client's address, which through node ports 31234 and 31235 is a node's: give shop/ingress externalTrafficPolicy ExternalTrafficPolicy.LOCAL, or config.realIp behind a proxy.",
      ],
    ],
    [
      'behind a load balancer',
      { exposure: Exposure.loadBalancer() },
      [
        "allowFrom, denyFrom and rateLimit look at the client's address, which through its Service is a node's: give shop/ingress externalTrafficPolicy ExternalTrafficPolicy.LOCAL, or config.realIp behind a proxy.",
      ],
    ],
    ['with externalTrafficPolicy Local', { externalTrafficPolicy: ExternalTrafficPolicy.LOCAL }, []],
    ['with real IP', { config: { realIp: RealIp.fromHeader(['10.0.0.0/8']) } }, []],
    ['with forwarded headers', { config: { realIp: RealIp.fromForwardedHeaders(['10.0.0.0/8']) } }, []],
    [
      'with real IP as an option',
      { config: { options: { 'use-proxy-protocol': 'true', 'proxy-real-ip-cidr': '10.0.0.0/8' } } },
      [],
    ],
  ])('%s', (_, props, warnings) => {
    expect(warningsOf(router, installed(props))).toEqual(warnings);
  });
});

describe('a warning about rate limits:', () => {
  const router = { rateLimit: { requestsPerSecond: 5 } };
  const local = { externalTrafficPolicy: ExternalTrafficPolicy.LOCAL };

  test('a limit holds on one replica, and is multiplied by the number of replicas', () => {
    expect(warningsOf(router, installed(local))).toEqual([]);
    expect(warningsOf(router, installed({ ...local, replicas: 3 }))).toEqual([
      'rateLimit counts on each replica of shop/ingress: with 3 replicas a client may ask for up to 3 times as much.',
    ]);
  });
});

test('Strict-Transport-Security is a warning unless the controller has config.hsts', () => {
  const router = { tls: Tls.secret('abc-tls'), httpsRedirect: false };
  expect(warningsOf(router, installed())).toEqual([
    'hosts with TLS send Strict-Transport-Security for a year, subdomains included, unless shop/ingress has config.hsts, for example Hsts.off().',
  ]);
  expect(warningsOf(router, installed({ config: { hsts: Hsts.off() } }))).toEqual([]);
});

test('a webhook that has to answer before an Ingress is taken is a warning', () => {
  expect(warningsOf({}, installed({ admissionWebhook: true }))).toEqual([
    "the API server accepts no Ingress before the admission webhook of shop/ingress answers: apply the controller's file first and wait for it, as docs/controller.md says.",
  ]);
});

test('a controller that another tool installed can be described', () => {
  const controller: IIngressNginxController = {
    className: 'helm',
    namespace: 'ingress',
    installation: {
      onNodePorts: true,
      httpsNodePort: 30443,
      seesClients: true,
      replicas: 2,
      hstsByDefault: false,
      admissionWebhook: false,
    },
  };
  const port =
    'the redirect to HTTPS leads to port 443, but the controller of class "helm" is reached through node port 30443: unless something in front of the nodes forwards 80 and 443 to it, use Exposure.loadBalancer().';
  expect(warningsOf({ httpsRedirect: true }, () => controller)).toEqual([
    port,
    'httpsRedirect without tls redirects in an endless loop behind a load balancer that terminates TLS, unless the ConfigMap of the controller of class "helm" has use-forwarded-headers "true": then set installation.seesScheme.',
  ]);
  const seeing = { ...controller, installation: { ...controller.installation, seesScheme: true } };
  expect(warningsOf({ httpsRedirect: true }, () => seeing)).toEqual([port]);
});

test('both warnings of a router with TLS are accepted by their codes', () => {
  const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
  const linesOf = (accepted: readonly string[]) => {
    printed.mockClear();
    synthesize((chart) => {
      for (const code of accepted) PorticoChecks.of(chart).accept(code, 'the load balancer is ours');
      const tls = Tls.secret('abc-com-tls');
      new IngressRouter(chart, 'router', { host: 'abc.com', tls, defaultBackend: Backend.external('web', 80) });
    });
    return printed.mock.calls.map(([line]) => /\(([a-z-]+)\)$/.exec(line)?.[1]);
  };
  expect(linesOf([])).toEqual(['redirect-port', 'hsts']);
  expect(linesOf(['redirect-port', 'hsts'])).toEqual([]);
  printed.mockRestore();
});

import { App, Chart, Duration } from 'cdk8s';
import {
  type GatewayApiTargetOptions,
  IngressRouter,
  type IngressRouterProps,
  RoutingTarget,
  Tls,
} from '../../../../lib';
import { checkTarget } from '../../../../lib/routing/targets/check-target';
import { FEATURES } from '../../../../lib/routing/targets/gateway-api/implementations/portable/features';
import { CASES } from '../../cases';
import { buildCase, renderTable } from '../../support';
import { TARGETS } from '../all-targets';
import { web } from './refusals';

const CORS = { origins: ['https://app.abc.com'] };
const LOOK = 'look for it in status.supportedFeatures of the GatewayClass.';
const needsCors = (what: string) =>
  `${what} has cors, which needs the feature HTTPRouteCORS of Gateway API: an implementation without it, such as Traefik 3.7, answers these routes with 500; ${LOOK} (gateway-cors-feature)`;
const NEEDS_TIMEOUT = `requestTimeout needs the feature HTTPRouteRequestTimeout of Gateway API: an implementation without it, such as Traefik 3.7, ignores it; ${LOOK} (gateway-timeout-feature)`;

function warningsOf(props: IngressRouterProps, options: Partial<GatewayApiTargetOptions> = {}, policies = {}) {
  const target = RoutingTarget.gatewayApi({ gateway: 'edge', ...options });
  const router = new IngressRouter(new Chart(new App(), 'shop'), 'router', { ...props, target });
  router.prefix('/a', web);
  router.prefix('/b', web, policies);
  return router.warnings.map(({ code, message }) => `${message} (${code})`);
}

test('a feature that an implementation may lack without a word is a warning, once', () => {
  expect(warningsOf({})).toEqual([]);
  expect(warningsOf({}, {}, { cors: CORS })).toEqual([needsCors('prefix "/b"')]);
  expect(warningsOf({ cors: CORS }, {}, { cors: { origins: ['*'] } })).toEqual([needsCors('the router')]);
  expect(warningsOf({}, { requestTimeout: Duration.seconds(1) })).toEqual([NEEDS_TIMEOUT]);
  expect(warningsOf({ host: 'abc.com', tls: Tls.secret('abc-com-tls') }, { listenerSet: true })).toEqual([
    `listenerSet needs the feature ListenerSet of Gateway API: an implementation without it, such as Traefik 3.7, serves no HTTPS for these hosts; ${LOOK} (gateway-listener-set-feature)`,
  ]);
});

interface Rule {
  readonly filters?: readonly {
    readonly type: string;
    readonly requestRedirect?: { readonly [field: string]: unknown };
  }[];
}

/** The features that a rule needs, as `pkg/features/httproute.go` of Gateway API describes them. */
function neededBy({ filters = [] }: Rule): string[] {
  return filters.flatMap(({ type, requestRedirect = {} }) => {
    const { scheme, port, path, statusCode } = requestRedirect;
    return [
      ...(type === 'CORS' ? ['HTTPRouteCORS'] : []),
      ...(type === 'URLRewrite' ? ['HTTPRoutePathRewrite'] : []),
      ...(type === 'ResponseHeaderModifier' ? ['HTTPRouteResponseHeaderModification'] : []),
      ...(scheme === undefined ? [] : ['HTTPRouteSchemeRedirect']),
      ...(port === undefined ? [] : ['HTTPRoutePortRedirect']),
      ...(path === undefined ? [] : ['HTTPRoutePathRedirect']),
      ...(statusCode === 307 || statusCode === 308 ? [`HTTPRoute${statusCode}RedirectStatusCode`] : []),
    ];
  });
}

test('the options of every case name the features that its objects need, and no others', () => {
  const [, gatewayApi] = TARGETS;
  const shown = new Set<string>();
  for (const one of CASES) {
    const { table } = buildCase(one).router;
    const target = [gatewayApi?.target, gatewayApi?.otherwise].find((by) => by && checkTarget(by, table).length === 0);
    if (target === undefined) continue;
    const needed = renderTable(table, target).flatMap(({ kind, spec }) => [
      ...(kind === 'BackendTLSPolicy' ? ['BackendTLSPolicy'] : []),
      ...(spec.rules ?? []).flatMap(neededBy),
    ]);
    const named = one.features.flatMap((option) => FEATURES[option] ?? []);
    expect([one.title, needed.filter((feature) => !named.includes(feature))]).toEqual([one.title, []]);
    for (const feature of needed) shown.add(feature);
  }
  // Those that show in no HTTPRoute.
  const unseen: readonly string[] = ['requestTimeout', 'listenerSet', ...(gatewayApi?.elsewhere ?? [])];
  const others = Object.entries(FEATURES).filter(([option]) => !unseen.includes(option));
  expect([...new Set(others.flatMap(([, names]) => names))].sort()).toEqual([...shown].sort());
});

import { ApiObject } from 'cdk8s';
import { CanaryRelease, IngressRouter, RoutingTarget, Scale, WebService } from '../../../lib';
import { type Case, raw } from '../case';
import { deployment, object, type Raw } from '../objects';

const image = 'registry.example.com/shop/user:1.0.0';

const plugin = (config: Raw) => ({ plugins: { 'argoproj-labs/gatewayAPI': config } });
const byName = plugin({ httpRoute: 'shop' });
const byList = plugin({ httpRoutes: [{ name: 'shop' }] });
const nginx = (config: Raw = {}) => ({ nginx: { stableIngress: 'shop', ...config } });

const rollout = (trafficRouting: Raw, canary: Raw = {}) =>
  object('argoproj.io/v1alpha1', 'Rollout', {
    spec: {
      workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'user', scaleDown: 'onsuccess' },
      strategy: { canary: { stableService: 'user', canaryService: 'user-canary', trafficRouting, ...canary } },
    },
  });

const service = (name: string) =>
  object('v1', 'Service', {
    metadata: { name },
    spec: { selector: { app: 'user' }, ports: [{ port: 80, targetPort: 8080 }] },
  });
const base = [deployment(), service('user'), service('user-canary')];

const ref = (name: string, weight?: number) => ({ name, port: 80, weight });
const both = { backendRefs: [ref('user', 99), ref('user-canary', 1)] };
const header = {
  matches: [{ headers: [{ name: 'x-release', value: 'next' }] }],
  backendRefs: [ref('user-canary')],
};
const route = (...rules: Raw[]) =>
  object('gateway.networking.k8s.io/v1', 'HTTPRoute', {
    metadata: { name: 'shop' },
    spec: { parentRefs: [{ name: 'edge' }], hostnames: ['abc.com'], rules },
  });

const path = (name: string) => ({
  path: '/user',
  pathType: 'Prefix',
  backend: { service: { name, port: { number: 80 } } },
});
const ingress = (name = 'shop', backend = 'user', annotations: Raw = {}) =>
  object('networking.k8s.io/v1', 'Ingress', {
    metadata: { name, annotations },
    spec: { ingressClassName: 'nginx', rules: [{ host: 'abc.com', http: { paths: [path(backend)] } }] },
  });
const canaryIngress = ingress('next', 'user-canary', {
  'nginx.ingress.kubernetes.io/canary': 'true',
  'nginx.ingress.kubernetes.io/canary-weight': '10',
});

const toHeader = (name: string) => ({
  setHeaderRoute: { name, match: [{ headerName: 'x-release', headerValue: { exact: 'next' } }] },
});
const managed = (routing: Raw) => ({ ...routing, managedRoutes: [{ name: 'next' }] });

/** The rollout of a web service behind a router, as docs/neighbours.md shows it. */
const behindRouter =
  (config: (name: string) => Raw): Case['build'] =>
  (chart) => {
    const user = new WebService(chart, 'user', { image, scale: Scale.external(), services: { 'user-canary': {} } });
    const target = RoutingTarget.gatewayApi({ gateway: 'edge' });
    const router = new IngressRouter(chart, 'router', { host: 'abc.com', target });
    const canary = user.furtherAddress('user-canary');
    const next = { name: 'x-release', value: 'next' };
    router.prefix('/user', new CanaryRelease({ stable: user, canary, weight: 1, header: next }));
    new ApiObject(chart, 'rollout', rollout(plugin(config('router'))) as never);
  };

export const wrong: readonly Case[] = [
  raw(
    'no Service for the canary',
    [...base, route(both), rollout(byList, { canaryService: undefined })],
    ['[shop/4] trafficRouting moves requests from one Service to another, and there is no canaryService: write both.'],
  ),
  raw(
    'one Service for both',
    [...base, route(both), rollout(byList, { canaryService: 'user' })],
    ['[shop/4] stableService and canaryService are both "user": write a Service for each.'],
  ),
  raw(
    'a Service that is not in the app',
    [deployment(), service('user'), route(both), rollout(byList)],
    [
      '[shop/2] Service "user-canary" is not in the app: write PorticoChecks.of(app).external("Service", "user-canary") when it is made elsewhere.',
      '[shop/3] Service "user-canary" is not in the app: make it, or PorticoChecks.of(app).external("Service", "user-canary") when it is made elsewhere.',
    ],
  ),
  raw(
    'a weight above the whole',
    [...base, route(both), rollout(byList, { steps: [{ setWeight: 120 }] })],
    ['[shop/4] setWeight 120 of steps[0] is outside of 0 to 100: write one of those.'],
  ),
  raw(
    'a header that no route is to have',
    [...base, route(both), rollout(managed(byList), { steps: [toHeader('next')] })],
    ['[shop/4] setHeaderRoute of steps[0] changes no route: write useHeaderRoutes true in one of httpRoutes.'],
  ),
  raw(
    'a header under a name that is not managed',
    [...base, route(both), rollout(managed(byName), { steps: [toHeader('nxt')] })],
    ['[shop/4] setHeaderRoute of steps[0] has the name "nxt", which managedRoutes has not: write it there.'],
  ),
  raw(
    'a header with ingress-nginx',
    [...base, ingress(), rollout(managed(nginx()), { steps: [toHeader('next')] })],
    [
      '[shop/4] setHeaderRoute of steps[0] is nothing that Argo Rollouts does with ingress-nginx: write canary-by-header in additionalIngressAnnotations.',
    ],
  ),
  raw(
    'an HTTPRoute that is spelt otherwise',
    [...base, route(both), rollout(plugin({ httpRoutes: [{ name: 'shpo' }] }))],
    ['[shop/4] HTTPRoute "shpo" is not in the app, so that the Rollout never goes on: write "shop".'],
  ),
  raw(
    'a rule of a header that the plugin removes',
    [...base, route(header, both), rollout(byName)],
    [
      '[shop/3] rules[0] leads to "user-canary" alone, and the plugin of Argo Rollouts takes it for its own and removes it: name the HTTPRoute in httpRoutes, without useHeaderRoutes.',
    ],
  ),
  {
    title: 'the release of a router whose rule of a header the plugin removes',
    build: behindRouter((name) => ({ httpRoute: name })),
    problems: [
      '[shop/router/route-router] rules[0] leads to "user-canary" alone, and the plugin of Argo Rollouts takes it for its own and removes it: name the HTTPRoute in httpRoutes, without useHeaderRoutes.',
    ],
  },
  raw(
    'a route without the canary',
    [...base, route({ backendRefs: [ref('user')] }), rollout(byList)],
    [
      '[shop/4] HTTPRoute "shop" has no rule that leads to "user-canary" with a weight, so that the Rollout never goes on: send a route to both, for example new CanaryRelease({ stable, canary, weight: 1 }).',
    ],
  ),
  raw(
    'a rule to the stable Service, which gets the weight 0 in the end',
    [...base, route(both, { matches: [{ path: { value: '/login' } }], backendRefs: [ref('user')] }), rollout(byList)],
    [
      '[shop/3] rules[1] leads to "user" without "user-canary", and shop/4 sets its weight to 0 before it ends: send it to both, or write it in another HTTPRoute.',
    ],
  ),
  raw(
    'a third backend, whose share changes',
    [
      ...base,
      service('other'),
      route({ backendRefs: [ref('user', 8), ref('user-canary', 1), ref('other', 1)] }),
      rollout(byList),
    ],
    [
      '[shop/4] rules[0] leads to "other" as well, whose share changes when shop/5 sets the weights of the two others to 100 in all: write it in another HTTPRoute.',
    ],
  ),
  raw(
    'an Ingress that is spelt otherwise',
    [...base, ingress(), rollout(nginx({ stableIngress: 'shpo' }))],
    ['[shop/4] Ingress "shpo" is not in the app, so that the Rollout never goes on: write "shop".'],
  ),
  raw(
    'an Ingress to other Services',
    [...base, service('pay'), ingress('shop', 'pay'), rollout(nginx())],
    [
      '[shop/5] Ingress "shop" has no rule with a path to "user", so that the Rollout never goes on: name another Ingress.',
    ],
  ),
  raw(
    'a canary that is there already',
    [...base, ingress(), canaryIngress, rollout(nginx())],
    [
      '[shop/5] Ingress "shop" has the canary shop/4, and ingress-nginx takes one for a path, so that the one of the Rollout or this one gets no requests: route to "user" itself.',
    ],
  ),
  raw(
    'a canary in place of the main Ingress',
    [...base, ingress(), canaryIngress, rollout(nginx({ stableIngress: undefined, stableIngresses: ['next'] }))],
    ['[shop/5] Ingress "next" is a canary itself, of which ingress-nginx takes no further one: name the main Ingress.'],
  ),
];

export const right: readonly Case[] = [
  {
    title: 'the release of a router, with a header that the plugin leaves alone',
    build: behindRouter((name) => ({ httpRoutes: [{ name }] })),
    problems: [],
  },
  raw(
    'a route whose headers the plugin manages',
    [...base, route(both), rollout(managed(byName), { steps: [{ setWeight: 10 }, toHeader('next'), { pause: {} }] })],
    [],
  ),
  raw('an Ingress of ingress-nginx', [...base, ingress(), rollout(nginx(), { steps: [{ setWeight: 10 }] })], []),
  raw('routes and Services made elsewhere', [deployment(), rollout(byList)], []),
  raw(
    'a Rollout that moves pods and no requests',
    [deployment(), rollout({}, { trafficRouting: undefined, canaryService: undefined })],
    [],
  ),
];

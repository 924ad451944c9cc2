import { type Chart, Duration } from 'cdk8s';
import {
  AntiAffinity,
  Backend,
  CanaryRelease,
  GatewayImplementation,
  IngressNginxServer,
  IngressRouter,
  type IRoutingTarget,
  PodPort,
  PorticoDefaults,
  Rollout,
  type RolloutCanaryOptions,
  RolloutStep,
  RoutingTarget,
  Scale,
  WebService,
  type WebServiceOptions,
  Worker,
} from '../../../lib';
import { problemsOf as locatedProblemsOf, type Manifest, only, synthesize } from '../../support/app';
import { expectValid } from '../../support/validate';
import { image, untyped } from '../support';

const steps = [
  RolloutStep.weight(10),
  RolloutStep.pause(Duration.minutes(10)),
  RolloutStep.analysis('error-rate'),
  RolloutStep.weight(50),
  RolloutStep.pause(),
];
const header = { name: 'x-release', value: 'next' };
const gateway = RoutingTarget.gatewayApi({ gateway: 'edge' });

/** A service called `web`, and a router to it and to another one. */
function shop(chart: Chart, options: Partial<RolloutCanaryOptions> = {}, props: WebServiceOptions = {}) {
  const web = new WebService(chart, 'web', { image, rollout: Rollout.canary({ steps, ...options }), ...props });
  const pay = new WebService(chart, 'pay', { image });
  const route = (target?: IRoutingTarget) => {
    const router = new IngressRouter(chart, 'router', { host: 'abc.com', target });
    router.prefix('/', web);
    router.prefix('/pay', pay);
    return router;
  };
  return { web, pay, route };
}

/** The messages of problems, without the place of each. */
const problemsOf = (build: (chart: Chart) => void) =>
  locatedProblemsOf(build).map((text) => text.replace(/^\[\S+\] /, ''));

const written = (target?: IRoutingTarget, options?: Partial<RolloutCanaryOptions>, props?: WebServiceOptions) =>
  synthesize((chart) => shop(chart, options, props).route(target));

const named = (objects: readonly Manifest[], kind: string, name: string) =>
  only(
    objects.filter(({ metadata }) => metadata.name === name),
    kind,
  );

test('a Rollout takes the place of the Deployment, with a Service for each generation of pods', () => {
  const objects = written(gateway);
  expectValid(objects);
  const { apiVersion, spec } = only(objects, 'Rollout');
  expect(apiVersion).toBe('argoproj.io/v1alpha1');
  expect({ ...spec, template: undefined }).toEqual({
    minReadySeconds: 5,
    replicas: 2,
    revisionHistoryLimit: 3,
    selector: { matchLabels: { app: 'web' } },
    strategy: {
      canary: {
        stableService: 'web',
        canaryService: 'web-canary',
        trafficRouting: { plugins: { 'argoproj-labs/gatewayAPI': { httpRoutes: [{ name: 'router' }] } } },
        steps: [
          { setWeight: 10 },
          { pause: { duration: '10m' } },
          { analysis: { templates: [{ templateName: 'error-rate' }] } },
          { setWeight: 50 },
          { pause: {} },
        ],
      },
    },
  });
  expect(only(objects, 'Deployment').metadata.name).toBe('pay');
  for (const name of ['web', 'web-canary']) {
    expect(named(objects, 'Service', name).spec).toEqual({
      selector: { app: 'web' },
      ports: [{ name: 'http', port: 80, targetPort: 'http' }],
    });
  }
  expect(named(objects, 'PodDisruptionBudget', 'web').spec.selector).toEqual({ matchLabels: { app: 'web' } });
});

test('pods are spread by the label in which the generations of a Rollout differ', () => {
  const { spec } = only(written(gateway), 'Rollout').spec.template;
  expect(spec.topologySpreadConstraints.map(({ matchLabelKeys }: Manifest['spec']) => matchLabelKeys)).toEqual([
    ['rollouts-pod-template-hash'],
    ['rollouts-pod-template-hash'],
  ]);
});

test('on the Gateway API one rule has the weights, and a header has one that the plugin leaves alone', () => {
  const { rules } = only(written(gateway, { header }), 'HTTPRoute').spec;
  expect(rules.map(({ backendRefs }: Manifest['spec']) => backendRefs)).toEqual([
    [{ name: 'web-canary', port: 80 }],
    [
      { name: 'web', port: 80, weight: 100 },
      { name: 'web-canary', port: 80, weight: 0 },
    ],
    [{ name: 'pay', port: 80 }],
  ]);
});

test('on ingress-nginx the Ingress of the service has no other one, and Argo Rollouts is told of the header', () => {
  const objects = written(undefined, { header });
  const ingresses = objects.filter(({ kind }) => kind === 'Ingress');
  const paths = ingresses.map(({ metadata, spec }) => [
    metadata.name,
    ...spec.rules.flatMap(({ http }: Manifest['spec']) => http.paths.map(({ path }: Manifest['spec']) => path)),
  ]);
  expect(paths).toEqual([
    ['router', '/'],
    ['router-pay', '/pay'],
  ]);
  expect(only(objects, 'Rollout').spec.strategy.canary.trafficRouting).toEqual({
    nginx: {
      stableIngresses: ['router'],
      additionalIngressAnnotations: { 'canary-by-header': 'x-release', 'canary-by-header-value': 'next' },
    },
  });
});

test('a pattern of a header is anchored, as that of any release', () => {
  const { trafficRouting } = only(written(undefined, { header: { name: 'x-release', pattern: 'v[0-9]+' } }), 'Rollout')
    .spec.strategy.canary;
  expect(trafficRouting.nginx.additionalIngressAnnotations).toEqual({
    'canary-by-header': 'x-release',
    'canary-by-header-pattern': '^(?:v[0-9]+)$',
  });
});

test('all routes to the service are named, of every router and port', () => {
  const objects = synthesize((chart) => {
    const { web, route } = shop(chart, {}, { ports: { admin: PodPort.offered(9000) } });
    route(gateway);
    const target = RoutingTarget.both(RoutingTarget.ingressNginx(), gateway);
    new IngressRouter(chart, 'admin', { host: 'admin.abc.com', target }).prefix('/', web.port('admin'));
  });
  expect(only(objects, 'Rollout').spec.strategy.canary.trafficRouting).toEqual({
    nginx: { stableIngresses: ['admin'] },
    plugins: { 'argoproj-labs/gatewayAPI': { httpRoutes: [{ name: 'router' }, { name: 'admin' }] } },
  });
  expect(named(objects, 'HTTPRoute', 'admin').spec.rules[0].backendRefs).toEqual([
    { name: 'web', port: 9000, weight: 100 },
    { name: 'web-canary', port: 9000, weight: 0 },
  ]);
});

test('resolve() says where requests go while no release runs', () => {
  synthesize((chart) => {
    const router = shop(chart, { header }).route(gateway);
    const at = (headers = {}) => router.resolve({ host: 'abc.com', path: '/', headers }).backends;
    expect(at()).toEqual([{ serviceName: 'web', servicePort: 80, weight: 100 }]);
    expect(at({ 'x-release': 'next' })).toEqual([{ serviceName: 'web-canary', servicePort: 80, weight: 100 }]);
    expect(String(router.table)).toContain('web:80, web-canary:80 by header x-release: next, the steps of a Rollout');
  });
});

test('whatever scales or recommends names the Rollout', () => {
  const target = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web' };
  const auto = written(gateway, {}, { scale: Scale.auto({ min: 2, max: 6 }), recommendations: true });
  expect(only(auto, 'HorizontalPodAutoscaler').spec.scaleTargetRef).toEqual(target);
  expect(only(auto, 'VerticalPodAutoscaler').spec.targetRef).toEqual(target);
  expect(only(auto, 'Rollout').spec.replicas).toBeUndefined();
  const hours = { timezone: 'Europe/Berlin', start: '0 8 * * *', end: '0 20 * * *', replicas: 6, min: 2, max: 6 };
  expect(only(written(gateway, {}, { scale: Scale.onSchedule(hours) }), 'ScaledObject').spec.scaleTargetRef).toEqual(
    target,
  );
});

test('the objects are there for patches, and asking for the Deployment is a problem', () => {
  synthesize((chart) => {
    const { web, pay, route } = shop(chart, { serviceName: 'web-next' });
    route(gateway);
    expect([web.argoRollout?.kind, pay.argoRollout]).toEqual(['Rollout', undefined]);
    expect(web.furtherService('web-next')?.kind).toBe('Service');
  });
  const asked = problemsOf((chart) => {
    const { web, route } = shop(chart);
    route(gateway);
    web.deployment.metadata.addAnnotation('note', 'x');
  });
  expect(asked).toEqual(['Rollout.canary() makes a Rollout in the place of a Deployment: write argoRollout.']);
});

const BEGIN = 'steps begin before there is a new pod: write RolloutStep.weight(10) first.';

test.each<[string, Partial<RolloutCanaryOptions>, string[]]>([
  ['no step', { steps: [] }, ['steps are empty: write RolloutStep.weight(10) first.']],
  [
    'no list of steps',
    { steps: untyped('10%') },
    [
      'steps "10%" has the wrong type; expected a list such as [RolloutStep.weight(10), RolloutStep.pause(Duration.minutes(10))].',
    ],
  ],
  ['a pause first', { steps: [RolloutStep.pause()] }, [BEGIN]],
  [
    'no step',
    { steps: [RolloutStep.weight(10), untyped(50)] },
    ['a step 50 has the wrong type; expected RolloutStep.weight(10).'],
  ],
  [
    'a weight of nothing',
    { steps: [RolloutStep.weight(0)] },
    ['weight 0 is not a whole number from 1 to 100: write, for example, 10.'],
  ],
  [
    'a pause of nothing',
    { steps: [RolloutStep.weight(1), RolloutStep.pause(Duration.seconds(0))] },
    ['pause 0 seconds is not a whole number of seconds of 1 or more: write, for example, Duration.seconds(30).'],
  ],
  [
    'a header without a value',
    { header: { name: 'x-release' } },
    [
      'the header "x-release" has no value, and its "never" would lead to old pods alone, of which no request is answered at the last step: write a value or a pattern.',
    ],
  ],
  [
    'an option of another kind',
    untyped({ maxSurge: 1 }),
    expect.arrayContaining([expect.stringContaining('has no option "maxSurge"')]),
  ],
  ['a name of a Service', { serviceName: 'X_' }, [expect.stringContaining('serviceName of a canary "X_"')]],
])('%s is a problem', (_title, options, expected) => {
  expect(problemsOf((chart) => void shop(chart, options))).toEqual(expected);
});

test('new pods behind the own Service are one problem, whatever leads there', () => {
  const problems = problemsOf((chart) => void shop(chart, { serviceName: 'web' }).route(gateway));
  expect(problems).toEqual([
    'serviceName "web" of a canary is that of the service itself, which old pods are behind: leave it out.',
  ]);
});

test('a service without a route has no requests to move', () => {
  expect(problemsOf((chart) => void shop(chart))).toEqual([
    expect.stringContaining('no route leads to the service, so that the steps of Rollout.canary() move no requests'),
  ]);
});

test('a worker, and the defaults of all workloads, have no requests to move', () => {
  const rollout = Rollout.canary({ steps });
  expect(problemsOf((chart) => void new Worker(chart, 'mailer', { image, rollout }))).toEqual([
    'a worker gets no requests, which Rollout.canary() moves: write Rollout.rolling().',
  ]);
  expect(problemsOf((chart) => PorticoDefaults.of(chart).set({ rollout }))).toEqual([
    'not every workload gets requests, which Rollout.canary() moves: write Rollout.rolling().',
  ]);
});

test('a release of a release, and a route past it, are problems', () => {
  const released = problemsOf((chart) => {
    const { web, pay, route } = shop(chart);
    route(gateway).prefix('/x', new CanaryRelease({ stable: web, canary: pay, weight: 10 }));
  });
  expect(released).toContain(
    'stable of a canary release moves its requests by Rollout.canary(): write Rollout.rolling() there, or route to it without a CanaryRelease.',
  );
  const past = problemsOf((chart) => void shop(chart).route(gateway).prefix('/x', Backend.external('web', 80)));
  expect(past).toEqual([expect.stringContaining('has routes with the canary "web-canary" by the steps of a Rollout')]);
});

test('Traefik in the place of ingress-nginx, and a router of another namespace, are refused', () => {
  const target = RoutingTarget.ingressNginx({ servedBy: IngressNginxServer.traefik() });
  expect(problemsOf((chart) => void shop(chart).route(target))).toEqual([
    expect.stringContaining('goes to a release whose weights a Rollout sets'),
  ]);
  const away = problemsOf((chart) => {
    const web = new WebService(chart, 'web', { image, rollout: Rollout.canary({ steps }) });
    new IngressRouter(chart, 'router', { target: gateway }).prefix('/', Backend.inNamespace('other', web));
  });
  expect(away).toContainEqual(
    expect.stringContaining(
      'whose Rollout moves requests of its own namespace alone: make the router in a chart of that namespace',
    ),
  );
});

test('Envoy Gateway chooses by a hash before it looks at weights', () => {
  const target = RoutingTarget.gatewayApi({ gateway: 'edge', implementation: GatewayImplementation.envoyGateway() });
  const found = problemsOf((chart) => {
    const { web } = shop(chart);
    new IngressRouter(chart, 'router', { host: 'abc.com', target }).prefix('/', web, { stickySession: {} });
  });
  expect(found).toContainEqual(expect.stringContaining('goes to a release with weights of a Rollout'));
});

test('pods that may not share a node wait for one next to all old ones', () => {
  const printed = jest.spyOn(console, 'error').mockImplementation();
  written(gateway, {}, { antiAffinity: AntiAffinity.required() });
  expect(printed.mock.calls.join()).toContain('and waits forever if there is none: write Rollout.rolling()');
  printed.mockRestore();
});

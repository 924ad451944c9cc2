import type { Chart } from 'cdk8s';
import { Health, IngressRouter, PodCount, Rewrite, Rollout, RoutingTarget, Scale, WebService } from '../lib';
import { problemsOf } from './support/app';

type Props = Readonly<Record<string, unknown>>;
type Find = (props: Props) => string[];

jest.spyOn(console, 'error').mockImplementation(() => {});

/** One value for each prop of a service that is wrong by itself. */
const SERVICE: Props = {
  annotations: { 'a b': 'c' },
  antiAffinity: 5,
  args: [5],
  bogus: 1,
  command: 5,
  config: { DB_PASSWORD: 'x' },
  disruptionBudget: 5,
  drain: 5,
  env: { 'a b': 'x' },
  exposure: 5,
  files: { rel: 'x' },
  health: Health.http('x'),
  identity: 5,
  image: 'nginx:latest',
  initContainers: 5,
  labels: { 'a b': 'c' },
  metrics: { port: 0 },
  name: 'User',
  nodeSelector: { 'a b': 'c' },
  port: 0,
  ports: { X_: 5 },
  priorityClassName: 'X_',
  pullSecrets: ['X_'],
  resources: 5,
  rollout: Rollout.rolling({ maxSurge: PodCount.percent(0) }),
  runtime: 5,
  scale: Scale.auto({ min: 5, max: 3 }),
  secrets: { A: 5 },
  secretsFrom: ['X_'],
  serviceName: 'X_',
  settings: [5],
  sidecars: [{ name: 'X_', image: 'a:1' }],
  spread: 5,
  tolerations: [{}],
  version: 'V_1',
  volumes: { rel: 5 },
};

const addRoute: { readonly [what: string]: (router: IngressRouter, user: WebService) => void } = {
  backend: (router) => router.prefix('/c', 5 as never),
  expression: (router, user) => router.regex('/x([0-9', user),
  path: (router, user) => router.prefix('pay', user),
  rewrite: (router, user) => router.prefix('/b', user, { rewrite: Rewrite.to('x') }),
};

/** The same of a router; what begins with `route ` is a route of it. */
const ROUTER: Props = {
  allowSources: ['x'],
  annotations: { 'a b': 'c' },
  appRoot: 'x',
  bogus: 1,
  cors: { origins: ['x'] },
  defaultBackend: 5,
  host: 'A_b',
  httpsRedirect: 'yes',
  name: 'Router',
  target: RoutingTarget.gatewayApi({ gateway: 'Shop' }),
  timeouts: 5,
  www: 'x',
  ...Object.fromEntries(Object.entries(addRoute).map(([what, add]) => [`route ${what}`, add])),
};

const inService: Find = (props) =>
  problemsOf((chart) => void new WebService(chart, 'user', { image: 'nginx:1.29.3', ...props } as never));

const inRouter: Find = (props) =>
  problemsOf((chart: Chart) => {
    const user = new WebService(chart, 'user', { image: 'nginx:1.29.3' });
    const isRoute = (name: string) => name.startsWith('route ');
    const own = Object.entries(props).filter(([name]) => !isRoute(name));
    const router = new IngressRouter(chart, 'router', Object.fromEntries(own));
    router.prefix('/a', user);
    for (const name of Object.keys(props).filter(isRoute)) addRoute[name.slice('route '.length)]?.(router, user);
  });

test.each<[string, Props, Find]>([
  ['service', SERVICE, inService],
  ['router', ROUTER, inRouter],
])('of any two things that are wrong in a %s, neither hides the other', (_, wrong, find) => {
  const names = Object.keys(wrong);
  const alone = new Map(names.map((name) => [name, find({ [name]: wrong[name] })]));
  expect(names.filter((name) => alone.get(name)?.length === 0)).toEqual([]);
  const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const));
  const hidden = pairs.flatMap(([one, other]) => {
    const together = find({ [one]: wrong[one], [other]: wrong[other] });
    const expected = [...(alone.get(one) ?? []), ...(alone.get(other) ?? [])];
    return expected.filter((line) => !together.includes(line)).map((line) => `${one} and ${other} hide: ${line}`);
  });
  expect(hidden).toEqual([]);
});

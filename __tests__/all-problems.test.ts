import type { Chart } from 'cdk8s';
import { IngressRouter, Rewrite, RoutingTarget, WebService } from '../lib';
import { problemsOf } from './support/app';

type Props = Readonly<Record<string, unknown>>;

jest.spyOn(console, 'error').mockImplementation(() => {});

const addRoute: { readonly [what: string]: (router: IngressRouter, user: WebService) => void } = {
  backend: (router) => router.prefix('/c', 5 as never),
  expression: (router, user) => router.regex('/x([0-9', user),
  path: (router, user) => router.prefix('pay', user),
  rewrite: (router, user) => router.prefix('/b', user, { rewrite: Rewrite.to('x') }),
};

/** A wrong value for each prop of a router; a key that begins with `route ` stands for a wrong route. */
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

const inRouter = (props: Props) =>
  problemsOf((chart: Chart) => {
    const user = new WebService(chart, 'user', { image: 'nginx:1.29.3' });
    const isRoute = (name: string) => name.startsWith('route ');
    const own = Object.entries(props).filter(([name]) => !isRoute(name));
    const router = new IngressRouter(chart, 'router', Object.fromEntries(own));
    router.prefix('/a', user);
    for (const name of Object.keys(props).filter(isRoute)) addRoute[name.slice('route '.length)]?.(router, user);
  });

test('of any two mistakes in a router, neither hides the other', () => {
  const names = Object.keys(ROUTER);
  const alone = new Map(names.map((name) => [name, inRouter({ [name]: ROUTER[name] })]));
  expect(names.filter((name) => alone.get(name)?.length === 0)).toEqual([]);
  const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const));
  const hidden = pairs.flatMap(([one, other]) => {
    const together = inRouter({ [one]: ROUTER[one], [other]: ROUTER[other] });
    const expected = [...(alone.get(one) ?? []), ...(alone.get(other) ?? [])];
    return expected.filter((line) => !together.includes(line)).map((line) => `${one} and ${other} hide: ${line}`);
  });
  expect(hidden).toEqual([]);
});

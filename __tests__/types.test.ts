import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Chart } from 'cdk8s';
import {
  Environment,
  Exposure,
  IngressNginxController,
  type IngressRouter,
  PayService,
  Rewrite,
  RoutingTarget,
  Scale,
  UserService,
  WebService,
} from '../lib';

/** Code that the compiler refuses: `npm run typecheck` fails when a line becomes legal. It never runs. */
function refused(chart: Chart, router: IngressRouter, user: WebService): void {
  // @ts-expect-error a service needs an image
  new WebService(chart, 'user', {});
  // @ts-expect-error a misspelt prop is not a prop
  new WebService(chart, 'user', { image: 'nginx:1', replica: 3 });
  // @ts-expect-error a scale is made by Scale
  new UserService(chart, 'user', { scale: 3 });
  // @ts-expect-error an exposure is made by Exposure
  new PayService(chart, 'pay', { exposure: 'NodePort' });
  // @ts-expect-error a variable is a text, or says where it comes from
  new PayService(chart, 'pay', { env: { PORT: 8080 } });
  // @ts-expect-error value objects are made by their factories
  new Scale(3);
  // @ts-expect-error a port is a number
  Exposure.nodePort('30859');
  // @ts-expect-error the ports of a controller are named
  Exposure.nodePorts(31234, 31235);
  // @ts-expect-error options of a ConfigMap are strings
  new IngressNginxController(chart, 'controller', { config: { options: { 'use-http2': false } } });
  // @ts-expect-error the controller of a target is a construct, not a name
  RoutingTarget.ingressNginx({ controller: 'ingress-nginx' });
  // @ts-expect-error a route needs a backend
  router.prefix('/user');
  // @ts-expect-error a backend is not a name
  router.prefix('/user', 'user-service-v1');
  // @ts-expect-error a rewrite is made by Rewrite
  router.prefix('/user', user, { rewrite: '/' });
  // @ts-expect-error a rewrite needs a path
  Rewrite.to();
}

/** The facts of each environment, as docs/environments.md has them. */
interface Facts {
  readonly host: string;
  readonly issuer: string;
}

function factsThatLack(environment: Environment): void {
  const dev: Facts = { host: 'dev.abc.com', issuer: 'letsencrypt-staging' };
  const facts: Record<'dev' | 'prod', Facts> = {
    dev,
    // @ts-expect-error a fact that one environment lacks
    prod: { host: 'abc.com' },
  };
  // @ts-expect-error an environment without facts
  const lacking: typeof facts = { dev };
  // @ts-expect-error an environment that there is none
  facts.staging = lacking.dev;
  // @ts-expect-error values are texts
  new Environment(environment, 'prod', { values: { replicas: 3 } });
  // @ts-expect-error a misspelt prop is not a prop
  new Environment(environment, 'prod', { namespce: 'shop' });
}

test('the compiler checks the types, and nothing runs', () => {
  expect(refused).toHaveLength(3);
  expect(factsThatLack).toHaveLength(1);
});

/** Names of TypeScript's own library that 5.0 does not have. `npm run test:with -- typescript@5.0` compiles all of the package. */
const NEWER = /\b(NoInfer|(Async)?Disposable(Stack)?|IteratorObject|BuiltinIteratorReturn)\b/;

test('the oldest TypeScript that the README names knows the names in declarations', () => {
  expect(readFileSync('README.md', 'utf8')).toContain('TypeScript 5.0 to');
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const code = files.map((file) => readFileSync(path.join('lib', file), 'utf8').replace(/\/\*.*?\*\//gs, ''));
  expect(files.filter((_, index) => NEWER.test(code[index] ?? ''))).toEqual([]);
});

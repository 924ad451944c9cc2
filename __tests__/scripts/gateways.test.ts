import { readFileSync } from 'node:fs';
import { GatewayImplementation } from '../../lib';
import { Refusal } from '../../scripts/cluster/refusal';
import type { Answer } from '../../scripts/gateways/ask';
import { compare } from '../../scripts/gateways/compare';
import { DRIVERS } from '../../scripts/gateways/drivers';
import { targetChoice } from '../../scripts/gateways/drivers/target-choices';
import { gatewayEntrance } from '../../scripts/gateways/entrances/gateway';
import { layOut } from '../../scripts/gateways/layout';
import { runGateways } from '../../scripts/gateways/run-gateways';
import { makeTables, type Question } from '../../scripts/gateways/tables';

/** The exit code and output of a run that finds no programs. */
async function run(...args: string[]) {
  const printed: string[] = [];
  const { PATH } = process.env;
  process.env.PATH = '/nowhere';
  try {
    await runGateways(args, (line) => printed.push(line));
    return { status: 0, printed };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.exitCode, printed: [...printed, error.message] };
  } finally {
    process.env.PATH = PATH;
  }
}

describe('the command', () => {
  test('ends with 3 where no implementation is installed, and says where each program comes from', async () => {
    const { status, printed } = await run();
    expect(status).toBe(3);
    expect(printed).toContain(
      'missing – envoy-gateway: envoy is not on the path; it comes from https://github.com/envoyproxy/envoy/releases',
    );
    for (const { name } of DRIVERS) expect(printed.join('\n')).toContain(`missing – ${name}: `);
  });

  test.each([
    [['--driver', 'istio'], /There is no driver istio: write one of envoy-gateway/],
    [['--tables', 'many'], /--tables many is not a whole number/],
    [['--what'], /Usage: npm run test:gateways/],
  ])('ends with 2 for %j', async (args, message) => {
    const { status, printed } = await run(...args);
    expect([status, printed.at(-1)]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe('an answer next to the decision', () => {
  const ports = { http: 20_000, https: 20_001 };
  const forward: Question['decision'] = {
    outcome: 'forward' as never,
    backends: [{ serviceName: 'a', servicePort: 80, weight: 100 }],
    path: '/v2/x',
  };
  const redirect: Question['decision'] = { outcome: 'redirect' as never, backends: [], status: 302, location: '/new' };
  const asked = (path: string, host = 'abc.com') => ({ host, path, scheme: 'http' });
  const seen = (url: string, host = 'abc.com'): Answer => ({
    status: 200,
    headers: {},
    seen: { backend: 'a:80', method: 'GET', url, bodyTook: 0, headers: { host } },
  });
  const located = (location: string): Answer => ({ status: 302, headers: { location } });

  test.each<[string, Question['decision'], Question['request'], Answer, string]>([
    ['backend and path', forward, asked('/x'), seen('/v2/x'), 'same'],
    ['the query stays', forward, asked('/x?q=1'), seen('/v2/x?q=1'), 'same'],
    ['a query is lost', forward, asked('/x?q=1'), seen('/v2/x'), 'different'],
    ['another path', forward, asked('/x'), seen('/x'), 'different'],
    ['another host', forward, asked('/x'), seen('/v2/x', 'other.org'), 'different'],
    ['the same path, encoded', forward, asked('/x'), seen('/v2/%78'), 'spelling'],
    ['a request that is not in normal form', forward, asked('/./x'), { status: 400, headers: {} }, 'odd'],
    ['a host with a dot at its end', forward, asked('/x', 'abc.com.'), { status: 404, headers: {} }, 'odd'],
    ['an answer of the proxy itself', forward, asked('/x'), { status: 404, headers: {} }, 'different'],
    ['a path as location', redirect, asked('/old'), located('/new'), 'same'],
    ['a URL as location', redirect, asked('/old'), located('http://abc.com/new'), 'same'],
    ['the port of the listener', redirect, asked('/old'), located('http://abc.com:20000/new'), 'same'],
    ['a port that is neither', redirect, asked('/old'), located('http://abc.com:8080/new'), 'different'],
    ['the port that was asked for', redirect, asked('/old', 'abc.com:20000'), located('/new'), 'same'],
    ['a port is lost', redirect, asked('/old', 'abc.com:20000'), located('http://abc.com/new'), 'different'],
    ['the query of a redirect', redirect, asked('/old?q=1'), located('/new?q=1'), 'different'],
  ])('%s', (_, decision, request, answer, verdict) => {
    expect(compare({ request, decision }, answer, ports).verdict).toBe(verdict);
  });
});

test('tables stand next to each other in namespaces and on ports of their own', () => {
  const wanted = { tables: 0, requests: 0, seed: 1 };
  const choice = targetChoice('as it is', 'some-class', GatewayImplementation.portable());
  const { taken } = ['a weight shares the requests out', 'the whole weight is the canary alone']
    .map((only) => makeTables([choice], { ...wanted, only }))
    .reduce((one, other) => ({ taken: [...one.taken, ...other.taken], refused: [] }));
  const placed = layOut(taken, gatewayEntrance('some-class'));
  const facts = placed.map(({ objects, http, https }) => ({
    namespaces: [...new Set(objects.map(({ metadata }) => metadata.namespace))],
    ports: [http, https],
    listeners: objects[0]?.spec.listeners.map(({ port }: { port: number }) => port),
  }));
  expect(facts).toEqual([
    { namespaces: ['table-0'], ports: [20_000, 20_001], listeners: [20_000, 20_001] },
    { namespaces: ['table-1'], ports: [20_002, 20_003], listeners: [20_002, 20_003] },
  ]);
});

test('the page of the move installs the versions that are asked each night', () => {
  const [workflow, page] = ['.github/workflows/gateways.yml', 'docs/from-ingress-nginx.md'].map((file) =>
    readFileSync(file, 'utf8'),
  ) as [string, string];
  const asked = (name: string) => new RegExp(`^  ${name}: v(\\S+)$`, 'm').exec(workflow)?.[1] ?? `no ${name}`;
  const named = (pattern: RegExp) => [...new Set([...page.matchAll(pattern)].map(([, version]) => version))];
  expect(named(/(?:gateway-helm --version|Envoy Gateway) v([\d.]*\d)/g)).toEqual([asked('ENVOY_GATEWAY')]);
  expect(named(/(?:nginx-gateway-fabric --version |[?]ref=v|NGINX Gateway Fabric v)([\d.]*\d)/g)).toEqual([
    asked('NGINX_GATEWAY_FABRIC'),
  ]);
  expect(named(/(?:tag: |Traefik )v([\d.]*\d)/g)).toEqual([asked('TRAEFIK')]);
  expect(named(/gateway-api\/releases\/download\/v([\d.]*\d)/g)).toEqual([asked('GATEWAY_API')]);
});

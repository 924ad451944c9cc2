import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { Duration } from 'cdk8s';
import { Backend, type GatewayApiTargetOptions, IngressRouter, RoutingTarget, Tls } from '../../../../lib';
import { checkTarget } from '../../../../lib/routing/targets/check-target';
import { type Manifest, synthesize } from '../../../support/app';
import { CASES } from '../../cases';
import { buildCase, renderTable } from '../../support';

function problemsOf(objects: readonly unknown[]): string[] {
  const script = path.join(__dirname, 'published-schemas.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [script], {
    input: JSON.stringify(objects),
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

const TABLES = CASES.map((routingCase) => buildCase(routingCase).router.table);

/** The target's objects for all cases that it takes. */
function objectsOf(options: Partial<GatewayApiTargetOptions>): Manifest[] {
  const target = RoutingTarget.gatewayApi({ gateway: 'edge', allowImplementationSpecific: true, ...options });
  const taken = TABLES.filter((table) => checkTarget(target, table).length === 0);
  return taken.flatMap((table) => renderTable(table, target));
}

const create = { gatewayClassName: 'envoy' };

/** A Gateway in another namespace than the certificates. */
function elsewhere(): Manifest[] {
  const cors = { origins: ['https://app.abc.com'], exposedHeaders: ['X-Request-Id'] };
  return synthesize(
    (chart) => {
      const target = RoutingTarget.gatewayApi({ gateway: 'edge', gatewayNamespace: 'infra', create });
      const router = new IngressRouter(chart, 'router', { host: 'abc.com', target, tls: Tls.secret('abc-com-tls') });
      router.prefix('/a', Backend.external('web', 80), { cors });
    },
    { namespace: 'shop' },
  );
}

/** Schemas made of the CRDs themselves, where those of crds/ are the project's own description of them. */
test('the published schemas of Gateway API take what the target makes of every case', () => {
  const objects = [
    ...objectsOf({}),
    ...objectsOf({ create, requestTimeout: Duration.millis(1500) }),
    ...objectsOf({ gatewayNamespace: 'infra', sectionName: 'web' }),
    ...objectsOf({ gatewayNamespace: 'infra', listenerSet: true }),
    ...objectsOf({ create: { ...create, listenersFrom: ['shop', 'payments'] } }),
    ...elsewhere(),
  ];
  expect(objects.length).toBeGreaterThan(300);
  expect([...new Set(objects.map(({ kind }) => kind))].sort()).toEqual([
    'BackendTLSPolicy',
    'Gateway',
    'HTTPRoute',
    'ListenerSet',
    'ReferenceGrant',
  ]);
  expect(problemsOf(objects)).toEqual([]);
});

test('and would not take everything', () => {
  const wrong = (kind: string, spec: object) => ({ kind, metadata: { name: 'a' }, spec });
  const cors = { allowOrigins: ['ftp://a'], maxAge: 0 };
  expect(
    problemsOf([
      wrong('Gateway', { gatewayClassName: '', listeners: [{ name: 'a', port: 0, protocol: 'HTTP' }] }),
      wrong('HTTPRoute', { rules: [{ filters: [{ type: 'CORS', cors }] }] }),
      wrong('ReferenceGrant', { from: [], to: [{ group: '', kind: 'Secret' }] }),
    ]),
  ).toEqual([
    expect.stringMatching(/^Gateway: /),
    expect.stringMatching(/^HTTPRoute: /),
    expect.stringMatching(/^Refer/),
  ]);
});

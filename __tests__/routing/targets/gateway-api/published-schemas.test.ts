import { readdirSync, readFileSync } from 'node:fs';
import { isIPv4, isIPv6 } from 'node:net';
import * as path from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { Duration } from 'cdk8s';
import { Backend, type GatewayApiTargetOptions, IngressRouter, RoutingTarget, Tls } from '../../../../lib';
import { checkTarget } from '../../../../lib/routing/targets/check-target';
import { type Manifest, synthesize } from '../../../support/app';
import { CASES } from '../../cases';
import { buildCase, renderTable } from '../../support';

type Schema = { readonly [key: string]: unknown };

const integer = (limit: number) =>
  ({ type: 'number', validate: (value: number) => Number.isInteger(value) && Math.abs(value) < limit }) as const;

const ajv = new Ajv({
  strict: false,
  formats: { int32: integer(2 ** 31), int64: integer(Number.MAX_SAFE_INTEGER), ipv4: isIPv4, ipv6: isIPv6 },
});

const FOLDER = path.join(__dirname, 'published');
const VALIDATORS = new Map(
  readdirSync(FOLDER).map((file) => {
    const schema = JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8'));
    return [file.replace('.json', ''), ajv.compile(closed(schema))];
  }),
);

/** The schema without fields that it does not name, which an API server drops. */
function closed(schema: Schema): Schema {
  const { properties, items, additionalProperties } = schema;
  const inner = Object.entries((properties ?? {}) as { readonly [field: string]: Schema });
  return {
    ...schema,
    ...(properties !== undefined && {
      properties: Object.fromEntries(inner.map(([field, value]) => [field, closed(value)])),
      additionalProperties: false,
    }),
    ...(items !== undefined && { items: closed(items as Schema) }),
    ...(additionalProperties !== undefined && { additionalProperties: closed(additionalProperties as Schema) }),
  };
}

const flawsBy = (validate: ValidateFunction, object: unknown) =>
  validate(object) ? [] : [ajv.errorsText(validate.errors)];

function problemsOf(objects: readonly { readonly kind: string }[]): string[] {
  return objects.flatMap((object) => {
    const validate = VALIDATORS.get(object.kind);
    const flaws = validate === undefined ? ['no kind of the target'] : flawsBy(validate, object);
    return flaws.map((flaw) => `${object.kind}: ${flaw}`);
  });
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

/** The schemas of the CRDs themselves, where those of crds/ are the project's own description of them. */
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
      wrong('HTTPRoute', { rules: [{ timeout: '1s' }] }),
    ]),
  ).toEqual([
    expect.stringMatching(/^Gateway: .* must NOT have fewer than 1 characters/),
    expect.stringMatching(/^HTTPRoute: .*allowOrigins.* must match pattern/),
    expect.stringMatching(/^ReferenceGrant: .*from must NOT have fewer than 1 items/),
    'HTTPRoute: data/spec/rules/0 must NOT have additional properties',
  ]);
});

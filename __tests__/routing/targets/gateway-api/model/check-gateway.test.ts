import { checkGatewayObjects } from './check-gateway-objects';
import { gateway, httpRoute } from './gateway-fixture';

describe('a Gateway', () => {
  const HTTP = { name: 'http', port: 80, protocol: 'HTTP' };
  const HTTPS = { name: 'https', port: 443, protocol: 'HTTPS' };
  const tls = { certificateRefs: [{ name: 'abc' }] };

  test.each([
    [[], ['spec.listeners has 0 items: it needs 1.']],
    [[HTTP, { ...HTTP, port: 8080 }], ['two listeners have the name http.']],
    [[HTTP, { ...HTTP, name: 'b' }], ['two listeners have 80 HTTP.']],
    [[HTTP, { ...HTTP, name: 'b', hostname: 'abc.com' }], []],
    [[{ ...HTTP, tls }], ['the HTTP listener http has tls.']],
    [[HTTPS], ['the HTTPS listener https has no certificateRefs.']],
    [[{ ...HTTPS, tls: { mode: 'Terminate' } }], ['the HTTPS listener https has no certificateRefs.']],
    [
      [{ ...HTTPS, tls: { ...tls, mode: 'Passthrough' } }],
      ['the HTTPS listener https has the tls mode Passthrough: it takes Terminate.'],
    ],
  ])('%j', (listeners, problems) => {
    expect(checkGatewayObjects([gateway('shop', listeners)])).toEqual(
      problems.map((problem) => `Gateway shop: ${problem}`),
    );
  });
});

describe('references across namespaces', () => {
  const grant = (namespace: string, from: object, to: object) => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'ReferenceGrant',
    metadata: { name: 'grant', namespace },
    spec: { from: [from], to: [to] },
  });
  const listener = {
    name: 'https',
    port: 443,
    protocol: 'HTTPS',
    tls: { certificateRefs: [{ name: 'abc', namespace: 'certs' }] },
  };
  const object = gateway('shop', [listener], 'infra');
  const from = { group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'infra' };
  const to = { group: '', kind: 'Secret' };
  const refused = ['Gateway shop: no ReferenceGrant lets it refer to the Secret certs/abc.'];

  test.each([
    ['without a grant', [], refused],
    ['with one', [grant('certs', from, to)], []],
    ['with one by name', [grant('certs', from, { ...to, name: 'abc' })], []],
    ['with one for another name', [grant('certs', from, { ...to, name: 'other' })], refused],
    ['with one for another namespace', [grant('certs', { ...from, namespace: 'other' }, to)], refused],
    ['with one for another group', [grant('certs', from, { ...to, group: 'example.com' })], refused],
    ['with one in another namespace', [grant('infra', from, to)], refused],
  ])('%s', (_, grants, problems) => {
    expect(checkGatewayObjects([object, ...grants])).toEqual(problems);
  });

  test('a Service elsewhere needs one, too', () => {
    const backendRefs = [{ name: 'a', namespace: 'team', port: 80 }];
    const foreign = { ...httpRoute('shop', { namespace: 'web' }), spec: { rules: [{ backendRefs }] } };
    expect(checkGatewayObjects([foreign])).toEqual([
      'HTTPRoute shop: no ReferenceGrant lets it refer to the Service team/a.',
    ]);
  });
});

describe('the hostnames of a route are served by a listener of the Gateway', () => {
  const listeners = [
    { name: 'http', port: 80, protocol: 'HTTP' },
    { name: 'star', port: 80, protocol: 'HTTP', hostname: '*.abc.com' },
    { name: 'www', port: 80, protocol: 'HTTP', hostname: 'www.abc.com' },
  ];
  const check = (sectionName: string, hostnames?: string[]) => {
    const route = httpRoute('route', { parentRefs: [{ name: 'shop', sectionName }], hostnames });
    return checkGatewayObjects([route, gateway('shop', listeners)]);
  };
  const unserved = (host: string) => [`HTTPRoute route: no listener of the Gateway shop serves ${host}.`];

  // "there must be at least one intersecting hostname": the examples at HTTPRoute `hostnames`
  test.each([
    ['http', ['abc.com'], []],
    ['star', undefined, []],
    ['star', ['www.abc.com', 'a.b.abc.com', '*.abc.com', '*.b.abc.com', '*.com'], []],
    ['star', ['www.abc.com', 'abc.com'], unserved('abc.com')],
    ['star', ['www.abc.net'], unserved('www.abc.net')],
    ['www', ['*.abc.com'], []],
    ['www', ['*.www.abc.com'], unserved('*.www.abc.com')],
    ['other', undefined, unserved('every host')],
  ])('%s: %j', (sectionName, hostnames, problems) => {
    expect(check(sectionName, hostnames)).toEqual(problems);
  });

  test('nothing is known of a Gateway that is not there', () => {
    expect(checkGatewayObjects([httpRoute('route', { hostnames: ['abc.com'] })])).toEqual([]);
  });
});

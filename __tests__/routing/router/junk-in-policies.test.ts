import { problemsOfRouter, ROUTE, untyped } from '../support';

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation();
});
afterEach(() => jest.restoreAllMocks());

const FIELDS: { readonly [policy: string]: readonly string[] } = {
  buffering: ['responses', 'requests', 'bufferSize', 'buffers', 'busySize', 'requestBufferSize'],
  backendTls: ['hostname', 'caConfigMap', 'caSecret'],
  consistentHash: ['key', 'subsetSize'],
  clientCertificates: ['secretName', 'check', 'depth', 'errorPage', 'passToBackend', 'commonName'],
  stickySession: ['expires', 'path', 'sameSite', 'conditionalSameSiteNone', 'secure', 'changeOnFailure'],
};
const JUNK: readonly unknown[] = [7, Number.NaN, 'Ü x', '', [], ['x'], {}, () => 1, null];

/** From plain JavaScript a value of any type may come, which must end in a problem and in no exception. */
test.each(Object.entries(FIELDS))('%s takes no junk', (policy, fields) => {
  const props = (value: unknown) => untyped({ [policy]: value, httpsRedirect: true }) as never;
  for (const junk of [7, 'x', [], () => 1, true]) {
    expect([junk, problemsOfRouter(ROUTE, props(junk)).length]).toEqual([junk, expect.any(Number)]);
    expect(problemsOfRouter(ROUTE, props(junk)).join('\n')).toContain(`${policy} `);
  }
  for (const field of fields) {
    for (const junk of JUNK) {
      const found = problemsOfRouter(ROUTE, props({ key: '$host', secretName: 'shop/ca', [field]: junk }));
      expect(found.length).toBeGreaterThan(0);
    }
  }
});

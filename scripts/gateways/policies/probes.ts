import { Duration, Size } from 'cdk8s';
import type { Answer, Ask } from '../ask';
import { BACKEND_TLS_PROBES } from './backend-tls-probes';
import type { Probe, Send } from './probe';

/** A few requests of one kind: 'pass' or the status, each with its number. */
async function tally(send: Send, asks: readonly Ask[]): Promise<string> {
  const counts = new Map<string, number>();
  for (const ask of asks) {
    const answer = await send(ask);
    const name = answer.seen ? 'pass' : String(answer.status);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${count} × ${name}`).join(', ');
}

const outcome = ({ seen, status, failure }: Answer) => (seen ? 'pass' : (failure ?? String(status)));
const header = ({ headers }: Answer, name: string) => `${name}: ${headers[name] ?? 'none'}`;
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
const ORIGIN = 'https://app.example.com';
const preflight = (origin: string): Ask => ({
  method: 'OPTIONS',
  path: '/',
  headers: { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'x-request-id' },
});

/** `ann:secret`, as `htpasswd -s` writes it. */
const USERS = 'ann:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=';

/** Every policy that a proxy shows to a client. */
export const PROBES: readonly Probe[] = [
  {
    title: 'cors',
    props: {
      cors: {
        origins: [ORIGIN],
        methods: ['GET', 'PUT'],
        headers: ['X-Request-Id'],
        exposedHeaders: ['X-Total'],
        maxAge: Duration.minutes(10),
      },
    },
    async facts(send) {
      const [asked, foreign] = [await send(preflight(ORIGIN)), await send(preflight('https://evil.example.org'))];
      const page = await send({ path: '/', headers: { origin: ORIGIN } });
      return [
        `a preflight ${asked.status < 300 ? 'is answered' : `gets ${asked.status}`} by ${asked.seen ? 'the backend' : 'the proxy'}`,
        header(asked, 'access-control-allow-origin'),
        header(asked, 'access-control-max-age'),
        `of another origin, ${header(foreign, 'access-control-allow-origin')}`,
        `a page is answered with ${header(page, 'access-control-allow-origin')}`,
        header(page, 'access-control-expose-headers').toLowerCase(),
      ];
    },
    expected: [
      'a preflight is answered by the proxy',
      `access-control-allow-origin: ${ORIGIN}`,
      'access-control-max-age: 600',
      'of another origin, access-control-allow-origin: none',
      `a page is answered with access-control-allow-origin: ${ORIGIN}`,
      'access-control-expose-headers: x-total',
    ],
  },
  {
    title: 'responseHeaders',
    props: { responseHeaders: { 'X-Frame-Options': 'DENY', 'X-Echo': 'replaced' } },
    async facts(send) {
      const answer = await send({ path: '/' });
      return [header(answer, 'x-frame-options'), header(answer, 'x-echo')];
    },
    expected: ['x-frame-options: DENY', 'x-echo: replaced'],
  },
  {
    title: 'timeouts read',
    props: { timeouts: { read: Duration.seconds(2) } },
    async facts(send) {
      const answers = ['1000', '4000'].map(async (time) =>
        outcome(await send({ path: `/?sleep=${time}`, method: 'POST' })),
      );
      return Promise.all(answers);
    },
    expected: ['pass', '504'],
  },
  {
    title: 'no timeouts, and an answer that takes 20 seconds',
    props: {},
    facts: async (send) => [outcome(await send({ path: '/?sleep=20000' }))],
    expected: ['pass'],
  },
  {
    title: 'bodySize',
    props: { bodySize: Size.kibibytes(64) },
    async facts(send) {
      const sizes = [65_536, 65_537];
      return Promise.all(
        sizes.map(async (size) => outcome(await send({ path: '/', method: 'POST', body: 'x'.repeat(size) }))),
      );
    },
    expected: ['pass', '413'],
  },
  {
    title: 'no bodySize',
    props: { unlimitedBody: true },
    facts: async (send) => [outcome(await send({ path: '/', method: 'POST', body: 'x'.repeat(5_000_000) }))],
    expected: ['pass'],
  },
  {
    title: 'buffering off',
    props: { buffering: { requests: false } },
    async facts(send) {
      const { seen } = await send({ path: '/', method: 'POST', body: 'x'.repeat(10_000), pauses: true });
      return [seen !== undefined && seen.bodyTook > 250 ? 'a body arrives as it is sent' : 'a body arrives at once'];
    },
    expected: ['a body arrives as it is sent'],
  },
  {
    title: 'rateLimit requestsPerMinute',
    props: { rateLimit: { requestsPerMinute: 6, burst: 1 } },
    async facts(send) {
      const asks = Array.from({ length: 20 }, () => ({ path: '/' }));
      return [
        (await tally(send, asks)).replace(/^[67] × pass, 1[34] × (429|503)$/, 'the limit passes, the rest is refused'),
      ];
    },
    expected: ['the limit passes, the rest is refused'],
  },
  {
    title: 'allowFrom that has the client',
    props: { allowFrom: ['127.0.0.0/8'] },
    facts: async (send) => [outcome(await send({ path: '/' }))],
    expected: ['pass'],
  },
  {
    title: 'allowFrom that has not the client',
    props: { allowFrom: ['10.0.0.0/8'] },
    facts: async (send) => [
      outcome(await send({ path: '/' })),
      outcome(await send({ path: '/', headers: { 'x-forwarded-for': '10.0.0.1' } })),
    ],
    expected: ['403', '403'],
  },
  {
    title: 'denyFrom',
    props: { denyFrom: ['127.0.0.0/8'] },
    facts: async (send) => [outcome(await send({ path: '/' }))],
    expected: ['403'],
  },
  {
    title: 'basicAuth',
    props: { basicAuth: { secretName: 'users' } },
    objects: () => [
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'users' },
        data: Object.fromEntries(
          // Each implementation reads a key of its own.
          ['auth', '.htpasswd', 'users'].map((key) => [key, Buffer.from(USERS).toString('base64')]),
        ),
      },
    ],
    async facts(send) {
      const asked = await send({ path: '/' });
      const [wrong, right] = [basic('ann:wrong'), basic('ann:secret')];
      return [
        outcome(asked),
        String(/^Basic /.test(asked.headers['www-authenticate'] ?? '')),
        outcome(await send({ path: '/', headers: wrong })),
        outcome(await send({ path: '/', headers: right })),
      ];
    },
    expected: ['401', 'true', '401', 'pass'],
  },
  {
    title: 'externalAuth',
    props: { externalAuth: { url: 'http://auth:8080/verify', responseHeaders: ['X-User'] } },
    async facts(send) {
      const answers = [await send({ path: '/' }), await send({ path: '/', headers: { 'x-user': 'eve' } })];
      return answers.map((answer) => `${outcome(answer)}, by ${answer.seen?.headers['x-user']}`);
    },
    expected: ['pass, by ann', 'pass, by ann'],
  },
  {
    title: 'externalAuth that refuses',
    props: { externalAuth: { url: 'http://auth:8080/verify?status=401' } },
    async facts(send) {
      const { status, seen } = await send({ path: '/' });
      return [String(status), seen?.backend ?? 'nobody'];
    },
    expected: ['401', 'auth:8080'],
  },
  {
    title: 'stickySession',
    props: { stickySession: { cookie: 'route', maxAge: Duration.hours(1) } },
    async facts(send) {
      const [cookie = ''] = (await send({ path: '/' })).headers['set-cookie'] ?? [];
      const again = await send({ path: '/', headers: { cookie: cookie.replace(/;.*/, '') } });
      return [
        /^route=/.exec(cookie)?.[0] ?? 'no cookie',
        /max-age=\d+/i.exec(cookie)?.[0].toLowerCase() ?? 'no age',
        `${outcome(again)}, and ${again.headers['set-cookie'] === undefined ? 'no' : 'another'} cookie`,
      ];
    },
    expected: ['route=', 'max-age=3600', 'pass, and no cookie'],
  },
  ...BACKEND_TLS_PROBES,
];

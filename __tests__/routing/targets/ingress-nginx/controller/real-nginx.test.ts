import { IngressNginxModel, type ModelRequest } from './controller-model';
import { type IngressFixture, ingress } from './ingress-fixture';
import { BrokenConfiguration } from './locations';
import { foretold, seen } from './nginx-answer';
import { type ConfOptions, nginxConf } from './nginx-conf';
import { askNginx, nginxComplaint, nginxIsInstalled } from './nginx-run';

const installed = nginxIsInstalled();
if (!installed) {
  process.stdout.write('real-nginx.test.ts is skipped: there is no nginx on this machine\n');
}
const onNginx = installed ? describe : describe.skip;

/** The same question to both. A case without canary and certificate: those are Lua's in the real controller. */
const PATHS = [
  ...['/', '//', '/?a=b', '/user', '/user/', '/user?x=1', '/user/7', '/user/7?x=1&y=2', '/USER/7', '/users', '/User'],
  ...[
    '/user%2F7',
    '/user%2f',
    '/%75ser/7',
    '/user//7',
    '//user/7',
    '/user/./7',
    '/user/../user/7',
    '/user/a/..',
    '/user/.',
  ],
  ...[
    '/user/..',
    '/user/%2e%2e/x',
    '/user/7%0A',
    '/user%0A',
    '/user/%20b',
    '/user/%3Fq',
    '/user/%23q',
    '/user/%25',
    '/user/%C3%A9',
  ],
  ...[
    '/user/%e9',
    '/..',
    '/user/%00',
    '/user/%zz',
    '/user/a%2',
    '/user/a+b',
    '/user/;a=1',
    '/user/\'"<>`{|}^\\',
    '/user/7?',
    '/user/é',
  ],
  ...[
    '/user/[a]',
    '/user/%5Ba%5D',
    '/user/@:!$&()*,~',
    '/nothing',
    '/pay',
    '/pay/',
    '/pay/x',
    '/PAY',
    '/paying',
    '/a.b',
    '/axb',
  ],
  ...[
    '/pay%0a',
    '/pay/%0A',
    '/healthz',
    '/healthzz',
    '/nginx_status',
    '/x/y/z',
    '/x/y',
    '/x',
    '/old',
    '/old/',
    '/old/7?x=1',
  ],
  ...[
    '/%2e%2e',
    '/user%2F..%2Fpay',
    '/.',
    '/user/...',
    '/user/..x',
    '/user?x=/../y',
    '/%70%61%79',
    '/user/7/8/9',
    '/api/v1/1',
  ],
  ...['/same', '/same/', '/same/x', '/docs', '/docs/', '/docs/a', '/DOCS', '/docs/index.html', '/c/one/two/three'],
];

const CASES: Readonly<Record<string, { objects: object[]; hosts?: string[] }>> = {
  'prefix and exact paths': {
    objects: [
      ingress('main', {
        hosts: {
          'a.test': { '/user': 'user', '/pay': 'pay', 'Exact /pay': 'pay-exact', 'Exact /x': 'x', '/x/y': 'xy' },
        },
      }),
      ingress('slashes', { hosts: { 'a.test': { '/docs/': 'docs', 'Exact /same/': 'same', 'Exact /old/': 'old' } } }),
    ],
  },
  'root path and hosts': {
    objects: [
      ingress('root', {
        hosts: { 'a.test': { '/': 'root', '/user': 'user' }, '*.test': { '/': 'wild' }, '': { '/pay': 'any' } },
      }),
    ],
    hosts: ['a.test', 'A.TEST:1234', 'a.test.', 'b.test', 'b.c.test', 'test', 'other', 'x_y-1.test'],
  },
  'default backends': {
    objects: [
      ingress('all', { defaultBackend: 'all', annotations: { 'permanent-redirect': 'https://no.test' } }),
      ingress('own', { defaultBackend: 'own', hosts: { 'a.test': { '/user': 'user' } } }),
    ],
    hosts: ['a.test', 'b.test'],
  },
  'a rewrite makes every path of the host a pattern': {
    objects: [
      ingress('rewritten', {
        annotations: { 'rewrite-target': '/$2' },
        hosts: { 'a.test': { 'ImplementationSpecific /user(/|$)(.*)': 'user' } },
      }),
      ingress('plain', {
        hosts: { 'a.test': { '/pay': 'pay', 'Exact /x': 'x', '/docs': 'docs', '/docs/': 'docs-slash' } },
      }),
    ],
  },
  'faithful paths in regex mode': {
    objects: [
      ingress('strip', {
        annotations: { 'rewrite-target': '/$1' },
        hosts: { 'a.test': { 'ImplementationSpecific /(?-i)user(?:/(.*))?\\z': 'user' } },
      }),
      ingress('plain', {
        annotations: { 'use-regex': 'true' },
        hosts: {
          'a.test': {
            'ImplementationSpecific /(?-i)pay(?#exact)\\z': 'pay-exact',
            'ImplementationSpecific /(?-i)pay(?:/|$)': 'pay',
            'ImplementationSpecific /(?-i)a\\.b$': 'dot',
            'ImplementationSpecific /(?-i:x)/(?:)(?:)': 'x',
            'ImplementationSpecific /(?-i)api/v[0-9]+/\\d{1,3}$': 'api',
            'ImplementationSpecific /(?-i)c(/[a-z]+)+$': 'c',
          },
        },
      }),
    ],
  },
  'rewrite targets': {
    objects: [
      ingress('fixed', {
        annotations: { 'rewrite-target': '/fixed' },
        hosts: { 'a.test': { '/user': 'user', '/fixed': 'self' } },
      }),
      ingress('unanchored', {
        annotations: { 'rewrite-target': '/new' },
        hosts: { 'b.test': { 'ImplementationSpecific /(x|pay)': 'pay' } },
      }),
      ingress('missing', {
        annotations: { 'rewrite-target': '/$3/$12' },
        hosts: { 'c.test': { 'ImplementationSpecific /user(/.*)?': 'user' } },
      }),
      ingress('relative', {
        annotations: { 'rewrite-target': '$1' },
        hosts: { 'd.test': { 'ImplementationSpecific /user(.*)': 'user' } },
      }),
      ingress('url', {
        annotations: { 'rewrite-target': 'https://e2.test/v$1' },
        hosts: { 'e.test': { 'ImplementationSpecific /user(.*)': 'user' } },
      }),
      ingress('named', {
        annotations: { 'rewrite-target': '/n/$rest' },
        hosts: { 'f.test': { 'ImplementationSpecific /user/(?<rest>.*)': 'user' } },
      }),
      ingress('same', {
        annotations: { 'rewrite-target': '/same' },
        hosts: { 'g.test': { '/same': 'same', '/user': 'user' } },
      }),
      ingress('alone', { annotations: { 'rewrite-target': '/same' }, hosts: { 'h.test': { '/same': 'same' } } }),
    ],
    hosts: ['a.test', 'b.test', 'c.test', 'd.test', 'e.test', 'f.test', 'g.test', 'h.test'],
  },
  redirects: {
    objects: [
      ingress('permanent', {
        annotations: { 'permanent-redirect': 'https://new.test/p?q=1', 'permanent-redirect-code': '308' },
        hosts: { 'a.test': { '/old': 'old', '/user/': 'user' } },
      }),
      ingress('temporal', {
        annotations: { 'temporal-redirect': 'http://new.test' },
        hosts: { 'b.test': { '/': 'root' } },
      }),
      ingress('path', { annotations: { 'permanent-redirect': '/elsewhere' }, hosts: { 'c.test': { '/old': 'old' } } }),
      ingress('three-hundred', {
        annotations: { 'permanent-redirect': 'http://x.test', 'permanent-redirect-code': '300' },
        hosts: { 'd.test': { '/old': 'old' } },
      }),
      ingress('relative', {
        annotations: { 'relative-redirects': 'true' },
        hosts: { 'e.test': { '/user/': 'user', '/x/y/': 'xy' } },
      }),
      ingress('app', { annotations: { 'app-root': '/user/' }, hosts: { 'f.test': { '/user': 'user' } } }),
      ingress('www', { annotations: { 'from-to-www-redirect': 'true' }, hosts: { 'g.test': { '/user': 'user' } } }),
    ],
    hosts: ['a.test', 'b.test', 'c.test', 'd.test', 'e.test', 'f.test', 'www.g.test', 'g.test'],
  },
  'the first Ingress of a host lends its annotations to unmatched requests': {
    objects: [
      ingress('z', {
        annotations: { 'permanent-redirect': 'https://new.test' },
        hosts: { 'a.test': { '/old': 'old' } },
      }),
      ingress('a', { hosts: { 'a.test': { '/user': 'user' } } }),
    ],
  },
  'aliases and a pattern on the catch-all': {
    objects: [
      ingress('alias', {
        annotations: { 'server-alias': 'b.test,*.c.test' },
        hosts: { 'a.test': { '/user': 'user' } },
      }),
      ingress('any', { annotations: { 'use-regex': 'true' }, hosts: { '': { '/pay': 'pay' } } }),
    ],
    hosts: ['a.test', 'b.test', 'x.y.c.test', 'c.test', 'd.test'],
  },
};

onNginx('the model and a real nginx give the same answer', () => {
  test.each(Object.entries(CASES))(
    '%s',
    async (_, { objects, hosts = ['a.test'] }) => {
      const model = new IngressNginxModel(objects);
      const requests = hosts.flatMap((host) => PATHS.map((path): ModelRequest => ({ host, path })));
      const sendable = requests.filter(({ path }) => /^[\x21-\x7e]+$/.test(path));
      const answers = await askNginx(model, sendable);
      const told = sendable.map((request, index) => [`${request.host} ${request.path}`, seen(answers[index])]);
      const expected = sendable.map((request) => [`${request.host} ${request.path}`, foretold(model.decide(request))]);
      expect(Object.fromEntries(told)).toEqual(Object.fromEntries(expected));
    },
    60_000,
  );
});

onNginx('what the model calls broken, nginx refuses', () => {
  // the model throws before it can write a configuration, so each is compared with a good one of the same shape
  test('good configurations load', async () => {
    for (const { objects } of Object.values(CASES)) {
      expect(await nginxComplaint((options) => nginxConf(new IngressNginxModel(objects), options))).toBeUndefined();
    }
  }, 30_000);

  test.each([
    [
      'location "/user/" {} location = "/user" {} location "/user/" {} location = "/user/" {}',
      /duplicate location "\/user\/"/,
    ],
    ['server_name "www.*.a.test"; } server { listen 127.0.0.1:1;', /invalid server name or wildcard/],
    ['location ~* "^/user(" {}', /missing closing parenthesis|missing \)/],
    ['location ~* "^/+*x" {}', /quantifier does not follow|nothing to repeat/],
    ['location ~* "^/[z-a]" {}', /range out of order/],
    ['location / { rewrite "(?i)/x" /$ break; }', /invalid variable name/],
  ])('nginx refuses %s', async (lines, complaint) => {
    const conf = ({ directory, port }: ConfOptions) => {
      return `pid ${directory}/p; error_log ${directory}/e; events {} http { server { listen 127.0.0.1:${port}; ${lines.replace('127.0.0.1:1;', `127.0.0.1:${port};`)} } }`;
    };
    expect(await nginxComplaint(conf)).toMatch(complaint);
  });

  test.each<[string, IngressFixture]>([
    ['two locations /user/', { hosts: { 'a.test': { '/user': 'user', '/user/': 'user' } } }],
    ['www. before a star', { annotations: { 'from-to-www-redirect': 'true' }, hosts: { '*.a.test': { '/': 'user' } } }],
    [
      'an open group',
      { annotations: { 'use-regex': 'true' }, hosts: { 'a.test': { 'ImplementationSpecific /user(': 'user' } } },
    ],
    [
      'a bare quantifier',
      { annotations: { 'use-regex': 'true' }, hosts: { 'a.test': { 'ImplementationSpecific /(+x)': 'user' } } },
    ],
    [
      'a bad range',
      { annotations: { 'use-regex': 'true' }, hosts: { 'a.test': { 'ImplementationSpecific /[z-a]': 'user' } } },
    ],
    ['a dollar in the target', { annotations: { 'rewrite-target': '/$' }, hosts: { 'a.test': { '/x': 'user' } } }],
  ])('the model refuses %s', (_, fixture) => {
    expect(() => new IngressNginxModel([ingress('broken', fixture)])).toThrow(BrokenConfiguration);
  });
});

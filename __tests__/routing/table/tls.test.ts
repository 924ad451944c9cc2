import { Tls, Www } from '../../../lib';
import { messagesOf } from '../../support/app';
import type { CaseServices } from '../cases';
import { problemsOfRouter, ROUTE, untyped } from '../support';

const problems = (tls: Tls, hosts: readonly string[]) => messagesOf([...tls._check(hosts)]);

const HOST = ['abc.com'];
const add = 'add the host to a certificate, or a certificate for it.';
const either =
  'Tls.certManager() takes either a clusterIssuer or an issuer: write one, for example { clusterIssuer: "letsencrypt" }.';
const subdomain = 'is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example';
const unserved = (host: string) =>
  `tls has a certificate for "${host}", which the router does not serve: leave it out, or add the host.`;

test.each<[tls: Tls, hosts: readonly string[], messages: string[]]>([
  [Tls.secret('abc-com-tls'), [], ["tls needs a host: set the router's host, since certificates are for names."]],
  [
    Tls.several([Tls.secret('one'), Tls.secret('two')]),
    HOST,
    ['tls has several certificates without hosts: name the hosts of all but one.'],
  ],
  [
    Tls.secret('one', { hosts: ['abc.com'] }),
    ['abc.com', 'def.com', 'ghi.com'],
    [`tls has no certificate for "def.com", "ghi.com": ${add}`],
  ],
  [
    // The wildcard of a certificate stands for one label.
    Tls.secret('one', { hosts: ['*.abc.com'] }),
    ['a.abc.com', 'b.a.abc.com'],
    [`tls has no certificate for "b.a.abc.com": ${add}`],
  ],
  [
    Tls.several([]),
    HOST,
    ['Tls.several() takes a list of certificates, not []: write Tls.several([Tls.secret("abc-com-tls")]).'],
  ],
  [Tls.several([Tls.secret('one'), Tls.secret('two', { hosts: ['def.com'] })]), HOST, [unserved('def.com')]],
  [
    Tls.several([Tls.secret('one'), Tls.secret('two', { hosts: ['https://abc.com'] })]),
    HOST,
    ['host "https://abc.com" is not a DNS name: write it without scheme, port and path, for example "abc.com".'],
  ],
  [Tls.secret(untyped(undefined)), HOST, ['Tls.secret() names no Secret: write its name, for example "abc-com-tls".']],
  [Tls.secret('other/one'), HOST, [`tls secretName "other/one" ${subdomain} "other-one".`]],
  [Tls.secret(untyped(7)), HOST, [`tls secretName 7 ${subdomain} "user".`]],
  [Tls.certManager({}), HOST, [either]],
  [Tls.certManager(untyped(null)), HOST, [either]],
  [Tls.certManager({ issuer: 'one', clusterIssuer: 'two' }), HOST, [either]],
  [
    Tls.certManager({ clusterIssuer: "Let's Encrypt" }),
    HOST,
    [`tls clusterIssuer "Let's Encrypt" ${subdomain} "let-s-encrypt".`],
  ],
  [Tls.certManager({ issuer: 'Own' }), HOST, [`tls issuer "Own" ${subdomain} "own".`]],
  [
    Tls.several([Tls.certManager({ clusterIssuer: 'letsencrypt' }), Tls.secret('own', { hosts: ['def.com'] })]),
    ['abc.com', 'def.com'],
    [
      'tls mixes cert-manager with Secrets of your own, which it would take for its own and replace: use one of the two.',
    ],
  ],
  [
    Tls.several([Tls.secret('one', { hosts: ['abc.com'] }), Tls.secret('two', { hosts: ['abc.com'] })]),
    HOST,
    ['tls has two certificates for "abc.com": name the host in one of them.'],
  ],
  [
    Tls.several([Tls.secret('one', { hosts: ['*.abc.com'] }), Tls.secret('two', { hosts: ['a.abc.com'] })]),
    ['a.abc.com', 'b.abc.com'],
    ['tls has two certificates for "a.abc.com": name the host in one of them.'],
  ],
  [
    Tls.secret('one', { hosts: [] }),
    HOST,
    ['tls hosts [] has the wrong type; expected a list of strings such as ["abc.com"].'],
  ],
])('certificates that do not fit the hosts are a problem: %j %j', (tls, hosts, messages) => {
  expect(problems(tls, hosts)).toEqual(messages);
});

test('tls of a wrong type is a problem', () => {
  expect(problemsOfRouter(ROUTE, { host: 'abc.com', tls: 'abc-com-tls' })).toEqual([
    'tls "abc-com-tls" has the wrong type; expected a Tls such as Tls.secret("abc-com-tls").',
  ]);
});

test('tls without a certificate for www is a problem', () => {
  const tls = Tls.secret('one', { hosts: ['abc.com'] });
  expect(problemsOfRouter(ROUTE, { host: 'abc.com', www: Www.TO_APEX, tls })).toEqual([
    `tls has no certificate for "www.abc.com": ${add}`,
  ]);
});

test('tls of a router that also serves every host is a problem', () => {
  const message = "tls has no certificate for every host: set the router's hosts, since certificates are for names.";
  const tls = Tls.secret('abc-com-tls');
  expect(
    problemsOfRouter(
      (router, { a, b }) => {
        router.prefix('/a', a);
        router.prefix('/b', b, { host: 'abc.com' });
      },
      { tls },
    ),
  ).toEqual([message]);
  expect(
    problemsOfRouter(
      (router, { b }) => router.prefix('/b', b, { host: 'abc.com' }),
      ({ d }: CaseServices) => ({ tls, defaultBackend: d }),
    ),
  ).toEqual([message]);
});

test('tls of a router all of whose routes name their host is right', () => {
  const tls = Tls.secret('abc-com-tls');
  expect(problemsOfRouter((router, { b }) => router.prefix('/b', b, { host: 'abc.com' }), { tls })).toEqual([]);
});

import { Rewrite } from '../../../../lib';
import { refusals, type Written, web } from './refusals';

const long = (length: number) => `/${'a'.repeat(length - 1)}`;

test.each<[string, Written, string]>([
  [
    'a long location',
    { props: { defaultBackend: web }, routes: (router) => router.redirect('/a', { path: long(1025) }) },
    'exact "/a" redirects to a path of 1025 characters: Gateway API allows 1024.',
  ],
  [
    'a location on a long host',
    {
      props: { defaultBackend: web },
      routes: (router) => router.redirect('/a', { url: `https://${'a.'.repeat(126)}com` }),
    },
    'exact "/a" leads to a host of 255 characters: Gateway API allows 253.',
  ],
  [
    'a long rewrite',
    { route: { rewrite: Rewrite.to(long(1025)) } },
    'prefix "/a" is rewritten to a path of 1025 characters: Gateway API allows 1024.',
  ],
  [
    'a long path',
    { routes: (router) => router.prefix(long(1025), web) },
    `prefix "${long(1025)}" has 1025 characters: Gateway API allows 1024.`,
  ],
  [
    'a long expression',
    { routes: (router) => router.regex(`/${'[0-9]'.repeat(204)}`, web) },
    `regex "/${'[0-9]'.repeat(204)}" has 1021 characters: Gateway API allows 1018.`,
  ],
  [
    'a long appRoot',
    { props: { appRoot: long(1025) } },
    'appRoot redirects to a path of 1025 characters: Gateway API allows 1024.',
  ],
])('a text that is too long for its field is refused: %s', (_, written, message) => {
  expect(refusals({ ...written, options: { allowImplementationSpecific: true } })).toEqual([
    `${message} (gateway-limit)`,
  ]);
});

test.each<[string, Written, string]>([
  [
    'a location with a query',
    { props: { defaultBackend: web }, routes: (router) => router.redirect('/a', { path: '/search?q=a' }) },
    'exact "/a" leads to "/search?q=a", which RequestRedirect has no fields for: write a path without a query, or a URL of a lower-case DNS name and such a path.',
  ],
  [
    'a location in capitals',
    { props: { defaultBackend: web }, routes: (router) => router.redirect('/a', { url: 'https://ABC.org' }) },
    'exact "/a" leads to "https://ABC.org", which RequestRedirect has no fields for: write a path without a query, or a URL of a lower-case DNS name and such a path.',
  ],
])('a location without fields of its own is refused: %s', (_, written, message) => {
  expect(refusals({ ...written, options: { allowImplementationSpecific: true } })).toEqual([
    `${message} (gateway-redirect)`,
  ]);
});

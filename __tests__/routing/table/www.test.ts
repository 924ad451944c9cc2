import { Www } from '../../../lib';
import { checkWww } from '../../../lib/routing/table/www';
import { messagesOf } from '../../support/app';
import { problemsOfRouter, ROUTE, untyped } from '../support';

const single = 'which is not a single name: set the router\'s host, for example "abc.com".';

test.each<[host: string | undefined, www: Www, message: string]>([
  [undefined, Www.TO_APEX, `www redirects to every host, ${single}`],
  ['*.abc.com', Www.TO_APEX, `www redirects to "*.abc.com", ${single}`],
  [
    'www.abc.com',
    Www.TO_APEX,
    'Www.TO_APEX redirects to the router\'s host, but "www.abc.com" starts with "www.": write the host "abc.com", or Www.TO_WWW.',
  ],
  [
    'abc.com',
    Www.TO_WWW,
    'Www.TO_WWW redirects to the router\'s host, but "abc.com" has no "www.": write the host "www.abc.com", or Www.TO_APEX.',
  ],
  [
    `${'a.'.repeat(124)}com`,
    Www.TO_APEX,
    `www redirects "www.${'a.'.repeat(46)}… to the router's host, but a DNS name has at most 253 characters: leave www out.`,
  ],
  ['abc.com', untyped('apex'), 'www "apex" has the wrong type; expected Www.TO_APEX or Www.TO_WWW.'],
  ['abc.com', untyped(true), 'www true has the wrong type; expected Www.TO_APEX or Www.TO_WWW.'],
])('www that does not fit the host is a problem: %s %s', (host, www, message) => {
  expect(messagesOf([...checkWww(www, [host])])).toEqual([message]);
});

test('www of a wrong host is reported once, as the host', () => {
  expect(problemsOfRouter(ROUTE, { host: 7, www: Www.TO_APEX })).toEqual([
    'host 7 is not a DNS name: write, for example, "abc.com".',
  ]);
});

test('www of a host that has routes is a problem', () => {
  expect(problemsOfRouter(ROUTE, { hosts: ['abc.com', 'www.abc.com'], www: Www.TO_APEX })).toEqual([
    'Www.TO_APEX redirects to the router\'s host, but "www.abc.com" starts with "www.": write the host "abc.com", or Www.TO_WWW.',
    '"www.abc.com" is both a host of the router and redirected to "abc.com": leave one of the two out.',
  ]);
});

import { checkRouterProps } from '../../../lib/routing/router/check-router-props';
import { messagesOf } from '../../support/app';
import { problemsOfRouter, ROUTE, untyped } from '../support';

const problems = (props: unknown) => messagesOf([...checkRouterProps(untyped(props))]);

const noHost = 'names no host: write a list, for example ["abc.com"], or leave it out to serve every host.';
const labels = 'write lower-case labels joined by dots, for example "abc.com" or "*.abc.com".';
const noPath = 'is not an absolute path: write, for example, "/app".';

test.each<[props: object, messages: string[]]>([
  [{ host: 'abc.com', hosts: ['def.com'] }, ['the router has both host and hosts: keep hosts.']],
  [{ hosts: [] }, [`hosts [] ${noHost}`]],
  [{ hosts: 'abc.com' }, [`hosts "abc.com" ${noHost}`]],
  [{ hosts: ['abc.com', 'def.com', 'abc.com'] }, ['hosts list "abc.com" twice: list it once.']],
  [
    { hosts: ['abc.com', '*', 7] },
    [
      'host "*" is not a DNS name: leave the host out to serve every host.',
      'host 7 is not a DNS name: write, for example, "abc.com".',
    ],
  ],
  [
    { host: 'http://abc.com' },
    ['host "http://abc.com" is not a DNS name: write it without scheme, port and path, for example "abc.com".'],
  ],
  [{ host: 'ABC.com' }, [`host "ABC.com" is not a DNS name: ${labels}`]],
  [{ host: '' }, [`host "" is not a DNS name: ${labels}`]],
  [
    { host: '10.0.0.1' },
    ['host "10.0.0.1" is an IP address: write a DNS name, or leave the host out to serve every host.'],
  ],
  [{ appRoot: 'app' }, [`appRoot "app" ${noPath}`]],
  [{ appRoot: '' }, [`appRoot "" ${noPath}`]],
  [{ appRoot: null }, [`appRoot null ${noPath}`]],
  [{ appRoot: 'https://abc.com/app' }, [`appRoot "https://abc.com/app" ${noPath}`]],
  [{ appRoot: '//abc.com' }, [`appRoot "//abc.com" ${noPath}`]],
  [{ appRoot: '/a?b' }, [`appRoot "/a?b" ${noPath}`]],
  [{ appRoot: '/' }, [`appRoot "/" ${noPath}`]],
  [{ appRoot: '/a b' }, [`appRoot "/a b" ${noPath}`]],
  [{ httpsRedirect: 'yes' }, ['httpsRedirect "yes" has the wrong type; expected true or false.']],
])('a wrong prop is a problem: %j', (props, messages) => {
  expect(problems(props)).toEqual(messages);
});

test.each(['/@me', "/it's/%20"])('every character of RFC 3986 is right in an appRoot: %s', (appRoot) => {
  expect(problems({ appRoot })).toEqual([]);
});

test('a misspelt prop is a problem', () => {
  expect(problemsOfRouter(ROUTE, { hots: ['abc.com'] })).toEqual(['the router has no option "hots": write host.']);
});

test('a wrong host of a router is one problem', () => {
  expect(problemsOfRouter(ROUTE, { host: 'ABC.com' })).toEqual([`host "ABC.com" is not a DNS name: ${labels}`]);
});

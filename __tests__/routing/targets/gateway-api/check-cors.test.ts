import { Duration } from 'cdk8s';
import type { Cors } from '../../../../lib';
import { refusals } from './refusals';

test.each<[Cors, string]>([
  [
    { origins: ['https://*.abc.com'] },
    'the cors origin "https://*.abc.com", which on Gateway API stands for any number of labels: list the origins by name. (gateway-cors)',
  ],
  [
    { origins: ['*'], methods: ['PURGE'] },
    'the cors method "PURGE", which Gateway API does not take: write one of GET, HEAD, POST, PUT, DELETE, CONNECT, OPTIONS, TRACE, PATCH, *. (gateway-cors)',
  ],
  [
    { origins: Array.from({ length: 65 }, (_, index) => `https://a${index}.com`) },
    '65 cors origins: Gateway API takes 64. (gateway-limit)',
  ],
  [
    { origins: ['*'], headers: ['x'.repeat(257)] },
    `the cors header "${'x'.repeat(96)}… of 257 characters: Gateway API allows 256. (gateway-limit)`,
  ],
  [
    { origins: [`https://${'a.'.repeat(122)}com`] },
    `the cors origin "https://${'a.'.repeat(44)}… of 255 characters: Gateway API allows 253. (gateway-limit)`,
  ],
  [
    { origins: ['*'], maxAge: Duration.days(30_000) },
    'the cors maxAge 30000 days: Gateway API takes 2147483647 seconds. (gateway-limit)',
  ],
])('CORS that the filter does not take is refused on a route and on a router: %j', (cors, message) => {
  expect(refusals({ route: { cors } })).toEqual([`prefix "/a" has ${message}`]);
  expect(refusals({ props: { cors } })).toEqual([`the router has ${message}`]);
});

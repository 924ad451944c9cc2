import { Duration } from 'cdk8s';
import type { Cors } from '../../../lib';
import { checkCors } from '../../../lib/routing/table/cors';
import { messagesOf } from '../../support/app';
import { untyped } from '../support';

const problems = (cors: Cors) => messagesOf([...checkCors(cors)]);

const list = (example: string) => `has the wrong type; expected a list of strings such as ${example}.`;
const origin = 'is not an origin: write scheme and host in lower case, for example "https://app.example.com".';
const name = 'is not a valid header name: write letters, digits and "-", for example "X-Request-Id".';
const seconds = 'is not a whole number of seconds of 1 or more: write, for example, Duration.seconds(30).';
const origins = ['https://app.example.com'];

test.each<[cors: Cors, messages: string[]]>([
  [{ origins: [] }, [`cors origins [] ${list('["https://app.example.com"]')}`]],
  [
    { origins: untyped('https://app.example.com') },
    [`cors origins "https://app.example.com" ${list('["https://app.example.com"]')}`],
  ],
  [untyped({}), [`cors origins undefined ${list('["https://app.example.com"]')}`]],
  [
    { origins: ['https://app.example.com', untyped(7)] },
    [`cors origins ["https://app.example.com",7] ${list('["https://app.example.com"]')}`],
  ],
  [{ origins, methods: [] }, [`cors methods [] ${list('["GET"]')}`]],
  [{ origins, headers: [] }, [`cors headers [] ${list('["Content-Type"]')}`]],
  [{ origins, exposedHeaders: [] }, [`cors exposedHeaders [] ${list('["X-Request-Id"]')}`]],
  [
    { origins: [], methods: [], headers: [], exposedHeaders: [] },
    [
      `cors origins [] ${list('["https://app.example.com"]')}`,
      `cors methods [] ${list('["GET"]')}`,
      `cors headers [] ${list('["Content-Type"]')}`,
      `cors exposedHeaders [] ${list('["X-Request-Id"]')}`,
    ],
  ],
  [
    { origins: ['abc.com', 'abc.com:8080', 'https://ABC.com', 'https://abc.com/', 'https://a.*.com', 'https://*'] },
    [
      `cors origin "abc.com" ${origin}`,
      `cors origin "abc.com:8080" ${origin}`,
      `cors origin "https://ABC.com" ${origin}`,
      `cors origin "https://abc.com/" ${origin}`,
      `cors origin "https://a.*.com" ${origin}`,
      `cors origin "https://*" ${origin}`,
    ],
  ],
  [{ origins: ['*', ...origins] }, ['cors origin "*" includes the others: write only "*", or leave it out.']],
  [
    { origins: ['*'], credentials: true },
    ['browsers refuse the cors origin "*" together with credentials: list the origins, or leave credentials out.'],
  ],
  [
    { origins, methods: ['get', 'GET, POST'] },
    [
      'cors method "get" is not a method: write it in upper case, for example "GET".',
      'cors method "GET, POST" is not a method: write it in upper case, for example "GET".',
    ],
  ],
  [{ origins, headers: ['X Request', 'X-Id'] }, [`cors header "X Request" ${name}`]],
  [{ origins, exposedHeaders: ['X:Id'] }, [`cors exposed header "X:Id" ${name}`]],
  [{ origins, credentials: untyped('yes') }, ['cors credentials "yes" has the wrong type; expected true or false.']],
  [{ origins, maxAge: Duration.millis(10) }, [`cors maxAge 10 millis ${seconds}`]],
  [
    untyped({ origins, origin: '*' }),
    ['cors has no option "origin": write one of origins, methods, headers, exposedHeaders, credentials, maxAge.'],
  ],
])('wrong CORS is a problem: %j', (cors, messages) => {
  expect(problems(cors)).toEqual(messages);
});

test('every value is right that HTTP allows', () => {
  expect(problems({ origins: ['*'], headers: ['*', "x'y"], maxAge: Duration.days(30_000) })).toEqual([]);
});

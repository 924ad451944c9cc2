import type { CanarySplit } from '../../../lib';
import { checkSplit } from '../../../lib/routing/table/check-split';
import { messagesOf } from '../../support/app';
import { untyped } from '../support';

const canary = { serviceName: 'user-v2', servicePort: 80 };

function problems(split: Partial<CanarySplit>): string[] {
  return messagesOf([...checkSplit({ canary, weight: 0, weightTotal: 100, ...split })]);
}

const percentage = 'is outside 0..100: write a percentage, or set weightTotal.';
const whole = 'must be a whole number of 100 or more: leave it out, or write 1000 for tenths of a percent.';
const name = 'is not a valid header name: write letters, digits and "-", for example "X-Request-Id".';
const value = 'is not a header value: write printable ASCII without a space at either end.';
const cookie = 'is not a cookie name: write letters, digits and "-", for example "release".';
const never = 'the canary never gets a request: set weight, header or cookie.';

test.each<[title: string, split: Partial<CanarySplit>, message: string]>([
  ['a weight above the whole', { weight: 250 }, `weight 250 ${percentage}`],
  ['a negative weight', { weight: -1 }, `weight -1 ${percentage}`],
  ['a fraction as weight', { weight: 0.5 }, `weight 0.5 ${percentage}`],
  ['a string as weight', { weight: untyped('10') }, `weight "10" ${percentage}`],
  ['null as weight', { weight: untyped(null) }, `weight null ${percentage}`],
  [
    'a weight above weightTotal',
    { weight: 1001, weightTotal: 1000 },
    'weight 1001 is outside 0..1000: write a part of weightTotal.',
  ],
  ['a weightTotal below 100', { weight: 10, weightTotal: 50 }, `weightTotal 50 ${whole}`],
  ['a string as weightTotal', { weight: 10, weightTotal: untyped('1000') }, `weightTotal "1000" ${whole}`],
  ['no weight, header and cookie', {}, never],
  ['a header name with a space', { header: { name: 'x release' } }, `canary header name "x release" ${name}`],
  ['a header without a name', { header: untyped({}) }, `canary header name undefined ${name}`],
  [
    'a string as header',
    { header: untyped('x-release') },
    'a canary header "x-release" has the wrong type; expected an object with name, value, pattern.',
  ],
  [
    'a header with a value and a pattern',
    { header: { name: 'x-release', value: 'a', pattern: 'b' } },
    'a canary header has both a value and a pattern: keep one of the two.',
  ],
  ['a value with a space at its end', { header: { name: 'x', value: 'a ' } }, `canary header value "a " ${value}`],
  ['an empty value', { header: { name: 'x', value: '' } }, `canary header value "" ${value}`],
  ['a number as value', { header: { name: 'x', value: untyped(7) } }, `canary header value 7 ${value}`],
  [
    'an empty pattern',
    { header: { name: 'x-release', pattern: '' } },
    'header pattern "" is not understood alike by all targets: it is empty.',
  ],
  [
    'a number as pattern',
    { header: { name: 'x-release', pattern: untyped(7) } },
    'header pattern 7 is not understood alike by all targets: it is not a string.',
  ],
  [
    'a pattern with an anchor',
    { header: { name: 'x-release', pattern: '^next' } },
    'header pattern "^next" is not understood alike by all targets: "^ne" at position 0 is outside the common subset.',
  ],
  [
    'a pattern with alternatives outside of a group',
    { header: { name: 'x-release', pattern: 'a|b' } },
    'header pattern "a|b" is not understood alike by all targets: "|" at position 1 is outside of a group.',
  ],
  ['an empty cookie', { cookie: '' }, `canary cookie "" ${cookie}`],
  ['a cookie with a space', { cookie: 'a b' }, `canary cookie "a b" ${cookie}`],
  ['a number as cookie', { cookie: untyped(7) }, `canary cookie 7 ${cookie}`],
])('a split with %s is a problem', (_, split, message) => {
  expect(problems(split)).toEqual([message]);
});

test.each<[title: string, split: Partial<CanarySplit>]>([
  ['a header name with "_"', { header: { name: 'x_release' } }],
  ['a header value with a space, a comma and quotes', { header: { name: 'x-release', value: 'a b, "c"' } }],
  ['a cookie name with an apostrophe', { cookie: "it's" }],
])('%s is what HTTP allows', (_, split) => {
  expect(problems(split)).toEqual([]);
});

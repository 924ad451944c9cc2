import { checkResponseHeaders } from '../../../lib/routing/table/response-headers';

const messages = (headers: unknown) => [...checkResponseHeaders(headers)].map(({ message }) => message);

test('headers of the field are taken, whatever characters RFC 9110 allows', () => {
  expect(messages({ 'X-Frame-Options': 'DENY', "a!#$%&'*+.^_`|~9": 'a b\tc; "d"', Server: 'shop' })).toEqual([]);
});

test.each(['Content-Length', 'transfer-encoding', 'Connection'])('%s frames an answer and is refused', (name) => {
  expect(messages({ [name]: 'x' })).toEqual([`response header "${name}" is set by the server itself: leave it out.`]);
});

test.each(['X Frame', 'X:Y', '', 'é', 'a(b)'])('%j is not a name of a header', (name) => {
  expect(messages({ [name]: 'x' })).toEqual([
    `response header "${name}" is not a valid header name: write letters, digits and "-", for example "X-Request-Id".`,
  ]);
});

test.each([[''], [' '], ['b '], ['\tb'], ['é'], ['a\nb'], [5], [null]])('the value %j is refused', (value) => {
  expect(messages({ 'X-A': value })).toEqual([
    `response header "X-A" with the value ${JSON.stringify(value)} is not a header value: write printable ASCII without a space at either end.`,
  ]);
});

test('one header in two spellings is refused', () => {
  expect(messages({ 'x-b': '1', 'X-B': '2' })).toEqual([
    'response header "x-b" is set twice, since case does not matter: keep one of the two.',
    'response header "X-B" is set twice, since case does not matter: keep one of the two.',
  ]);
});

test('no header at all is refused', () => {
  expect(messages({})).toEqual(['responseHeaders {} names no header: leave it out.']);
});

test.each([
  [[], '[]'],
  ['X-A: b', '"X-A: b"'],
  [new Map([['x-a', 'a']]), '{}'],
  [null, 'null'],
])('%j is not a map of headers', (headers, shown) => {
  expect(messages(headers)).toEqual([
    `responseHeaders ${shown} has the wrong type; expected an object such as { "X-Frame-Options": "DENY" }.`,
  ]);
});

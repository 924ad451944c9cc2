import { refusals } from './refusals';

test.each<[{ [name: string]: string }, string]>([
  [
    { ['x'.repeat(257)]: 'a' },
    `the response header "${'x'.repeat(96)}… of 257 characters: Gateway API allows 256. (gateway-limit)`,
  ],
  [
    { 'X-A': 'a'.repeat(4097) },
    'the response header "X-A" with 4097 characters: Gateway API allows 4096. (gateway-limit)',
  ],
  [
    Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`x-${index}`, 'a'])),
    '17 responseHeaders: Gateway API takes 16. (gateway-limit)',
  ],
])('headers that the filter does not take are refused on a route and on a router', (responseHeaders, message) => {
  expect(refusals({ route: { responseHeaders } })).toEqual([`prefix "/a" has ${message}`]);
  expect(refusals({ props: { responseHeaders } })).toEqual([`the router has ${message}`]);
});

test('a header of CORS is set by cors or by responseHeaders, not by both', () => {
  const responseHeaders = { 'Access-Control-Allow-Origin': '*' };
  const cors = { origins: ['https://app.abc.com'] };
  const message =
    'the response header "Access-Control-Allow-Origin", which cors sets as well: leave one of the two out. (gateway-cors)';
  expect(refusals({ route: { responseHeaders } })).toEqual([]);
  expect(refusals({ route: { responseHeaders, cors } })).toEqual([`prefix "/a" has ${message}`]);
  expect(refusals({ props: { responseHeaders }, route: { cors } })).toEqual([`prefix "/a" has ${message}`]);
  expect(refusals({ props: { responseHeaders, cors } })).toEqual([`the router has ${message}`]);
});

test.each(['100% sure', '50%', '%REQ(:PATH)%', '%%'])('a "%%" in the value of a header is refused: %s', (value) => {
  const responseHeaders = { 'X-Share': value, 'X-%': 'a' };
  const message = `the response header "X-Share" with a "%" in ${JSON.stringify(value)}, which Envoy reads as the start of a command operator: for an unknown one, it rejects all routes of the Gateway, and no status reports that. Set the header in the service. (gateway-header)`;
  for (const allowImplementationSpecific of [false, true]) {
    const options = { allowImplementationSpecific };
    expect(refusals({ options, route: { responseHeaders } })).toEqual([`prefix "/a" has ${message}`]);
    expect(refusals({ options, props: { responseHeaders } })).toEqual([`the router has ${message}`]);
  }
});

import { refusals, release, type Written, web } from './refusals';

test.each<[string, Written, string]>([
  [
    'a release by header after an expression that may take its paths',
    {
      routes: (router) => {
        router.regex('/a.*', web);
        router.regex('/ab', release({ header: { name: 'x-release' } }));
      },
    },
    'regex "/ab" has a release with a header or cookie, which on Gateway API comes before regex "/a.*", although it is written after it: write it first, or let only the weight decide.',
  ],
  [
    'more expressions than one HTTPRoute orders',
    { routes: (router) => Array.from({ length: 17 }, (_, index) => router.regex(`/${index}`, web)) },
    'the regular expressions of abc.com make 17 rules, which have to stay in order: an HTTPRoute takes 16. Route prefixes instead.',
  ],
])('the order of regular expressions is kept: %s is refused', (_, written, message) => {
  expect(refusals({ ...written, options: { allowImplementationSpecific: true } })).toEqual([
    `${message} (gateway-rule-order)`,
  ]);
});

import * as fc from 'fast-check';
import { PathMatch } from '../../../lib';
import { mayMeet } from '../../../lib/routing/table/overlap';
import { PathIndex } from '../../../lib/routing/table/path-index';
import { parameters } from '../../support/runs';

const literal = fc.array(fc.constantFrom('a', 'b', 'ab'), { maxLength: 3 }).map((segments) => `/${segments.join('/')}`);
const route = fc.oneof(
  fc.record({ match: fc.constant(PathMatch.PREFIX), path: literal }),
  fc.record({
    match: fc.constant(PathMatch.EXACT),
    path: fc.oneof(
      literal,
      literal.map((path) => `${path}/`),
    ),
  }),
  fc.record({ match: fc.constant(PathMatch.REGEX), path: fc.constantFrom('/a.*', '/(a|b)', '/ab/[0-9]+', '/b') }),
);

test('an index finds what a look at every route finds', () => {
  fc.assert(
    fc.property(fc.array(route, { maxLength: 12 }), route, (routes, asked) => {
      const index = new PathIndex<(typeof routes)[number]>();
      for (const each of routes) index.add(each);
      const found = new Set(index.meeting(asked));
      expect([...found].sort(byText)).toEqual(routes.filter((each) => mayMeet(each, asked)).sort(byText));
    }),
    parameters(300),
  );
});

const byText = (left: object, right: object) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1);

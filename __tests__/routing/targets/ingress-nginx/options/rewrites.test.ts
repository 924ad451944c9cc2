import { PathMatch, Rewrite } from '../../../../../lib';
import { annotationsOf, ingressesOf, pathsOf } from '../emitted';

test.each<[PathMatch, string, Rewrite, target: string, path: string]>([
  [PathMatch.PREFIX, '/a', Rewrite.stripPrefix(), '/$2', '/(?-i)a(/|$)(.*)'],
  [PathMatch.PREFIX, '/a', Rewrite.replacePrefix('/v2'), '/v2$1', '/(?-i)a(/.*|$)'],
  [PathMatch.PREFIX, '/', Rewrite.replacePrefix('/v2'), '/v2/$1', '/(.*)'],
  [PathMatch.PREFIX, '/a', Rewrite.to('/b'), '/b', '/(?-i)a(/|$)'],
  [PathMatch.EXACT, '/a', Rewrite.to('/b'), '/b', '/(?-i)a$'],
  [PathMatch.REGEX, '/a/([0-9]+)', Rewrite.regex('/b/$1'), '/b/$1', '/(?-i)a/([0-9]+)$'],
  [PathMatch.REGEX, '/[0-9]+', Rewrite.to('/b'), '/b', '/[0-9]+$'],
])('the rewrite of the %s %s is a target for groups of its pattern: %j', (match, path, rewrite, target, written) => {
  const [ingress] = ingressesOf((router, { a }) => router[match](path, a, { rewrite }));
  expect(annotationsOf(ingress)).toEqual({ 'rewrite-target': target });
  expect(pathsOf(ingress)).toEqual([`${written} ImplementationSpecific -> a`]);
});

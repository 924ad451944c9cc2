import * as fc from 'fast-check';
import { RE2JS } from 're2js';
import { RoutingTarget } from '../../../../lib';
import { regexFlaw } from '../../../../lib/routing/table/regex';
import type { Manifest } from '../../../support/app';
import { parameters } from '../../../support/runs';
import { CASES } from '../../cases';
import { buildRandom, randomTable } from '../../random-tables';
import { buildCase, objectsOf, parseRequest } from '../../support';
import { pcre } from './controller/pcre';
import { parseUri } from './controller/uri';
import { pathsOf } from './emitted';

const target = RoutingTarget.ingressNginx();

/** Paths and patterns of headers that readers of an Ingress compile as regular expressions. */
function expressionsOf(objects: readonly Manifest[]): string[] {
  const isRegexMode = ({ metadata }: Manifest) =>
    Object.keys(metadata.annotations ?? {}).some((key) => /\/(use-regex|rewrite-target)$/.test(key));
  const paths = objects.filter(isRegexMode).flatMap((object) => pathsOf(object).map(pathOf));
  const patterns = objects.flatMap(({ metadata }) => metadata.annotations?.[PATTERN] ?? []);
  return [...new Set([...paths.map((path) => `^${path}`), ...patterns])];
}

const PATTERN = 'nginx.ingress.kubernetes.io/canary-by-header-pattern';
/** `abc.com/a Prefix -> a` without host, type and Service. */
const pathOf = (line: string) => line.replace(/^[^/]*/, '').replace(/ \w+ -> [^ ]+$/, '');

/** Compiles as readers other than nginx do, Go's regexp in Traefik among them: without case, as a location is. */
const re2 = (expression: string) => RE2JS.compile(expression, RE2JS.CASE_INSENSITIVE);

describe('RE2 reads every path of the cases as PCRE does', () => {
  const emitted = CASES.map((routingCase) => {
    const objects = objectsOf(buildCase(routingCase).router, target) ?? [];
    const requests = routingCase.requests.map(([request]) => parseUri(parseRequest(request).path)?.uri ?? '/');
    return { title: routingCase.title, expressions: expressionsOf(objects), requests };
  }).filter(({ expressions }) => expressions.length > 0);

  test('there are such paths', () => expect(emitted.length).toBeGreaterThan(50));

  test.each(emitted)('$title', ({ expressions, requests }) => {
    for (const expression of expressions) {
      const ours = pcre(expression, { caseless: true });
      const theirs = re2(expression);
      for (const uri of requests)
        expect([expression, uri, theirs.test(uri)]).toEqual([expression, uri, ours.test(uri)]);
    }
  });
});

test('RE2 compiles every path of random tables', () => {
  fc.assert(
    fc.property(randomTable, (table) => {
      const objects = objectsOf(buildRandom(table).router, target) ?? [];
      for (const expression of expressionsOf(objects)) re2(expression);
    }),
    parameters(1000),
  );
});

test('RE2 compiles every pattern that a route may have', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      'Z',
      '0',
      '-',
      '.',
      '_',
      '~',
      '@',
      '!',
      '&',
      ',',
      '=',
      ':',
      '/',
      '%',
      '[a-z]',
      '[^/]',
      '[.+]',
      '[-a]',
      '[a-]',
    ],
    ...[
      '\\d',
      '\\W',
      '[\\d-x]',
      '[a-\\d]',
      '[-\\d]',
      '[\\w-.]',
      '[a-z-9]',
      '[\\w.-]',
      '[[]',
      '[{}()]',
      '\\.',
      '\\-',
      '\\/',
      '\\|',
      '(a)',
      '(?:a|b)',
      '(a|)',
      '()',
      '(?:)',
    ],
    ...[
      '*',
      '+',
      '?',
      '*?',
      '{0}',
      '{2}',
      '{2,}',
      '{1,3}',
      '{999}',
      '{0,999}?',
      '(',
      '(?:',
      ')',
      '|',
      '^',
      '$',
      '\\b',
      '[',
      '[^',
      ']',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const pattern = pieces.join('');
      if (regexFlaw(pattern) === undefined) re2(`^(?:${pattern})$`);
    }),
    parameters(40_000),
  );
});

import { decidersAround } from '../../../../lib/routing/requests/decider-boundary';
import type { RouteRequest } from '../../../../lib/routing/resolve/resolve';
import { answerDifference, keyOf, subjectRule } from './answer-difference';
import { answersOf, type Pair, pairsOf } from './answers';
import { type AppRouters, type BothSides, type Host, mapSides, type Served } from './app-routers';
import { pathsAround, pathsOfChanged } from './asked-paths';
import { certificateDifference } from './certificate-difference';
import { changedRules } from './changed-rules';
import type { Difference } from './difference';
import { type HostChange, hostChange } from './host-change';
import type { HostNames } from './host-names';
import { RulesMet } from './rules-met';
import { isSame } from './same-value';
import { deciderWords, ruleWords } from './subject-words';
import { withPlaces } from './treatment/placed-names';
import { treatmentDifferences } from './treatment/treatment-differences';

/** The differences between the answers to requests of a host, each for one request. */
export function* hostDifferences(host: Host, apps: BothSides<AppRouters>, names: HostNames): Generator<Difference> {
  const change = hostChange(host, apps);
  const served = [...change.before, ...change.after];
  const isHttps = served.some(({ router: { table } }) => table.httpsRedirect || table.tls.length > 0);
  const request = { host: names.nameOf(host), scheme: isHttps ? 'https' : 'http' };
  const asksHttp = redirectsToHttps(change.before) !== redirectsToHttps(change.after);
  const met = new RulesMet();
  const rules = changedRules(change);
  for (const paths of [() => pathsOfChanged(served, rules), () => pathsAround(rules, met)]) {
    for (const path of paths()) {
      if (asksHttp) yield* httpDifferences(change, { ...request, scheme: 'http', path });
      yield* differencesAt(change, { ...request, path }, met);
    }
  }
  yield* certificateDifference(change);
}

const redirectsToHttps = (served: readonly Served[]) => served.some(({ router }) => router.table.httpsRedirect);

/** By HTTP, only the redirect to HTTPS is of interest, since all else is the same by HTTPS. */
function* httpDifferences(change: HostChange, request: RouteRequest): Generator<Difference> {
  for (const pair of ask(change, request)) {
    const isRedirected = [pair.before, pair.after].some((answer) => answer?.rule.kind === 'https redirect');
    const difference = isRedirected ? answerDifference(change, pair, request) : undefined;
    if (difference !== undefined) yield difference;
  }
}

/** The differences at a path, also for the headers and cookies that decide there, once for each two rules. */
function* differencesAt(change: HostChange, request: RouteRequest, met: RulesMet): Generator<Difference> {
  const known = new Set<string>();
  for (const pair of ask(change, request)) {
    for (const difference of pairDifferences(change, pair, request)) {
      known.add(difference.key);
      yield difference;
    }
    if (met.add(pair)) yield* decidedDifferences(change, request, pair, known);
  }
}

/** The differences that requests show by their headers and cookies alone. */
function* decidedDifferences(
  change: HostChange,
  request: RouteRequest,
  { before, after }: Pair,
  known: ReadonlySet<string>,
): Generator<Difference> {
  const byOne = new Set<string>();
  const backends = [before?.backend, after?.backend].filter((backend) => backend !== undefined);
  for (const deciders of backends.flatMap(decidersAround)) {
    const isOne = deciders.headers === undefined || deciders.cookies === undefined;
    const decided = { ...request, ...deciders };
    for (const difference of ask(change, decided).flatMap((pair) => [...pairDifferences(change, pair, decided)])) {
      const { key, subject } = difference;
      // A header and a cookie together tell nothing new where one of them does it alone.
      if (known.has(key) || (!isOne && byOne.has(key))) continue;
      if (isOne) byOne.add(key);
      yield { ...difference, subject: { ...subject, deciders: deciderWords(decided) } };
    }
  }
}

const ask = (change: HostChange, request: RouteRequest): Pair[] =>
  pairsOf(
    mapSides(change, (served) =>
      answersOf(
        served.map(({ router }) => router),
        request,
      ),
    ),
  );

function* pairDifferences(change: HostChange, pair: Pair, request: RouteRequest): Generator<Difference> {
  const answer = answerDifference(change, pair, request);
  if (answer !== undefined) yield answer;
  const { before, after } = pair;
  if (before?.treatment === undefined || after?.treatment === undefined) return;
  const treatments = withPlaces({ before, after });
  if (isSame(treatments.before, treatments.after)) return;
  const router = after.router.path;
  for (const { words, before: then, after: now, kind } of treatmentDifferences(treatments.before, treatments.after)) {
    yield {
      key: keyOf(router, then, now),
      kind,
      router,
      subject: { host: change.host, rule: ruleWords(subjectRule(change, pair)) },
      words,
      example: { request, before: then, after: now },
      ofRules: change.forwarding.after,
    };
  }
}

import { Outcome, type RouteRequest } from '../../../../lib/routing/resolve/resolve';
import { serviceWords } from '../../../../lib/routing/table/answer-words';
import { answerWords, backendWords, exampleWords, pathWords, servicesOf } from './answer-words';
import type { Answer, Pair, Rule } from './answers';
import type { Difference, Replaced } from './difference';
import { type HostChange, routerPaths } from './host-change';
import { isSame } from './same-value';
import { hostWords, ruleWords } from './subject-words';

type Part = Omit<Difference, 'router' | 'example'> & Partial<Pick<Difference, 'example'>>;

/** The difference between two answers to a request, where there is one. */
export function answerDifference(change: HostChange, pair: Pair, request: RouteRequest): Difference | undefined {
  const { before, after } = pair;
  if (isSame(before && meaningOf(before, request), after && meaningOf(after, request))) return undefined;
  const router = (after ?? before)?.router.path ?? '';
  const example = {
    request,
    before: exampleWords(before, pair, request.path),
    after: exampleWords(after, pair, request.path),
  };
  const services = before && servicesOf(before).map(serviceWords);
  return { router, example, services, ...partOf(change, pair, router) };
}

function meaningOf(answer: Answer, { scheme, host }: RouteRequest): object {
  const { outcome, path, status, location } = answer.decision;
  const url = location === undefined ? undefined : new URL(location, `${scheme}://${host}`).href;
  return { outcome, path, status, url, backends: servicesOf(answer) };
}

function partOf(change: HostChange, pair: Pair, router: string): Part {
  const { before, after, isOneOfSeveral } = pair;
  const { host } = change;
  const rules = [before?.rule.kind, after?.rule.kind];
  if (isOneOfSeveral && (before === undefined || after === undefined)) return oneMore(change, pair, router);
  const isOfHost = change.isNamed.before !== change.isNamed.after && !rules.includes('www redirect');
  if (isOfHost && !isOpened(pair)) return wholeHost(change, router);
  if (rules.includes('https redirect')) return https(change, pair, router);
  const subject = { host, rule: ruleWords(subjectRule(change, pair)) };
  const kind = isDowngrade(before, after) ? 'less-safe' : 'traffic';
  const words = answerWords(pair);
  const isInPlace = before !== undefined && after !== undefined && before.rule.name === after.rule.name;
  if (!isInPlace || after.decision.outcome !== Outcome.FORWARD || before.decision.outcome !== Outcome.FORWARD) {
    return { key: keyOf(router, before?.rule.name, after?.rule.name, words), kind, subject, words };
  }
  const replaced = replacedService(before, after);
  if (replaced !== undefined) return { key: keyOf('service', replaced), kind, subject, words, replaced };
  return { key: keyOf(router, backendWords(before, pair), backendWords(after, pair), words), kind, subject, words };
}

export const keyOf = (...parts: readonly unknown[]) => JSON.stringify(parts);

/** A further router for the same requests, at another place, or one that is gone. */
function oneMore(change: HostChange, { before, after }: Pair, router: string): Part {
  const rule = (after ?? before)?.rule;
  const words = after === undefined ? `are not answered by ${router} any more` : `are answered by ${router} as well`;
  return {
    key: keyOf(router, words),
    kind: 'traffic',
    subject: { host: change.host, rule: rule === undefined ? '' : ruleWords(rule) },
    words,
    ofRules: after === undefined ? change.forwarding.before : change.forwarding.after,
  };
}

/** A host that comes or goes. */
function wholeHost(change: HostChange, router: string): Part {
  const [then, now] = [change.before, change.after].map((served) => {
    const [first] = served;
    if (first === undefined) return { by: '404', words: 'with 404' };
    const by = `the routes of ${first.host === change.host ? routerPaths(served) : hostWords(first.host)}`;
    return { by, words: `by ${by}` };
  });
  return {
    key: keyOf(router, 'host', then?.words, now?.words),
    kind: 'traffic',
    subject: { host: change.host, rule: '' },
    words: `are answered ${now?.words} instead of ${then?.words}`,
    example: { before: then?.by ?? '', after: now?.by ?? '' },
  };
}

/** True for a request by HTTP that is forwarded, where it was redirected to HTTPS. */
const isOpened = ({ before, after }: Pair) =>
  before?.rule.kind === 'https redirect' && after?.decision.outcome === Outcome.FORWARD;

function https({ host }: HostChange, pair: Pair, router: string): Part {
  const isNew = pair.after?.rule.kind === 'https redirect';
  return {
    key: keyOf(router, isNew ? 'https' : 'http'),
    kind: isOpened(pair) ? 'less-safe' : 'traffic',
    subject: { host, rule: 'by HTTP' },
    words: isNew
      ? 'are redirected to HTTPS instead of being answered'
      : 'are answered instead of being redirected to HTTPS',
  };
}

/** The rule by which the requests of a pair are named: the one that is new, or else the one that is gone. */
export function subjectRule({ ruleNames }: HostChange, { before, after }: Pair): Rule {
  const rules = [after?.rule, before?.rule].filter((rule) => rule !== undefined);
  const special = rules.find(({ kind }) => kind === 'app root' || kind === 'www redirect');
  const added = after?.rule.kind === 'route' && !ruleNames.before.has(after.rule.name) ? after.rule : undefined;
  const removed = before?.rule.kind === 'route' && !ruleNames.after.has(before.rule.name) ? before.rule : undefined;
  return special ?? added ?? removed ?? rules[0] ?? { kind: 'default backend', name: '' };
}

const isDowngrade = (before: Answer | undefined, after: Answer | undefined) =>
  before?.decision.location?.startsWith('https:') === true && after?.decision.location?.startsWith('http:') === true;

/** The Service that takes the place of another one, with the same share, where nothing else differs. */
function replacedService(before: Answer, after: Answer): Replaced | undefined {
  const [then, now] = [servicesOf(before), servicesOf(after)];
  if (then.length !== now.length || pathWords(before.rule.route) !== pathWords(after.rule.route)) return undefined;
  const different = then.flatMap((service, at) => (isSame(service, now[at]) ? [] : [{ service, other: now[at] }]));
  const [first] = different;
  if (first?.other === undefined || different.length > 1 || first.service.weight !== first.other.weight)
    return undefined;
  return { service: serviceWords(first.service), by: serviceWords(first.other) };
}

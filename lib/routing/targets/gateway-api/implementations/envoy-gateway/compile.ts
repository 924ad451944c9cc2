import {
  type HttpRouteFilterSpec,
  HttpRouteFilterSpecUrlRewritePathType as PathType,
} from '../../../../../../imports/gateway.envoyproxy.io';
import { PathMatch } from '../../../../table/path-match';
import { RewriteKind } from '../../../../table/rewrite';
import type { Answer, MeantRule } from '../../meant-rule';
import { slugOf } from '../../own-objects';
import type { CompiledRule, OwnFilter } from '../compiled-rule';
import type { TargetSettings } from '../implementation';
import { answerFilters, policyFilters, ruleOf } from '../standard-rule';
import { OWN_VERSION } from './policies';

const FILTER = { apiVersion: OWN_VERSION, kind: 'HTTPRouteFilter' };

/** A rule for Envoy Gateway: what a RequestRedirect or URLRewrite cannot say stands in an HTTPRouteFilter, of which a rule takes one. */
export function compileRule(meant: MeantRule, { requestTimeout }: TargetSettings): CompiledRule {
  const { answer, decider, policies, written } = meant;
  const answers = ownAnswer(meant);
  const isCookie = decider?.by === 'cookie';
  const cookies = isCookie ? { matches: [{ cookies: [{ name: decider.name, value: decider.value }] }] } : {};
  const spec = { ...answers, ...cookies };
  const own: OwnFilter = { ...FILTER, suffix: slugOf(written), spec };
  const filters = [
    ...policyFilters({ ...policies, responseHeaders: escaped(policies.responseHeaders) }),
    ...(answers === undefined ? answerFilters(answer) : []),
    ...(Object.keys(spec).length > 0 ? [own] : []),
  ];
  return ruleOf(isCookie ? { ...meant, decider: undefined } : meant, filters, requestTimeout);
}

/** The answers for which an HTTPRouteFilter is needed. */
function ownAnswer({ answer, path, written }: MeantRule): HttpRouteFilterSpec | undefined {
  if (answer.to === 'location' && !answer.redirect.keepsPath) return { directResponse: redirectOf(answer) };
  if (answer.to !== 'backends' || answer.rewrite === undefined) return undefined;
  const { kind, path: to = '/' } = answer.rewrite;
  if (kind === RewriteKind.REGEX) {
    const substitution = literal(to).replace(/\$(\d)/g, '\\$1');
    return replaced(`^(?:${written})$`, substitution);
  }
  const isRoot = path?.match === PathMatch.PREFIX && path.path === '/';
  // Envoy Gateway loses the slash of "/" in a ReplacePrefixMatch (https://github.com/envoyproxy/gateway/issues/5256).
  return isRoot && kind === RewriteKind.REPLACE_PREFIX ? replaced('^/', `${literal(to)}/`) : undefined;
}

const replaced = (pattern: string, substitution: string): HttpRouteFilterSpec => ({
  urlRewrite: { path: { type: PathType.REPLACE_REGEX_MATCH, replaceRegexMatch: { pattern, substitution } } },
});

/** An answer of the gateway's own: a RequestRedirect keeps the query of the request. */
function redirectOf({ redirect: { location, status } }: Extract<Answer, { to: 'location' }>) {
  return { statusCode: status, header: { set: [{ name: 'Location', value: format(location) }] } };
}

/** Envoy reads a "%" as the beginning of a command. */
const format = (text: string) => text.replace(/%/g, '%%');

/** A backslash stands before the number of a group. */
const literal = (text: string) => text.replace(/\\/g, '\\\\');

function escaped(headers: MeantRule['policies']['responseHeaders']) {
  return headers && Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, format(value)]));
}

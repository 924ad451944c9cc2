import { PathMatch } from '../../../../table/path-match';
import { RewriteKind } from '../../../../table/rewrite';
import type { Answer, MeantRule } from '../../meant-rule';
import { slugOf } from '../../own-objects';
import type { CompiledRule, OwnFilter } from '../compiled-rule';
import { answerFilters, policyFilters, ruleOf } from '../standard-rule';
import { OWN_VERSION } from './policies';
import { addressLines, inQuotes, redirectLines, rewriteLine } from './snippets';

/** A rule for NGINX Gateway Fabric, which puts paths and values into nginx's configuration as they are. */
export function compileRule(meant: MeantRule, snippets: boolean): CompiledRule {
  const { answer, policies, written } = meant;
  const { responseHeaders, basicAuth, cors } = policies;
  const isExact = snippets && answer.to === 'location' && !answer.redirect.keepsPath;
  const own = (kind: string, spec: object): OwnFilter => {
    return { apiVersion: OWN_VERSION, kind, suffix: slugOf(written), spec };
  };
  const template = templateOf(answer);
  const lines = [
    ...addressLines(policies),
    ...(isExact ? redirectLines(answer.redirect, cors !== undefined) : []),
    ...(template === undefined ? [] : [rewriteLine(written, template)]),
  ];
  const filters = [
    ...policyFilters({ ...policies, responseHeaders: responseHeaders && eachInQuotes(responseHeaders) }),
    ...(lines.length > 0
      ? [own('SnippetsFilter', { snippets: [{ context: LOCATION, value: lines.join('\n') }] })]
      : []),
    ...(basicAuth
      ? [
          own('AuthenticationFilter', {
            type: 'Basic',
            basic: { secretRef: { name: basicAuth.secretName }, realm: basicAuth.realm ?? '' },
          }),
        ]
      : []),
    ...(isExact || template !== undefined ? [] : answerFilters(answer)),
  ];
  return ruleOf({ ...meant, path: pathOf(meant), hostPattern: hostPatternOf(meant) }, filters);
}

/** The path of a rewrite by groups, for which there is no filter. */
function templateOf(answer: Answer): string | undefined {
  const rewrite = answer.to === 'backends' ? answer.rewrite : undefined;
  return rewrite?.kind === RewriteKind.REGEX ? rewrite.path : undefined;
}

const LOCATION = 'http.server.location';

/** NGINX Gateway Fabric writes `^` before an expression, and takes only one that begins with "/". */
function pathOf({ path }: MeantRule): MeantRule['path'] {
  if (path?.match !== PathMatch.REGEX) return path;
  return { ...path, path: path.path.replace(/^\^\(\?:(.*?)\)((?:\(\?:\))*\$)$/, '$1$2') };
}

/** JavaScript, by which headers are compared, has no `(?i)`, and looks for a match anywhere. */
function hostPatternOf({ hostPattern }: MeantRule): string | undefined {
  if (hostPattern === undefined) return undefined;
  const letters = hostPattern.replace('(?i)', '').replace(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`);
  return `^${letters}$`;
}

function eachInQuotes(headers: { readonly [name: string]: string }) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, inQuotes(value)]));
}

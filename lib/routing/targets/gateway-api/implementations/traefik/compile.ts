import { RewriteKind } from '../../../../table/rewrite';
import { type AcceptedDifferences, GatewayDifference } from '../../differences';
import type { Answer, MeantRule } from '../../meant-rule';
import { slugOf } from '../../own-objects';
import type { CompiledRule, OwnFilter } from '../compiled-rule';
import { answerFilters, policyFilters, refOf, ruleOf } from '../standard-rule';
import { corsMiddleware, guards, redirectMiddleware, rewriteMiddleware } from './middlewares';
import { ownBackend } from './own-backend';

/** A rule for Traefik, whose Middlewares do what its filters do not, each in the order of the filters. */
export function compileRule(meant: MeantRule, accepted: AcceptedDifferences): CompiledRule {
  const { answer, policies, written } = meant;
  const middleware = (spec: object): OwnFilter => {
    return { apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', suffix: slugOf(written), spec };
  };
  const own = ownAnswer(answer, written, accepted);
  const filters = [
    ...(policies.cors ? [middleware(corsMiddleware(policies.cors))] : []),
    ...guards(policies).map(middleware),
    ...policyFilters({ responseHeaders: policies.responseHeaders }),
    ...(own ? [middleware(own)] : answerFilters(answer)),
  ];
  const { stickySession } = policies;
  return ruleOf(meant, filters, undefined, (share) => ownBackend(share, stickySession) ?? refOf(share));
}

/** True for a redirect that a Middleware answers, which knows 301 and 302 only. */
export function isExact(status: number, accepted: AcceptedDifferences): boolean {
  const isKnown = status === 301 || status === 302;
  return isKnown && accepted.has(GatewayDifference.REDIRECT_METHOD);
}

function ownAnswer(answer: Answer, written: string, accepted: AcceptedDifferences): object | undefined {
  if (answer.to === 'location' && !answer.redirect.keepsPath && isExact(answer.redirect.status, accepted)) {
    return redirectMiddleware(answer.redirect);
  }
  if (answer.to === 'backends' && answer.rewrite?.kind === RewriteKind.REGEX) {
    return rewriteMiddleware(written, answer.rewrite);
  }
  return undefined;
}

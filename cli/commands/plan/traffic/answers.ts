import { Outcome, type RouteDecision, type RouteRequest, requestHost } from '../../../../lib/routing/resolve/resolve';
import { findHost, findRoute } from '../../../../lib/routing/resolve/table-index';
import type { RouterTable } from '../../../../lib/routing/router/routes-file';
import type { RouteBackend } from '../../../../lib/routing/table/backend';
import { describeRoute } from '../../../../lib/routing/table/path-match';
import { normalizePath } from '../../../../lib/routing/table/paths';
import type { Route } from '../../../../lib/routing/table/route-table';
import { answersTo } from '../../../routing/answers';
import type { BothSides } from './app-routers';
import type { Treatment } from './treatment/treatment';

/** The rule that decides about a request. */
export interface Rule {
  readonly kind: 'route' | 'default backend' | 'app root' | 'https redirect' | 'www redirect';
  /** Names the rule on its host. */
  readonly name: string;
  readonly route?: Route;
}

/** The answer of a router to a request. */
export interface Answer {
  readonly router: RouterTable;
  readonly decision: RouteDecision;
  readonly rule: Rule;
  /** The Services of the rule, with all that decides between them. */
  readonly backend?: RouteBackend;
  /** The treatment of a forwarded request on its way. */
  readonly treatment?: Treatment;
}

/** The answers of routers to a request, but for those that have none; several where it may come in at several places. */
export function answersOf(routers: readonly RouterTable[], request: RouteRequest): Answer[] {
  return answersTo(request, routers)
    .filter(({ decision }) => decision.outcome !== Outcome.NONE)
    .map(({ router, decision }) => {
      const special = specialRule(decision);
      if (special !== undefined) return { router, decision, rule: special };
      const entry = findHost(router.table, requestHost(request));
      const route = entry && findRoute(entry, normalizePath(request.path));
      const rule = ruleOf(route);
      if (decision.outcome !== Outcome.FORWARD) return { router, decision, rule };
      const { policies, clientCertificates } = router.table;
      const treatment = { ...(route?.policies ?? policies), clientCertificates };
      return { router, decision, rule, treatment, backend: route ? route.backend : entry?.host.defaultBackend };
    });
}

function specialRule({ outcome, route }: RouteDecision): Rule | undefined {
  if (outcome !== Outcome.REDIRECT) return undefined;
  const kind = (['app root', 'https redirect', 'www redirect'] as const).find((name) => route?.endsWith(name));
  return kind && { kind, name: kind };
}

function ruleOf(route: Route | undefined): Rule {
  if (route === undefined) return { kind: 'default backend', name: 'default backend' };
  return { kind: 'route', name: describeRoute(route.match, route.path), route };
}

/** The answers to one request from one place, of which one is missing where the request is answered with 404. */
export type Pair = Partial<BothSides<Answer>> & {
  /** True where other routers answer the request as well. */
  readonly isOneOfSeveral: boolean;
};

/** Puts the answers of the same router together, and those of routers that came or went in the order in which they are left. */
export function pairsOf({ before, after }: BothSides<readonly Answer[]>): Pair[] {
  if (before.length <= 1 && after.length <= 1) return [{ before: before[0], after: after[0], isOneOfSeveral: false }];
  const ofSame = after.map((answer) => before.find(({ router }) => router.path === answer.router.path));
  const rest = before.filter((answer) => !ofSame.includes(answer));
  const pairs = after.map((answer, at) => ({ before: ofSame[at] ?? rest.shift(), after: answer }));
  return [...pairs, ...rest.map((answer) => ({ before: answer, after: undefined }))].map((pair) => ({
    ...pair,
    isOneOfSeveral: true,
  }));
}

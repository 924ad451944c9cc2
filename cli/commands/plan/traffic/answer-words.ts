import type { WeightedBackend } from '../../../../lib/routing/resolve/choose-backend';
import { Outcome } from '../../../../lib/routing/resolve/resolve';
import { withoutQuery } from '../../../../lib/routing/table/paths';
import { RewriteKind } from '../../../../lib/routing/table/rewrite';
import type { Route } from '../../../../lib/routing/table/route-table';
import { shareWords } from '../../../routing/share-words';
import type { Answer } from './answers';
import type { BothSides } from './app-routers';

type Answers = Partial<BothSides<Answer>>;

/** The Services of an answer, each with the namespace where it is looked for. */
export function servicesOf({ router, decision }: Answer): WeightedBackend[] {
  return decision.backends.map((backend) => ({ ...backend, namespace: backend.namespace ?? router.table.namespace }));
}

/** The Services of an answer in words, with the namespace of the router only where it is not the same on both sides. */
export function backendWords(answer: Answer, { before, after }: Answers): string {
  const isMoved =
    before !== undefined && after !== undefined && before.router.table.namespace !== after.router.table.namespace;
  return shareWords(isMoved ? servicesOf(answer) : answer.decision.backends);
}

/** An answer to an example: `user:80 /42`, `308 https://abc.com/x` or `404`; the path stands there where it is rewritten. */
export function exampleWords(answer: Answer | undefined, both: Answers, asked: string): string {
  if (answer === undefined) return '404';
  const { outcome, status, location, path } = answer.decision;
  if (outcome === Outcome.REDIRECT) return `${status} ${location}`;
  const isRewritten = [both.before, both.after].some(
    (each) => each?.decision.path !== undefined && each.decision.path !== withoutQuery(asked),
  );
  return `${backendWords(answer, both)}${isRewritten ? ` ${path}` : ''}`;
}

/** The path that a backend sees, in words that hold for all requests of a route. */
export function pathWords(route: Route | undefined): string {
  const { kind, path } = route?.rewrite ?? {};
  switch (kind) {
    case RewriteKind.STRIP_PREFIX:
      return `without the prefix ${route?.path}`;
    case RewriteKind.REPLACE_PREFIX:
      return route?.path === '/' ? `with ${path} before their path` : `with ${path} in place of ${route?.path}`;
    case undefined:
      return 'with their own path';
    default:
      return `as ${path}`;
  }
}

/** The location of a redirect in words that hold for all requests of a rule. */
function locationWords({ decision, rule }: Answer): string {
  const { location = '', status } = decision;
  if (rule.kind === 'https redirect') return `HTTPS (${status})`;
  if (rule.kind === 'www redirect') return `${new URL(location).origin}/… (${status})`;
  const { redirect } = rule.route ?? {};
  return `${redirect?.keepsPath ? `${redirect.location}/…` : location} (${status})`;
}

/** The end of a sentence whose subject are requests: where they go now, and where they went. */
export function answerWords({ before, after }: Answers): string {
  if (before?.decision.outcome === Outcome.FORWARD && after?.decision.outcome === Outcome.FORWARD) {
    return forwardWords(before, after);
  }
  if (before?.decision.outcome === Outcome.REDIRECT && after?.decision.outcome === Outcome.REDIRECT) {
    return `are redirected to ${locationWords(after)} instead of to ${locationWords(before)}`;
  }
  return `${finiteWords(after)} instead of ${gerundWords(before)}`;
}

function forwardWords(before: Answer, after: Answer): string {
  const [old, now] = [backendWords(before, { before, after }), backendWords(after, { before, after })];
  const [oldPath, path] = [pathWords(before.rule.route), pathWords(after.rule.route)];
  if (old === now) return `reach ${now} ${path} instead of ${oldPath}`;
  return path === oldPath ? `go to ${now} instead of ${old}` : `go to ${now} ${path} instead of ${old} ${oldPath}`;
}

function finiteWords(answer: Answer | undefined): string {
  if (answer === undefined) return 'are answered with 404';
  if (answer.decision.outcome === Outcome.REDIRECT) return `are redirected to ${locationWords(answer)}`;
  return `go to ${shareWords(answer.decision.backends)}`;
}

function gerundWords(answer: Answer | undefined): string {
  if (answer === undefined) return 'being answered with 404';
  if (answer.decision.outcome === Outcome.REDIRECT) return `being redirected to ${locationWords(answer)}`;
  return `going to ${shareWords(answer.decision.backends)}`;
}

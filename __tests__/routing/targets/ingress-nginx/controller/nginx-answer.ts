import type { ModelDecision } from './controller-model';
import type { NginxAnswer } from './nginx-run';

/** What nginx answered, in one line. */
export function seen(answer: NginxAnswer | undefined): string {
  if (answer === undefined) {
    return 'no answer';
  }
  const { status, location, upstream, path } = answer;
  if (upstream !== undefined) {
    return `${upstream} ${path}`;
  }
  return location === undefined ? String(status) : `${status} ${location}`;
}

/** What the model says that nginx should answer, in the same form. */
export function foretold(decision: ModelDecision): string {
  const backend = decision.backends[0];
  if (decision.outcome === 'forward' && backend !== undefined) {
    // the stand-in is an nginx too, and it refuses what is no path
    return decision.path?.startsWith('/')
      ? `default-${backend.serviceName}-${backend.servicePort} ${decision.path}`
      : '400';
  }
  return decision.location === undefined ? String(decision.status) : `${decision.status} ${decision.location}`;
}

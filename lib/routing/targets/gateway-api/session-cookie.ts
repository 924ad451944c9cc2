import type { StickySession } from '../../table/sticky-session';
import type { TargetFindings } from '../routing-target';
import { finding } from './codes';

/** The cookie of ingress-nginx, so that clients keep one after a move. */
export const SESSION_COOKIE = 'INGRESSCOOKIE';

/** Checks the fields of a sticky session that no implementation of Gateway API has. */
export function* checkSessionFields(what: string, session: StickySession, implementation: string): TargetFindings {
  const { expires, conditionalSameSiteNone, changeOnFailure } = session;
  const unknown = [
    expires !== undefined && `expires ${expires.toSeconds()} s`,
    conditionalSameSiteNone === true && 'conditionalSameSiteNone true',
    changeOnFailure === true && 'changeOnFailure true',
  ];
  for (const words of unknown.filter((each) => each !== false)) {
    const message = `${what} has the stickySession ${words}, for which ${implementation} has no field: leave it out.`;
    yield finding('gateway-value', message);
  }
}

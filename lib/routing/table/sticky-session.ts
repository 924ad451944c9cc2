import type { Duration } from 'cdk8s';
import { checkStruct, checkValue } from '../../rules/check';
import { secondsFlaw } from '../../rules/duration';
import type { Findings } from '../../rules/finding';
import { cookieNameFlaw } from '../../rules/header';

/** Keeps a client on the pod that answered it first, by a cookie. */
export interface StickySession {
  /**
   * Name of the cookie.
   *
   * @default - the target's own: INGRESSCOOKIE on ingress-nginx
   */
  readonly cookie?: string;

  /**
   * Lifetime of the cookie, in whole seconds.
   *
   * @default - as long as the browser runs
   */
  readonly maxAge?: Duration;
}

export function* checkStickySession(session: StickySession): Findings {
  if (!(yield* checkStruct('stickySession', session, ['cookie', 'maxAge']))) return;
  const { cookie, maxAge } = session;
  if (cookie !== undefined) yield* checkValue('header', 'stickySession cookie', cookie, cookieNameFlaw);
  if (maxAge !== undefined) yield* checkValue('duration', 'stickySession maxAge', maxAge, secondsFlaw);
}

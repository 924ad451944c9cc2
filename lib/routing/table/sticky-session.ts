import type { Duration } from 'cdk8s';
import { checkFlag, checkStruct, checkValue, wrongType } from '../../rules/check';
import { secondsFlaw } from '../../rules/duration';
import type { Findings } from '../../rules/finding';
import { cookieNameFlaw } from '../../rules/header';
import { urlPathFlaw } from '../../rules/url';
import { finding } from '../codes';

/** The requests of other sites with which a browser sends a cookie (https://www.rfc-editor.org/rfc/rfc6265). */
export enum SameSite {
  /** With all of them, which browsers allow over HTTPS alone. */
  NONE = 'None',
  /** With those by which a visitor comes to the site. */
  LAX = 'Lax',
  /** With none. */
  STRICT = 'Strict',
}

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

  /**
   * Lifetime of the cookie for browsers that do not know `maxAge`, in whole seconds.
   *
   * @default - as long as the browser runs
   */
  readonly expires?: Duration;

  /**
   * The path below which a browser sends the cookie.
   *
   * @default '/'
   */
  readonly path?: string;

  /**
   * The requests of other sites with which a browser sends the cookie. `SameSite.NONE` needs HTTPS.
   *
   * @default - the browser's own: mostly SameSite.LAX
   */
  readonly sameSite?: SameSite;

  /**
   * Leaves `SameSite.NONE` out for browsers that misread it.
   *
   * @default false
   */
  readonly conditionalSameSiteNone?: boolean;

  /**
   * Sends the cookie over HTTPS alone.
   *
   * @default - over HTTPS, where the client came by it
   */
  readonly secure?: boolean;

  /**
   * Gives a client another pod after an answer that failed, instead of the same one.
   *
   * @default false
   */
  readonly changeOnFailure?: boolean;
}

const FLAGS = ['conditionalSameSiteNone', 'secure', 'changeOnFailure'] as const;
const OPTIONS = ['cookie', 'maxAge', 'expires', 'path', 'sameSite', ...FLAGS];

export function* checkStickySession(session: StickySession): Findings {
  if (!(yield* checkStruct('stickySession', session, OPTIONS))) return;
  const { cookie, maxAge, expires, path, sameSite } = session;
  if (cookie !== undefined) yield* checkValue('header', 'stickySession cookie', cookie, cookieNameFlaw);
  if (maxAge !== undefined) yield* checkValue('duration', 'stickySession maxAge', maxAge, secondsFlaw);
  if (expires !== undefined) yield* checkValue('duration', 'stickySession expires', expires, secondsFlaw);
  if (path !== undefined) yield* checkValue('url', 'stickySession path', path, urlPathFlaw);
  for (const name of FLAGS) yield* checkFlag(`stickySession ${name}`, session[name]);
  if (sameSite !== undefined && !Object.values(SameSite).includes(sameSite)) {
    yield wrongType('stickySession sameSite', sameSite, 'a SameSite such as SameSite.LAX');
  }
  if (sameSite === SameSite.NONE && session.secure === false) {
    const message =
      'stickySession has SameSite.NONE and secure: false, which browsers refuse: leave secure out, or write true.';
    yield finding('sticky-session', message);
  }
  if (session.conditionalSameSiteNone === true && sameSite !== SameSite.NONE) {
    const message =
      'stickySession conditionalSameSiteNone is about SameSite.NONE: write sameSite: SameSite.NONE, or leave it out.';
    yield finding('sticky-session', message);
  }
}

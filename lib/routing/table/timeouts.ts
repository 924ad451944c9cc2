import type { Duration } from 'cdk8s';
import { checkStruct, checkValue } from '../../rules/check';
import { secondsFlaw } from '../../rules/duration';
import type { Findings } from '../../rules/finding';

/**
 * Limits for the time that a backend takes, each in whole seconds from 1, and each for one try. ingress-nginx tries a request up
 * to three times where a pod does not answer in time or at all, but for POST, LOCK and PATCH: a client may wait for three times as
 * long. The annotation `nginx.ingress.kubernetes.io/proxy-next-upstream-tries: "1"` keeps it at one try.
 */
export interface RouteTimeouts {
  /**
   * Time to accept a connection.
   *
   * @default - the target's own: 5 seconds on ingress-nginx
   */
  readonly connect?: Duration;

  /**
   * Time between two reads of the answer.
   *
   * @default - the target's own: 60 seconds on ingress-nginx
   */
  readonly read?: Duration;

  /**
   * Time between two writes of the request.
   *
   * @default - the target's own: 60 seconds on ingress-nginx
   */
  readonly send?: Duration;
}

const OPTIONS = ['connect', 'read', 'send'] as const satisfies (keyof RouteTimeouts)[];

export function* checkRouteTimeouts(timeouts: RouteTimeouts): Findings {
  if (!(yield* checkStruct('timeouts', timeouts, OPTIONS))) return;
  for (const name of OPTIONS) {
    const timeout = timeouts[name];
    if (timeout !== undefined) yield* checkValue('duration', `${name} timeout`, timeout, secondsFlaw);
  }
}

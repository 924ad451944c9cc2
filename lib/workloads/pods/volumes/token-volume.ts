import type { Duration } from 'cdk8s';
import { checkStruct, checkValue, wrongType } from '../../../rules/check';
import { checkDurations, secondsOf } from '../../../rules/duration';
import type { Findings } from '../../../rules/finding';
import { subPathFlaw } from '../../../rules/mount-path';
import type { VolumeSource } from '../volume-source';

/** Options of a token of the pod's ServiceAccount. */
export interface PodVolumeServiceAccountTokenOptions {
  /**
   * The recipient, who must refuse a token for others, for example `vault` or `sts.amazonaws.com`.
   *
   * @default - the Kubernetes API
   */
  readonly audience?: string;

  /**
   * The time for which a token is valid, in whole seconds from 10 minutes on. The file gets a new one when four fifths of it have
   * passed, and at the latest after a day.
   *
   * @default Duration.hours(1)
   */
  readonly expiration?: Duration;

  /**
   * Path of the file in the folder.
   *
   * @default 'token'
   */
  readonly path?: string;
}

const OPTIONS = ['audience', 'expiration', 'path'];

/** The shortest and the longest time that the API server takes, in seconds. */
const LEAST = 600;
const MOST = 2 ** 32;

/**
 * The API server's own default of `expirationSeconds`. It is written, since kubectl compares the list of sources as a whole, and
 * would have a change at each apply.
 */
const API_DEFAULT_EXPIRATION = 3600;

export function tokenVolume(options: PodVolumeServiceAccountTokenOptions): VolumeSource {
  const { audience, expiration, path = 'token' } = options;
  const expirationSeconds = secondsOf(expiration) ?? API_DEFAULT_EXPIRATION;
  return {
    fields: () => ({ projected: { sources: [{ serviceAccountToken: { audience, expirationSeconds, path } }] } }),
    check: () => checkToken(options, path),
  };
}

function* checkToken(options: PodVolumeServiceAccountTokenOptions, path: unknown): Findings {
  if (!(yield* checkStruct('a ServiceAccount token', options, OPTIONS))) return;
  const { audience, expiration } = options;
  if (audience !== undefined && (typeof audience !== 'string' || audience === '')) {
    yield wrongType('audience', audience, 'the name of a recipient, such as "vault"');
  }
  yield* checkDurations({ expiration }, LEAST, MOST);
  yield* checkValue('mount-path', 'path of the token', path, subPathFlaw);
}

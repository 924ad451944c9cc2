import { Duration } from 'cdk8s';
import { nginxSeconds } from '../../nginx/amounts';
import type { ConfigData } from '../../nginx/config/config-keys';
import { checkFlag, checkStruct, checkValue, wrongType } from '../../rules/check';
import { secondsFlaw } from '../../rules/duration';
import type { Findings } from '../../rules/finding';
import { finding } from '../codes';

/** Strict-Transport-Security. */
export interface HstsOptions {
  /**
   * Time for which browsers use HTTPS only, in whole seconds from 1.
   *
   * @default Duration.days(365)
   */
  readonly maxAge?: Duration;

  /**
   * Includes all subdomains.
   *
   * @default true
   */
  readonly includeSubdomains?: boolean;

  /**
   * Allows browsers to be shipped with the hosts in their list, which takes months to undo. It needs subdomains, and a
   * `maxAge` of at least a year.
   *
   * @default false
   */
  readonly preload?: boolean;
}

const OPTIONS = Object.keys({
  maxAge: true,
  includeSubdomains: true,
  preload: true,
} satisfies { [name in keyof HstsOptions]-?: true });

/** The least that the lists of browsers require (https://hstspreload.org). */
const PRELOAD_AGE = Duration.days(365);

/**
 * Strict-Transport-Security of hosts with TLS: a browser that has seen it refuses HTTP for as long as it says. By default the
 * controller sends it for a year, subdomains included.
 *
 * @example
 * Hsts.of({ maxAge: Duration.days(30), includeSubdomains: false })
 */
export class Hsts {
  /** Sends the header with these options. */
  static of(options: HstsOptions): Hsts {
    return new Hsts(options ?? {});
  }

  /** Does not send the header. Browsers that have seen it before keep to what it said. */
  static off(): Hsts {
    return new Hsts();
  }

  private constructor(private readonly options?: HstsOptions) {}

  /** @internal */
  *_check(): Findings {
    if (this.options === undefined || !(yield* checkStruct('hsts', this.options, OPTIONS))) return;
    const { maxAge = PRELOAD_AGE, includeSubdomains, preload } = this.options;
    yield* checkFlag('hsts includeSubdomains', includeSubdomains);
    yield* checkFlag('hsts preload', preload);
    const isDuration = yield* checkValue('duration', 'hsts maxAge', maxAge, secondsFlaw);
    const isBrief = isDuration && maxAge.toSeconds() < PRELOAD_AGE.toSeconds();
    if (preload !== true || !(isBrief || includeSubdomains === false)) return;
    yield finding(
      'hsts-preload',
      'browsers refuse hsts preload without subdomains, or for less than a year: leave out maxAge and includeSubdomains, or leave out preload.',
    );
  }

  /** @internal */
  _data(): ConfigData {
    if (this.options === undefined) return { hsts: 'false' };
    const { maxAge, includeSubdomains, preload } = this.options;
    return {
      ...(maxAge && { 'hsts-max-age': nginxSeconds(maxAge) }),
      ...(includeSubdomains !== undefined && { 'hsts-include-subdomains': String(includeSubdomains) }),
      ...(preload !== undefined && { 'hsts-preload': String(preload) }),
    };
  }
}

export function* checkHsts(hsts: unknown): Findings {
  if (hsts instanceof Hsts) yield* hsts._check();
  else yield wrongType('config hsts', hsts, 'Hsts.off()');
}

import { Duration } from 'cdk8s';
import type { ConfigData } from '../../nginx/config/config-data';
import { checkSeconds } from '../../rules/amounts';
import type { Report } from '../../rules/report';
import { checkStruct } from '../../rules/structs';

/** What browsers are told about HTTPS. */
export interface HstsOptions {
  /**
   * For how long they use nothing but HTTPS, in whole seconds.
   *
   * @default Duration.days(365)
   */
  readonly maxAge?: Duration;

  /**
   * Whether the same goes for all subdomains.
   *
   * @default true
   */
  readonly includeSubdomains?: boolean;

  /**
   * Whether the hosts may be built into browsers, which takes months to undo.
   *
   * @default false
   */
  readonly preload?: boolean;
}

/** What the lists that are built into browsers ask for (https://hstspreload.org). */
const PRELOAD_AGE = Duration.days(365);

/**
 * Strict-Transport-Security of hosts with TLS: a browser that saw it once refuses HTTP for as long as it says. Unless
 * told otherwise, the controller sends it, for a year and with subdomains.
 *
 * @example
 * Hsts.of({ maxAge: Duration.days(30), includeSubdomains: false })
 */
export class Hsts {
  /** Sent, with these options. */
  static of(options: HstsOptions): Hsts {
    return new Hsts(options ?? {});
  }

  /** Not sent. Browsers that saw it before keep to what it said. */
  static off(): Hsts {
    return new Hsts();
  }

  private constructor(private readonly options?: HstsOptions) {}

  /** @internal */
  _check(report: Report): void {
    if (this.options === undefined) return;
    if (!checkStruct(report, 'hsts', this.options, ['maxAge', 'includeSubdomains', 'preload'])) return;
    const { maxAge, includeSubdomains = true, preload = false } = this.options;
    checkSeconds(report, 'hsts maxAge', maxAge);
    const brief = maxAge instanceof Duration && maxAge.toSeconds({ integral: false }) < PRELOAD_AGE.toSeconds();
    if (preload && (brief || !includeSubdomains)) {
      report(
        'hsts preload is refused by browsers without subdomains, or for less than a year: leave out maxAge and includeSubdomains, or preload.',
      );
    }
  }

  /** @internal */
  _data(): ConfigData {
    if (this.options === undefined) return { hsts: 'false' };
    const { maxAge, includeSubdomains, preload } = this.options;
    return {
      ...(maxAge && { 'hsts-max-age': String(maxAge.toSeconds()) }),
      ...(includeSubdomains !== undefined && { 'hsts-include-subdomains': String(includeSubdomains) }),
      ...(preload !== undefined && { 'hsts-preload': String(preload) }),
    };
  }
}

import { checkObjectMaps, checkStruct } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** Options of an objective for the share of requests that do not fail. */
export interface SloAvailabilityOptions {
  /**
   * Labels of the PrometheusRule, in addition to those of all objects. A Prometheus often reads only rules with a label of its own: see
   * `ruleSelector` in its spec.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}

/** The first alert is at this multiple of the share that may fail. */
const FASTEST = 14.4;
const EXAMPLE = 'write, for example, "99.9"';

/**
 * A service level objective: a promise about the requests to a backend, and alerts when it is about to be broken.
 *
 * @example
 * router.slo(user, Slo.availability('99.9'));
 */
export class Slo {
  /**
   * A share of the requests in 30 days that are answered without an error, which is a status from 500 on.
   *
   * @param percent a decimal number as a text, above 93.05 and below 100, for example `99.9`.
   * @param options labels of the rules.
   */
  static availability(percent: string, options: SloAvailabilityOptions = {}): Slo {
    return new Slo(percent, options ?? {});
  }

  private constructor(
    /** @internal */ readonly _percent: string,
    private readonly options: SloAvailabilityOptions,
  ) {}

  /** @internal */
  get _labels(): { readonly [key: string]: string } {
    return this.options.labels ?? {};
  }

  /** The part of all requests that may fail, as a decimal number: `0.001` for `99.9`. @internal */
  get _budget(): string {
    const [whole = '', decimals = ''] = this._percent.split('.');
    const left = 10n ** BigInt(decimals.length + 2) - BigInt(whole + decimals);
    return `0.${String(left).padStart(decimals.length + 2, '0')}`.replace(/0+$/, '');
  }

  /** @internal */
  *_check(): Findings {
    const flaw = percentFlaw(this._percent);
    if (flaw !== undefined) yield finding('slo', `availability ${show(this._percent)} ${flaw}.`);
    if (yield* checkStruct('an availability', this.options, ['labels'])) yield* checkObjectMaps(this.options);
  }
}

function percentFlaw(percent: unknown): string | undefined {
  if (typeof percent !== 'string') return `is not a text: write it in quotes, for example "99.9"`;
  if (!/^\d{1,3}(\.\d{1,8})?$/.test(percent)) return `is not a decimal number of percent: ${EXAMPLE}`;
  const allowed = 1 - Number(percent) / 100;
  if (allowed <= 0)
    return `allows no request to fail, so that the first error breaks it: write less than 100, for example "99.9"`;
  if (allowed * FASTEST < 1) return undefined;
  return `allows so many requests to fail that ${FASTEST} times as many, at which the first alert is, are more than all: write more than 93.05, for example "99"`;
}

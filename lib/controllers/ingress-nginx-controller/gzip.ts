import type { ConfigData } from '../../nginx/config/config-data';
import { isWholeNumber } from '../../rules/numbers';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkStruct } from '../../rules/structs';

/** How answers are compressed. */
export interface GzipOptions {
  /**
   * How hard it tries, from 1 (fast) to 9 (small).
   *
   * @default 1
   */
  readonly level?: number;

  /**
   * The media types that are compressed beside `text/html`.
   *
   * @default - the controller's list of texts, fonts and images
   */
  readonly types?: string[];
}

/**
 * Compression of answers, off unless said.
 *
 * @example
 * Gzip.on({ level: 5 })
 */
export class Gzip {
  /** Answers of at least 256 bytes are compressed for clients that take it. */
  static on(options: GzipOptions = {}): Gzip {
    return new Gzip(options ?? {});
  }

  private constructor(private readonly options: GzipOptions) {}

  /** @internal */
  _check(report: Report): void {
    if (!checkStruct(report, 'gzip', this.options, ['level', 'types'])) return;
    const { level, types } = this.options;
    if (level !== undefined && !isWholeNumber(level, 1, 9)) {
      report(`gzip level ${show(level)} is outside 1..9: write a whole number, for example 5.`);
    }
    if (types === undefined) return;
    if (!Array.isArray(types) || types.length === 0 || types.some((type) => !/^(\*|[\w.+-]+\/[\w.+-]+)$/.test(type))) {
      report(`gzip types ${show(types)} name no media types: write a list, for example ["application/json"].`);
    }
  }

  /** @internal */
  _data(): ConfigData {
    const { level, types } = this.options;
    return {
      'use-gzip': 'true',
      ...(level !== undefined && { 'gzip-level': String(level) }),
      ...(types && { 'gzip-types': types.join(' ') }),
    };
  }
}

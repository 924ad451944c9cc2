import type { ConfigData } from '../../nginx/config/config-keys';
import { checkStruct, checkValue, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { wholeNumberFlaw } from '../../rules/numbers';
import { show } from '../../rules/show';
import { finding } from '../codes';

const MEDIA_TYPE = /^(\*|[\w.+-]+\/[\w.+-]+)$/;

/** The compression of answers. */
export interface GzipOptions {
  /**
   * Effort, from 1 (fast) to 9 (small).
   *
   * @default 1
   */
  readonly level?: number;

  /**
   * Media types that are compressed in addition to `text/html`.
   *
   * @default - the controller's list of texts, fonts and images
   */
  readonly types?: string[];
}

const OPTIONS = Object.keys({ level: true, types: true } satisfies { [name in keyof GzipOptions]-?: true });

/**
 * Compression of answers, which is off by default.
 *
 * @example
 * Gzip.on({ level: 5 })
 */
export class Gzip {
  /** Compresses answers of at least 256 bytes for clients that accept it. */
  static on(options: GzipOptions = {}): Gzip {
    return new Gzip(options ?? {});
  }

  private constructor(private readonly options: GzipOptions) {}

  /** @internal */
  *_check(): Findings {
    if (!(yield* checkStruct('gzip', this.options, OPTIONS))) return;
    const { level, types } = this.options;
    if (level !== undefined)
      yield* checkValue('number', 'gzip level', level, (value) => wholeNumberFlaw(value, 1, 9, 5));
    if (types !== undefined) yield* checkTypes(types);
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

export function* checkGzip(gzip: unknown): Findings {
  if (gzip instanceof Gzip) yield* gzip._check();
  else yield wrongType('config gzip', gzip, 'Gzip.on()');
}

function* checkTypes(types: unknown): Findings {
  if (Array.isArray(types) && types.length > 0 && types.every((type) => MEDIA_TYPE.test(type))) return;
  yield finding(
    'gzip',
    `gzip types ${show(types)} are not media types: write a list, for example ["application/json"].`,
  );
}

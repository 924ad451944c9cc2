import { emit } from './pcre-emit';
import { PatternParser } from './pcre-parser';

export { PcreSyntaxError, UntranslatablePatternError } from './pcre-errors';

export interface PcreOptions {
  /** Start case-insensitive, as `location ~*` does. */
  readonly caseless?: boolean;
}

/**
 * Translates a PCRE pattern into a JavaScript RegExp that matches the same *bytes*.
 *
 * The subject must be a "binary" string, one character per byte (see `toBytes`), because nginx compiles its patterns
 * without UTF. Case folding is written out (`[aA]`), never left to the `i` flag: PCRE folds only ASCII there, and an
 * inline `(?-i)` has no JavaScript counterpart. What has no exact counterpart throws UntranslatablePatternError; what
 * PCRE itself refuses throws PcreSyntaxError.
 */
export function pcre(pattern: string, options: PcreOptions = {}): RegExp {
  return new RegExp(translatePcre(pattern, options));
}

/** The source of the RegExp that `pcre` makes. */
function translatePcre(pattern: string, options: PcreOptions = {}): string {
  return emit(new PatternParser(toBytes(pattern), options.caseless ?? false).parse());
}

/** A string with one character per UTF-8 byte: what nginx compares. */
export function toBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** The inverse of `toBytes`. */
export function fromBytes(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

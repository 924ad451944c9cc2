import { ByteSet } from './byte-set';

const DIGIT = ByteSet.range(0x30, 0x39);
const UPPER = ByteSet.range(0x41, 0x5a);
const LOWER = ByteSet.range(0x61, 0x7a);
const ALPHA = UPPER.union(LOWER);
const ALNUM = ALPHA.union(DIGIT);
const WORD = ALNUM.union(ByteSet.chars('_'));
const SPACE = ByteSet.chars(' \t\n\v\f\r');
const GRAPH = ByteSet.range(0x21, 0x7e);
const NEWLINE = ByteSet.chars('\n');

/** `\d`, `\W` and so on. PCRE's `\s` is ASCII only, JavaScript's is not, hence sets of bytes. */
export const ESCAPED_CLASSES: Readonly<Record<string, ByteSet>> = {
  d: DIGIT,
  D: DIGIT.inverse(),
  w: WORD,
  W: WORD.inverse(),
  s: SPACE,
  S: SPACE.inverse(),
  h: ByteSet.chars(' \t\xa0'),
  N: NEWLINE.inverse(),
};

/** `.` without `(?s)`: nginx's PCRE knows the line feed as the only newline. */
export const DOT = NEWLINE.inverse();

export const ESCAPED_BYTES: Readonly<Record<string, number>> = {
  a: 0x07,
  e: 0x1b,
  f: 0x0c,
  n: 0x0a,
  r: 0x0d,
  t: 0x09,
};

/** `[[:alpha:]]` and its kin. */
export const POSIX_CLASSES: Readonly<Record<string, ByteSet>> = {
  alpha: ALPHA,
  digit: DIGIT,
  alnum: ALNUM,
  upper: UPPER,
  lower: LOWER,
  word: WORD,
  space: SPACE,
  blank: ByteSet.chars(' \t'),
  punct: GRAPH.inverse().union(ALNUM).inverse(),
  graph: GRAPH,
  print: ByteSet.range(0x20, 0x7e),
  cntrl: ByteSet.range(0x00, 0x1f).union(ByteSet.of(0x7f)),
  xdigit: DIGIT.union(ByteSet.chars('abcdefABCDEF')),
  ascii: ByteSet.range(0x00, 0x7f),
};

import { mayMeet } from '../../../../table/overlap';
import { PathMatch } from '../../../../table/path-match';
import { stemOf } from '../../../../table/regex';
import { filled } from '../../patterns';

/** An escape, a class, the beginning of a group, a quantifier or any other character. */
const STEP = /\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?:)?|\{(\d+)(?:(,)(\d*))?\}\??|[*+?]\??|./g;

/**
 * A regular expression without the characters that NGINX Gateway Fabric takes in no path: repetitions are written out, and
 * what else has a brace, a semicolon or a space is written by its number.
 */
function spelledOut(pattern: string): string {
  /** The items of the pattern, and those of each group that is open. */
  const open: string[][] = [[]];
  const items = () => open[open.length - 1] ?? [];
  for (const [step, least, range, most] of pattern.matchAll(STEP)) {
    if (step.startsWith('(')) open.push([step]);
    else if (step === ')') {
      const group = `${open.pop()?.join('')})`;
      items().push(group);
    } else if (least !== undefined) items().push(repeated(items().pop() ?? '', Number(least), range, most));
    else if (/^[*+?]/.test(step)) items().push(`${items().pop()}${step}`);
    else items().push(byNumber(step));
  }
  return items().join('');
}

function repeated(item: string, least: number, range: string | undefined, most = ''): string {
  if (range === undefined) return item.repeat(least);
  return item.repeat(least) + (most === '' ? `${item}*` : `${item}?`.repeat(Number(most) - least));
}

const byNumber = (step: string) =>
  step.replace(/\\?([{}; ])/g, (_, char: string) => `\\x${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** The beginning of the locations that requests are sent to inside nginx, once their headers are compared. */
const INTERNAL = '/_ngf-internal-';

/** nginx looks for a regular expression there as well, which would take the request once more, and again. */
function spared(pattern: string): string {
  const stem = stemOf(pattern);
  if (!INTERNAL.startsWith(stem) && !stem.startsWith(INTERNAL)) return pattern;
  return pattern.replace('/', `/(?!${INTERNAL.slice(1)})`);
}

/**
 * The regular expressions of a host as they are written, which are tried in the order of their length: each is filled up until it
 * is longer than those after it that may take the same path.
 *
 * @param patterns in the order in which they are to be tried.
 * @param comparesHeaders true for a host with rules that compare headers.
 */
export function inOrder(patterns: readonly string[], comparesHeaders: boolean): ReadonlyMap<string, string> {
  const written = new Map<string, string>();
  const regex = (path: string) => ({ match: PathMatch.REGEX, path });
  for (const pattern of [...new Set(patterns)].reverse()) {
    const later = [...written].filter(([other]) => mayMeet(regex(pattern), regex(other)));
    const text = comparesHeaders ? spared(spelledOut(pattern)) : spelledOut(pattern);
    written.set(pattern, filled(text, Math.max(0, ...later.map(([, { length }]) => length + 1))));
  }
  return written;
}

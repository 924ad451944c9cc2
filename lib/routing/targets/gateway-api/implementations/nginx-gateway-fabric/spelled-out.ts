import { mayMeet } from '../../../../table/overlap';
import { PathMatch } from '../../../../table/path-match';
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

/**
 * The regular expressions of a host as they are written, which are tried in the order of their length: each is filled up until it
 * is longer than those after it that may take the same path.
 *
 * @param patterns in the order in which they are to be tried.
 */
export function inOrder(patterns: readonly string[]): ReadonlyMap<string, string> {
  const written = new Map<string, string>();
  const regex = (path: string) => ({ match: PathMatch.REGEX, path });
  for (const pattern of [...new Set(patterns)].reverse()) {
    const later = [...written].filter(([other]) => mayMeet(regex(pattern), regex(other)));
    written.set(pattern, filled(spelledOut(pattern), Math.max(0, ...later.map(([, { length }]) => length + 1))));
  }
  return written;
}

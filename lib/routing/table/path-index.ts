import { type ComparedPath, mayMeet } from './overlap';
import { PathMatch } from './path-match';

/** Routes arranged so that those which may take a path in common with another one are found without a look at all of them. */
export class PathIndex<Entry extends ComparedPath> {
  /** Exact paths and prefixes by their path, and by each prefix that they are below. */
  private readonly byPath = new Map<string, Entry[]>();
  private readonly below = new Map<string, Entry[]>();
  private readonly regexes: Entry[] = [];
  private readonly all: Entry[] = [];

  add(entry: Entry): void {
    this.all.push(entry);
    if (entry.match === PathMatch.REGEX) {
      this.regexes.push(entry);
      return;
    }
    append(this.byPath, entry.path, entry);
    for (const folder of foldersOf(entry.path)) append(this.below, folder, entry);
  }

  /** The routes that may take a path in common with this one. */
  *meeting(route: ComparedPath): Iterable<Entry> {
    for (const entry of this.candidates(route)) if (mayMeet(entry, route)) yield entry;
  }

  private *candidates({ match, path }: ComparedPath): Iterable<Entry> {
    if (match === PathMatch.REGEX) {
      yield* this.all;
      return;
    }
    yield* this.regexes;
    for (const each of [path, ...foldersOf(path)]) yield* this.byPath.get(each) ?? [];
    if (match === PathMatch.PREFIX) yield* this.below.get(path) ?? [];
  }
}

function append<Entry>(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else list.push(entry);
}

/** The prefixes that also take a path, from the longest: `/a/b` has `/a` and `/`. */
function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) folders.push(path.slice(0, end));
  return path === '/' ? folders : [...folders, '/'];
}

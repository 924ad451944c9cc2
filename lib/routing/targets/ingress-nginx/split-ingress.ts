import type { ObjectNames } from '../object-names';
import { MOST_BYTES } from './most-bytes';
import { isLimited } from './object-key';
import { addPath, type PlannedIngress, type PlannedPath, type PlannedPaths } from './planned-ingress';
import { slug } from './slug';

/** A path of a host, by which paths are sorted into parts. */
interface Entry {
  readonly host: string | undefined;
  readonly path: PlannedPath;
  /** Host and path, of which those of one part have the same beginning. */
  readonly text: string;
  readonly bytes: number;
}

/**
 * The parts of an Ingress that is too large for `kubectl apply`. The paths of one beginning are a part: a path that is added
 * later moves no other one, unless its own part gets too large. The part of the first path keeps the name, and has the paths that are
 * the beginning of others, such as `/`.
 *
 * Parts have the same annotations, and the controller puts the paths of a host together whatever Ingress they are from. A limit
 * is counted for each Ingress, so that one with a limit is not split. Paths of one text stay together: the webhook refuses an
 * exact path and a prefix of one text in two objects.
 *
 * @param taken bytes of the first part that are not for rules.
 */
export function splitIngress(ingress: PlannedIngress, names: ObjectNames, taken = 0): PlannedIngress[] {
  const entries = entriesOf(ingress);
  const [first] = entries;
  if (first === undefined || isLimited(ingress.annotations)) return [ingress];
  const mostOfMain = Math.max(MOST_BYTES - taken, MOST_BYTES / 4);
  const isSmall = (part: readonly Entry[]) => bytesOf(part) <= (part.includes(first) ? mostOfMain : MOST_BYTES);
  if (isSmall(entries)) return [ingress];
  const parts = partsOf('', entries, isSmall);
  const isMain = (part: Part) => part.isBeginning || part.entries.includes(first);
  const main = { ...ingress, paths: pathsOf(parts.filter(isMain).flatMap((part) => part.entries)) };
  const ownHost = ingress.paths.size === 1 ? (first.host ?? '') : '';
  const others = parts
    .filter((part) => !isMain(part))
    .map((part) => {
      // The name of no route: an object with a route of this very path keeps its own.
      const name = names.give(`${ingress.name}-${slug(part.beginning.slice(ownHost.length))}-etc`);
      return { ...ingress, name, paths: pathsOf(part.entries), defaultBackend: undefined };
    });
  return [main, ...others];
}

function entriesOf({ paths }: PlannedIngress): Entry[] {
  return [...paths].flatMap(([host, ofHost]) =>
    ofHost.map((path, at) => {
      const bytes = bytesOfPath(path) + (at === 0 ? bytesOfHost(host) : 0);
      return { host, path, text: `${host ?? ''}${path.asked}`, bytes };
    }),
  );
}

/** The bytes that a path has in an object. */
function bytesOfPath({ path, pathType, backend }: PlannedPath): number {
  const { serviceName, servicePort, servicePortName } = backend;
  const port = servicePortName === undefined ? { number: servicePort } : { name: servicePortName };
  return FRAME + Buffer.byteLength(JSON.stringify([path, pathType, serviceName, port]));
}

/** The bytes of the names of a path's fields, and of their braces, next to a list of the values alone. */
const FRAME =
  JSON.stringify([{ path: 0, pathType: 0, backend: { service: { name: 0, port: 0 } } }]).length -
  JSON.stringify([0, 0, 0, 0]).length;

/** The bytes of a rule without paths, and of the host among those of a certificate. */
const bytesOfHost = (host: string | undefined) => JSON.stringify([{ host, http: { paths: [] } }, host]).length;

const bytesOf = (entries: readonly Entry[]) => entries.reduce((sum, { bytes }) => sum + bytes, 0);

interface Part {
  readonly beginning: string;
  /** True for the paths that are the beginning of other parts. */
  readonly isBeginning: boolean;
  readonly entries: readonly Entry[];
}

type IsSmall = (entries: readonly Entry[]) => boolean;

/** Paths of one beginning, divided by the character after it until each part is small enough. */
function partsOf(beginning: string, entries: readonly Entry[], isSmall: IsSmall): Part[] {
  const texts = entries.map(({ text }) => text);
  if (isSmall(entries) || texts.every((text) => text === texts[0])) {
    return [{ beginning, isBeginning: false, entries }];
  }
  const common = commonBeginning(texts);
  const byNext = new Map<string, Entry[]>();
  for (const entry of entries) {
    const next = entry.text.charAt(common.length);
    const some = byNext.get(next);
    if (some === undefined) byNext.set(next, [entry]);
    else some.push(entry);
  }
  return [...byNext].flatMap(([next, some]) =>
    next === '' ? [{ beginning: common, isBeginning: true, entries: some }] : partsOf(common + next, some, isSmall),
  );
}

function commonBeginning([first = '', ...others]: readonly string[]): string {
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length--;
  }
  return first.slice(0, length);
}

/** The paths of a part in the order in which they were written. */
function pathsOf(entries: readonly Entry[]): PlannedPaths {
  const paths: PlannedPaths = new Map();
  for (const { host, path } of entries) addPath(paths, host, path);
  return paths;
}

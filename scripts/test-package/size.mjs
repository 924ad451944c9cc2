// The size of the package: of the tarball, and of what it unpacks to, folder by folder. sizes.json has what was measured last, which
// `node scripts/test-package/size.mjs` writes anew after a build.
import { writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm, readJson } from './processes.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const REPOSITORY = resolve(HERE, '../..');
const RECORD = join(HERE, 'sizes.json');

/** How many times what was measured the package may have. */
const ROOM = 1.1;

/** Throws with what grew, where the package is larger than it may be. `packed` is what `npm pack --json` says of it. */
export function checkSize(packed) {
  const was = readJson(RECORD);
  const is = sizesOf(packed);
  const over = ['tarball', 'unpacked'].filter((key) => is[key] > was[key] * ROOM);
  if (over.length === 0) return;
  const grown = Object.entries(is.folders)
    .map(([folder, size]) => ({ folder, size, more: size - (was.folders[folder] ?? 0) }))
    .filter(({ more }) => more > 0)
    .sort((a, b) => b.more - a.more)
    .slice(0, 5);
  throw new Error(
    [
      ...over.map(
        (key) => `the package has ${kilobytes(is[key])} (${key}), where ${kilobytes(was[key])} were measured.`,
      ),
      'What grew most, with its largest files:',
      ...grown.map(
        ({ folder, size, more }) =>
          `  ${folder}: ${kilobytes(size)}, ${kilobytes(more)} more (${largestIn(packed, folder).join(', ')})`,
      ),
      'Leave out what users have no need of, or measure anew: node scripts/test-package/size.mjs',
    ].join('\n'),
  );
}

function sizesOf({ size, unpackedSize, files }) {
  const folders = {};
  for (const { path, size } of files) folders[folderOf(path)] = (folders[folderOf(path)] ?? 0) + size;
  const sorted = Object.entries(folders).sort(([a], [b]) => (a < b ? -1 : 1));
  return { tarball: size, unpacked: unpackedSize, folders: Object.fromEntries(sorted) };
}

/** The folder of a file, three deep; a file at the top stands for itself. */
const folderOf = (path) => (path.includes('/') ? path.split('/').slice(0, -1).slice(0, 3).join('/') : path);

function largestIn({ files }, folder) {
  const within = files.filter(({ path }) => folderOf(path) === folder).sort((a, b) => b.size - a.size);
  return within.slice(0, 3).map(({ path, size }) => `${path} ${kilobytes(size)}`);
}

const kilobytes = (bytes) => `${Math.ceil(bytes / 1000).toLocaleString('en')} kB`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [packed] = JSON.parse(npm(REPOSITORY, ['pack', '--ignore-scripts', '--json', '--dry-run']));
  writeFileSync(RECORD, `${JSON.stringify(sizesOf(packed), null, 2)}\n`);
}

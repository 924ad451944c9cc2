// The newest minor, where a range of versions ends with it: in the code, in doc comments, in docs/ and in tests.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const VERSIONS = 'lib/cdk8s/kubernetes-versions.ts';
const NEWEST = /(SUPPORTED: KubernetesVersions = \{ oldest: \d+, newest: )(\d+)/;
const FOLDERS = ['lib', 'docs', '__tests__'];

/** The newest minor that the code supports. */
export function supportedNewest(repository) {
  const [, , newest] = NEWEST.exec(readFileSync(join(repository, VERSIONS), 'utf8')) ?? [];
  if (newest === undefined) throw new Error(`${VERSIONS}: no newest minor is found.`);
  return Number(newest);
}

/** Writes the newest minor in place of the one before, and returns the files. */
export function raiseNewest(repository, newest) {
  const before = supportedNewest(repository);
  if (before === newest) return [];
  const ranges = new RegExp(String.raw`(\b1\.\d\d(?:\.\.| to ))1\.${before}\b`, 'g');
  const files = FOLDERS.flatMap((folder) => textsOf(join(repository, folder)));
  return files.filter((file) => {
    const text = readFileSync(file, 'utf8');
    const anew = text.replace(ranges, `$11.${newest}`).replace(NEWEST, `$1${newest}`);
    if (anew !== text) writeFileSync(file, anew);
    return anew !== text;
  });
}

function textsOf(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => /\.(ts|md)$/.test(file));
  return files.filter((file) => !file.includes('generated')).map((file) => join(folder, file));
}

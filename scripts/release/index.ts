// `npm run release` makes the commit's content of a release: the version that follows from CHANGELOG.md, there and in package.json.
// `-- --check [TAG]` fails unless tag, package.json, its lock and CHANGELOG.md agree; `-- --notes` prints what is new in the version.
import { readFileSync, writeFileSync } from 'node:fs';
import { disagreements } from './agreement';
import { nextVersion, notesOf, withRelease } from './changelog';

const CHANGELOG = 'CHANGELOG.md';
const MANIFESTS = ['package.json', 'package-lock.json'];

const read = (file: string) => readFileSync(file, 'utf8');
const versionOf = (file: string): string => JSON.parse(read(file)).version;

function main([option, tag]: readonly string[]): void {
  const version = versionOf('package.json');
  if (option === undefined) prepare(version);
  else if (option === '--notes') console.log(notesOf(read(CHANGELOG), version) ?? notesOf(read(CHANGELOG)));
  else if (option === '--check') check(version, tag);
  else throw new Error(`${option}: write npm run release, or -- --check [TAG], or -- --notes.`);
}

function check(version: string, tag?: string): void {
  const found = disagreements({ version, locked: versionOf('package-lock.json'), changelog: read(CHANGELOG), tag });
  if (found.length > 0) throw new Error(found.join('\n'));
}

function prepare(current: string): void {
  const changelog = read(CHANGELOG);
  const version = nextVersion(changelog, current);
  writeFileSync(CHANGELOG, withRelease(changelog, version, new Date().toISOString().slice(0, 10)));
  for (const file of MANIFESTS) {
    const manifest = JSON.parse(read(file));
    manifest.version = version;
    if (manifest.packages !== undefined) manifest.packages[''].version = version;
    writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
  }
  console.log(
    `${version}: look at git diff, land it on main, and then: git tag v${version} && git push origin v${version}`,
  );
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

// The tarball of the package, and a project that has installed it.
import { deepStrictEqual } from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm, readJson } from './processes.mjs';

const REPOSITORY = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const { name, version, peerDependencies, devDependencies } = readJson(join(REPOSITORY, 'package.json'));

/** Packs without running scripts, since the npm scripts have built already: the tarball, and what npm says of it. */
export function pack(folder) {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const [packed] = JSON.parse(npm(REPOSITORY, args));
  const files = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  deepStrictEqual(files, [`${name}-${version}.tgz`]);
  return { tarball: join(folder, files[0]), packed };
}

/** Makes a project with the tarball, its peers, TypeScript and the types of Node; `manifest` is what else its package.json says. */
export function installInEmptyProject(project, tarball, manifest = {}) {
  const wanted = [...Object.keys(peerDependencies), 'typescript', '@types/node'];
  const content = {
    private: true,
    ...manifest,
    dependencies: { [name]: `file:${tarball}` },
    devDependencies: Object.fromEntries(wanted.map((dependency) => [dependency, devDependencies[dependency]])),
  };
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), `${JSON.stringify(content, null, 2)}\n`);
  npm(project, ['install', '--prefer-offline', '--no-audit', '--no-fund']);
}

// `portico init` as users get it: the projects that it makes and adds to are installed, compiled, tested and synthesized.
import { deepStrictEqual, equal, match, throws } from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { node, npm, readJson } from './processes.mjs';

const REPOSITORY = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const { name, version, peerDependencies } = readJson(join(REPOSITORY, 'package.json'));

export function checkInit({ temporary, tarball, portico }) {
  portico(temporary, ['init', 'shop', '--image', 'registry.acme.org/shop:2.0.0', '--host', 'acme.org']);
  const shop = join(temporary, 'shop');
  installInto(shop, tarball);
  npm(shop, ['ci', '--prefer-offline', '--no-audit', '--no-fund']);
  npm(shop, ['test', '--', '--ci']);
  npm(shop, ['run', 'synth']);
  match(readFileSync(join(shop, 'dist', 'shop.k8s.yaml'), 'utf8'), /image: registry\.acme\.org\/shop:2\.0\.0\n/);
  portico(shop, ['check', '--strict', 'dist']);
  const written = readFileSync(join(shop, 'dist', 'shop.k8s.yaml'), 'utf8');
  // The command of the project's cdk8s.yaml, as `cdk8s synth` runs it.
  for (const words of [['-r', `${name}/register`], ['node_modules/ts-node/dist/bin.js']]) {
    rmSync(join(shop, 'dist'), { recursive: true });
    node(shop, [...words, 'main.ts']);
    equal(readFileSync(join(shop, 'dist', 'shop.k8s.yaml'), 'utf8'), written);
  }
  writeFileSync(join(shop, '__tests__', 'wrong.test.ts'), 'export const port: string = 80;\n');
  throws(() => npm(shop, ['test']), /wrong\.test\.ts\(1,14\): error TS2322/);
}

/** The tools of the project are those of its template, but for the command of cdk8s, which fetches packages of its own. */
export function checkInitOfCdk8s({ temporary, tarball, portico }) {
  const old = join(temporary, 'old');
  cpSync(join(REPOSITORY, 'node_modules/cdk8s-cli/templates/typescript-app'), old, { recursive: true });
  const filled = (file) => readFileSync(join(old, file), 'utf8').replaceAll('{{ $base }}', 'old');
  const manifest = JSON.parse(filled('package.json'));
  delete manifest.dependencies['cdk8s-plus-33'];
  delete manifest.devDependencies['cdk8s-cli'];
  for (const core of ['cdk8s', 'constructs']) manifest.dependencies[core] = peerDependencies[core];
  writeJson(join(old, 'package.json'), manifest);
  const main = filled('main.ts')
    .replace('// define resources here', "new WebService(this, 'web', { image: 'registry.acme.org/web:1.0.0' });")
    .replace('\n', `\nimport { WebService } from '${name}';\n`);
  writeFileSync(join(old, 'main.ts'), main);
  portico(old, ['init']);
  installInto(old, tarball);
  npm(old, ['run', 'compile']);
  npm(old, ['test', '--', '--update-snapshot']);
  match(readFileSync(join(old, '__snapshots__/main.test.ts.snap'), 'utf8'), /registry\.acme\.org\/web:1\.0\.0/);
  portico(old, ['synth']);
  deepStrictEqual(readdirSync(join(old, 'dist')), ['old.k8s.yaml']);
}

/** Installs a project whose own dependency on this package is the tarball. */
function installInto(folder, tarball) {
  const file = join(folder, 'package.json');
  const manifest = readJson(file);
  equal(manifest.dependencies[name], `^${version}`);
  writeJson(file, { ...manifest, dependencies: { ...manifest.dependencies, [name]: `file:${tarball}` } });
  npm(folder, ['install', '--prefer-offline', '--no-audit', '--no-fund']);
}

function writeJson(file, content) {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

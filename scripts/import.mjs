// `npm run import`: makes the typed constructs in imports/ from the CRD descriptions in crds/, with no network. With
// --check it writes nothing and fails when imports/ holds something else.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const FOLDER = join(REPOSITORY, 'imports');
const CLI = join(REPOSITORY, 'node_modules/cdk8s-cli/bin/cdk8s');
/** `--save=false`: cdk8s.yaml stays as it is. */
const OPTIONS = ['--language', 'typescript', '--save=false', '--check-upgrade=false'];

const temporary = mkdtempSync(join(tmpdir(), 'portico-imports-'));
try {
  const generated = generate();
  if (process.argv.includes('--check')) check(generated);
  else write(generated);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(temporary, { recursive: true });
}

function generate() {
  for (const crd of readdirSync(join(REPOSITORY, 'crds')).sort()) {
    const args = [CLI, 'import', join('crds', crd), '--output', temporary, ...OPTIONS];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: REPOSITORY, encoding: 'utf8' });
    if (status !== 0) throw new Error(`cdk8s import crds/${crd} failed:\n${stdout}${stderr}`);
  }
  return read(temporary);
}

function check(generated) {
  const present = read(FOLDER);
  const stale = [...new Set([...generated.keys(), ...present.keys()])].filter(
    (file) => generated.get(file) !== present.get(file),
  );
  if (stale.length > 0) {
    const files = stale.map((file) => `imports/${file}`).join(', ');
    throw new Error(`${files}: not what crds/ says: run npm run import, and commit it.`);
  }
}

function write(generated) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  for (const [file, content] of generated) writeFileSync(join(FOLDER, file), content);
}

function read(folder) {
  try {
    return new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  } catch (error) {
    if (error.code === 'ENOENT') return new Map();
    throw error;
  }
}

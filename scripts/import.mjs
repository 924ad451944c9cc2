// `npm run import`: makes imports/, the typed constructs of the CRDs in crds/, and lib/checks/schema/generated/, the published
// schemas of Kubernetes, Gateway API and their neighbours, and writes a new minor wherever a range of versions ends; those of Gateway API
// as they are, for a test, as well. The schemas come from a folder with Go modules, which is the first argument, for example "$(go env GOMODCACHE)"; without one they are left alone.
// With --check nothing is written, and whatever is not as it would be made is an error. There is no network.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gatewayApiSchemas, gatewayApiTable } from './import/gateway-api.mjs';
import { kedaTriggersTable } from './import/keda-triggers.mjs';
import { kubernetesTable, newestMinor } from './import/kubernetes.mjs';
import { neighboursTable } from './import/neighbours.mjs';
import { raiseNewest, supportedNewest } from './import/newest-minor.mjs';

const REPOSITORY = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const CLI = join(REPOSITORY, 'node_modules/cdk8s-cli/bin/cdk8s');
/** `--save=false`: cdk8s.yaml stays as it is. */
const OPTIONS = ['--language', 'typescript', '--save=false', '--check-upgrade=false'];

const modules = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
const isCheck = process.argv.includes('--check');
const finish = isCheck ? check : write;

try {
  finish('imports', 'crds/', generateImports());
  if (modules !== undefined) {
    finish('lib/checks/schema/generated', modules, generateSchema());
    finish('__tests__/routing/targets/gateway-api/published', modules, new Map(gatewayApiSchemas(modules)));
    finishNewest(newestMinor(modules));
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function finishNewest(newest) {
  if (!isCheck) {
    for (const file of raiseNewest(REPOSITORY, newest)) console.log(`1.${newest} is written into ${file}`);
  } else if (supportedNewest(REPOSITORY) !== newest) {
    throw new Error(
      `lib/cdk8s/kubernetes-versions.ts: the newest minor is not ${newest}: run npm run import, and commit it.`,
    );
  }
}

function generateSchema() {
  return new Map([
    ['gateway-api.ts', gatewayApiTable(modules)],
    ['kubernetes.ts', kubernetesTable(modules)],
    ['keda-triggers.ts', kedaTriggersTable(modules)],
    ['neighbours.ts', neighboursTable(modules)],
  ]);
}

function generateImports() {
  const temporary = mkdtempSync(join(tmpdir(), 'portico-imports-'));
  try {
    for (const crd of readdirSync(join(REPOSITORY, 'crds')).sort()) {
      const args = [CLI, 'import', join('crds', crd), '--output', temporary, ...OPTIONS];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: REPOSITORY, encoding: 'utf8' });
      if (status !== 0) throw new Error(`cdk8s import crds/${crd} failed:\n${stdout}${stderr}`);
    }
    return read(temporary);
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

function check(folder, source, generated) {
  const present = read(join(REPOSITORY, folder));
  const stale = [...new Set([...generated.keys(), ...present.keys()])].filter(
    (file) => generated.get(file) !== present.get(file),
  );
  if (stale.length > 0) {
    const files = stale.map((file) => `${folder}/${file}`).join(', ');
    throw new Error(`${files}: not what ${source} says: run npm run import, and commit it.`);
  }
}

function write(folder, _source, generated) {
  const target = join(REPOSITORY, folder);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const [file, content] of generated) writeFileSync(join(target, file), content);
}

function read(folder) {
  try {
    return new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  } catch (error) {
    if (error.code === 'ENOENT') return new Map();
    throw error;
  }
}

import { deepStrictEqual } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { measurePairs, type Row } from './measure';
import { OURS } from './shop-project';

const SERVICES = 1000;
const PAIRS = 5;
const TARGET = 1.5;
const CHART = path.join(__dirname, 'helm-chart');

/** The app of `apps.ts`, in JavaScript and with the built package, as a user's process runs it. */
const PROGRAM = `
  const { App, Chart } = require('cdk8s');
  const { IngressRouter, WebService } = require('./build/lib');
  const app = new App();
  const chart = new Chart(app, 'many');
  const router = new IngressRouter(chart, 'router', { host: 'abc.com' });
  for (let number = 0; number < ${SERVICES}; number++) {
    const service = new WebService(chart, 'service-' + number, { image: 'registry.example.com/service:' + number });
    router.prefix('/service-' + number, service);
  }
  app.synth();
`;

/** The whole process that checks many services and writes their YAML, compared with Helm's for a chart of the same objects. */
export function helmTemplate(): Row | string {
  const version = spawnSync('helm', ['version', '--template', '{{ .Version }}'], { encoding: 'utf8' });
  if (version.status !== 0) return 'helm is not on the PATH';
  if (!existsSync(path.join(OURS, 'build'))) throw new Error('there is no build: run `npm run build` first.');

  const folder = mkdtempSync(path.join(tmpdir(), 'portico-bench-'));
  try {
    const [ours, theirs] = [path.join(folder, 'ours'), path.join(folder, 'theirs')];
    const pair = measurePairs(
      PAIRS,
      () => run(process.execPath, ['--eval', PROGRAM], { CDK8S_OUTDIR: ours }),
      () => {
        mkdirSync(theirs, { recursive: true });
        run('helm', ['template', 'many', CHART, '--set', `services=${SERVICES}`, '--output-dir', theirs]);
      },
      () => deepStrictEqual(objectsIn(theirs), objectsIn(ours)),
    );
    return {
      what: `${SERVICES} services with routes, from start to files: ${pair.ours.toFixed(0)} ms`,
      against: `helm template (${version.stdout.trim()}) of the same objects: ${pair.theirs.toFixed(0)} ms`,
      measured: pair.ratio.toFixed(2),
      target: `≤ ${TARGET}`,
      met: pair.ratio <= TARGET,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): void {
  const { status, stderr } = spawnSync(command, args, { cwd: OURS, env: { ...process.env, ...env }, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${path.basename(command)} failed:\n${stderr}`);
}

/** The objects below a folder by kind and name, since Helm writes a file for each template. */
function objectsIn(folder: string): { [name: string]: unknown } {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  const objects = files
    .flatMap((file) => parseAllDocuments(readFileSync(path.join(folder, file), 'utf8')))
    .map((document) => document.toJS() as { kind: string; metadata: { name: string } } | null)
    .filter((object) => object !== null);
  return Object.fromEntries(objects.map((object) => [`${object.kind} ${object.metadata.name}`, object]));
}

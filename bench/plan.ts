import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { measurePairs, type Row } from './measure';
import { OURS } from './shop-project';

const SERVICES = 1000;
const PAIRS = 5;
const TARGET = 1.5;
const BIN = path.join(OURS, 'build/cli/bin.js');

/** An app whose last service has an image of its own. */
const appWith = (tag: string) => `
const { App, Chart } = require('cdk8s');
const { IngressRouter, WebService } = require('cdk8s-portico');
const app = new App();
const chart = new Chart(app, 'many');
const router = new IngressRouter(chart, 'router', { host: 'abc.com' });
for (let number = 1; number <= ${SERVICES}; number++) {
  const image = 'registry.example.com/service:' + (number === ${SERVICES} ? '${tag}' : number);
  router.prefix('/service-' + number, new WebService(chart, 'service-' + number, { image }));
}
app.synth();
`;

/** `portico plan` of many services of which one has changed, compared with `portico synth` of the same app. */
export function planCost(): Row {
  if (!existsSync(BIN)) throw new Error('there is no build: run `npm run build` first.');
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-bench-'));
  const run = (expected: number, ...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...words], { cwd: folder, encoding: 'utf8' });
    if (status !== expected) throw new Error(`portico ${words.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  };
  try {
    mkdirSync(path.join(folder, 'node_modules'));
    for (const name of ['cdk8s', 'cdk8s-plus-27', 'constructs']) {
      symlinkSync(path.join(OURS, 'node_modules', name), path.join(folder, 'node_modules', name));
    }
    symlinkSync(OURS, path.join(folder, 'node_modules/cdk8s-portico'));
    writeFileSync(path.join(folder, 'cdk8s.yaml'), 'app: node app.js\n');
    writeFileSync(path.join(folder, 'app.js'), appWith('old'));
    run(0, 'synth');
    writeFileSync(path.join(folder, 'app.js'), appWith('new'));
    // 2 says that there are changes.
    const pair = measurePairs(
      PAIRS,
      () => run(2, 'plan'),
      () => run(0, 'synth', '--output', 'other'),
    );
    return {
      what: `portico plan of ${SERVICES} services, one changed: ${(pair.ours / 1000).toFixed(2)} s`,
      against: `portico synth of the same: ${(pair.theirs / 1000).toFixed(2)} s`,
      measured: pair.ratio.toFixed(2),
      target: `≤ ${TARGET}`,
      met: pair.ratio <= TARGET,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

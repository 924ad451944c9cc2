import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { missing, succeed } from '../scripts/test-languages/execute';
import { PYTHON } from '../scripts/test-languages/languages/python';
import { QUIET } from '../scripts/test-languages/packages';
import { measurePairs, type Row } from './measure';

const PAIRS = 7;
const TARGET = 1.3;

/** A program in Python with two services, from its start to its YAML, compared with the same services of cdk8s-plus alone. */
export function pythonSynth(): Row {
  const lacks = missing(PYTHON.commands);
  if (lacks.length > 0) throw new Error(`${lacks.join(', ')} is not on the path.`);
  if (!existsSync('.jsii')) throw new Error('there is no build: run `npm run build` first.');
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-bench-'));
  try {
    const programs = ['portico', 'plus'].map((name) => ({
      name,
      file: path.resolve(__dirname, 'python', `${name}.py`),
    }));
    const { portico, plus } = PYTHON.prepare(folder, programs);
    const run = (command: typeof portico) => () => {
      if (command === undefined) throw new Error('no command');
      const output = path.join(folder, 'output');
      succeed(command.folder, command.words, { ...QUIET, ...command.env, CDK8S_OUTDIR: output });
      if (readdirSync(output).length === 0) throw new Error('nothing was written');
      rmSync(output, { recursive: true });
    };
    const pair = measurePairs(PAIRS, run(portico), run(plus));
    return {
      what: `two services in Python: ${(pair.ours / 1000).toFixed(2)} s`,
      against: `cdk8s-plus in Python: ${(pair.theirs / 1000).toFixed(2)} s`,
      measured: pair.ratio.toFixed(2),
      target: `≤ ${TARGET}`,
      met: pair.ratio <= TARGET,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

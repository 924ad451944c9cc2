import { availableParallelism } from 'node:os';
import { checksCost, sitesCost } from './checks';
import { helmTemplate } from './helm';
import { linearity } from './linearity';
import type { Row } from './measure';
import { planCost } from './plan';
import { porticoSynth } from './portico-synth';
import { pythonSynth } from './python';
import { resolveSpeed } from './resolve';
import { routes } from './routes';
import { synthCli } from './synth-cli';
import { objectsInProcess, yamlInProcess, yamlInProcessEquipped } from './synth-in-process';

// `npm run bench`: measures every speed claim of the README, with the package as `npm run build` makes it. A missed target is a line of the table; only a measurement
// that could not be made is a failure.

const claims = {
  porticoSynth,
  planCost,
  synthCli,
  objectsInProcess,
  yamlInProcess,
  yamlInProcessEquipped,
  helmTemplate,
  checksCost,
  sitesCost,
  linearity,
  routes,
  resolveSpeed,
  pythonSynth,
};
const rows: (Row & { readonly verdict: string })[] = [];
for (const [name, measure] of Object.entries(claims)) {
  try {
    const row: Row | string = measure();
    if (typeof row === 'string') console.error(`${name} is left out: ${row}.`);
    else rows.push({ ...row, verdict: row.met ? 'met' : 'missed' });
  } catch (error) {
    console.error(`${name} was not measured: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}

const columns = ['what', 'against', 'measured', 'target', 'verdict'] as const;
const heading = { what: 'what', against: 'against', measured: 'measured', target: 'target', verdict: '' };
const table = [heading, ...rows];
const widths = columns.map((column) => Math.max(...table.map((row) => row[column].length)));
for (const row of table) {
  console.log(
    columns
      .map((column, index) => row[column].padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
console.log(`\nNode ${process.version} on ${availableParallelism()} CPUs`);

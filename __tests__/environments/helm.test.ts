import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { filesIn, type Written } from './support';

/** Runs an example with the library of this repository, which may have no build. */
const runner = (main: string) => `
const Module = require('node:module');
const resolve = Module._resolveFilename;
Module._resolveFilename = (name, ...rest) => resolve(name === 'cdk8s-portico' ? ${JSON.stringify(path.resolve('lib'))} : name, ...rest);
require(${JSON.stringify(require.resolve('ts-node/register'))});
require(${JSON.stringify(path.resolve(main))});
`;

/** The files of the chart that `cdk8s synth --format helm` makes of an app. */
function helmChartOf(main: string, environment?: string): Written {
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-helm-'));
  const [app, output] = [path.join(folder, 'app.cjs'), path.join(folder, 'chart')];
  writeFileSync(app, runner(main));
  const { PORTICO_ENV: _, ...env } = process.env;
  try {
    const cli = ['node_modules/cdk8s-cli/bin/cdk8s', 'synth', '--check-upgrade=false', '--output', output];
    const helm = ['--format', 'helm', '--chart-api-version', 'v2', '--chart-version', '1.0.0'];
    const run = spawnSync(process.execPath, [...cli, ...helm, '--app', `node ${app}`], {
      encoding: 'utf8',
      env: environment === undefined ? env : { ...env, PORTICO_ENV: environment },
    });
    if (run.status !== 0) throw new Error(run.stdout + run.stderr);
    return filesIn(output);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const main = 'examples/environments/main.ts';
const yamlOf = (name: string) => readFileSync(`examples/environments/output/${name}/shop.k8s.yaml`, 'utf8');

test('a chart of Helm has the YAML of one environment', () => {
  const { 'Chart.yaml': chart, 'README.md': _, ...templates } = helmChartOf(main, 'prod');
  expect(chart).toContain('apiVersion: "v2"\n');
  expect(chart).toContain('version: "1.0.0"\n');
  expect(templates).toEqual({ 'templates/prod/shop.k8s.yaml': yamlOf('prod') });
});

test('and of all of them, unless one is named', () => {
  expect(Object.keys(helmChartOf(main))).toEqual([
    'Chart.yaml',
    'README.md',
    'templates/dev/shop.k8s.yaml',
    'templates/prod/shop.k8s.yaml',
  ]);
});

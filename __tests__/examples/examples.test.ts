import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { noOpFields } from '../support/api-defaults';
import type { Manifest } from '../support/app';
import { podSecurityViolations } from '../support/pod-security';
import { expectValid } from '../support/validate';

// What may not be as meant is printed at synth; the examples' READMEs speak of it.
jest.spyOn(console, 'error').mockImplementation(() => {});

/** Each example as its reader runs it: its main.ts, with an empty output folder. */
describe.each(readdirSync('examples'))('examples/%s', (example) => {
  const output = mkdtempSync(path.join(tmpdir(), 'portico-'));
  const outputFolder = process.env.CDK8S_OUTDIR;
  process.env.CDK8S_OUTDIR = output;
  jest.isolateModules(() => require(path.resolve('examples', example, 'main.ts')));
  if (outputFolder === undefined) delete process.env.CDK8S_OUTDIR;
  else process.env.CDK8S_OUTDIR = outputFolder;

  const files = readdirSync(output).sort();
  const yaml = files.map((file) => readFileSync(path.join(output, file), 'utf8')).join('---\n');
  rmSync(output, { recursive: true });
  const manifests: Manifest[] = parseAllDocuments(yaml).map((document) => document.toJS());

  test('writes this YAML', () => {
    expect(yaml).toMatchSnapshot();
  });

  test('is valid, and says nothing that the API server would fill in', () => {
    expect(manifests.length).toBeGreaterThan(0);
    expectValid(manifests);
    expect(manifests.flatMap(noOpFields)).toEqual([]);
  });

  test('runs under Pod Security "restricted"', () => {
    expect(manifests.flatMap(podSecurityViolations)).toEqual([]);
  });

  test('has a README', () => {
    expect(readFileSync(path.join('examples', example, 'README.md'), 'utf8')).toMatch(/^# /);
  });
});

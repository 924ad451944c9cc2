import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { noOpFields } from './support/api-defaults';
import type { Manifest } from './support/app';
import { podSecurityViolations } from './support/pod-security';
import { expectValid } from './support/validate';

// Warnings are printed at synth; the READMEs of the examples explain them.
jest.spyOn(console, 'error').mockImplementation(() => {});

interface Files {
  readonly [name: string]: string;
}

/** The files of a folder, and of those within it. */
function filesIn(folder: string): Files {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : [];
  const files = names.filter((name) => path.extname(name) !== '');
  return Object.fromEntries(files.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

/** Runs main.ts as a reader of the example does, with an empty output folder. */
function synthesize(example: string, output: string): void {
  const outdir = process.env.CDK8S_OUTDIR;
  process.env.CDK8S_OUTDIR = output;
  require(path.resolve('examples', example, 'main.ts'));
  if (outdir === undefined) delete process.env.CDK8S_OUTDIR;
  else process.env.CDK8S_OUTDIR = outdir;
}

describe.each(readdirSync('examples'))('examples/%s', (example) => {
  const expected = path.join('examples', example, 'output');
  const output = mkdtempSync(path.join(tmpdir(), 'portico-'));
  synthesize(example, output);
  const files = filesIn(output);
  if (process.env.UPDATE_DOCS) {
    rmSync(expected, { recursive: true, force: true });
    renameSync(output, expected);
  } else {
    rmSync(output, { recursive: true });
  }
  const manifests: Manifest[] = Object.values(files).flatMap((yaml) =>
    parseAllDocuments(yaml).map((document) => document.toJS()),
  );

  test('writes the files in its output folder (UPDATE_DOCS=1 rewrites them)', () => {
    expect(files).toEqual(filesIn(expected));
  });

  test('is valid, and sets no field to what the API server would fill in', () => {
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

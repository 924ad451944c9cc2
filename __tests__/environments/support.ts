import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, type AppProps } from 'cdk8s';
import { ProblemsError } from '../../lib';

export interface Written {
  readonly [file: string]: string;
}

/** The files that an app writes, by their paths in the output. */
export function writtenBy(build: (app: App) => void, props: AppProps = {}): Written {
  const outdir = mkdtempSync(path.join(tmpdir(), 'portico-envs-'));
  try {
    const app = new App({ ...props, outdir });
    build(app);
    app.synth();
    return filesIn(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

export function filesIn(folder: string): Written {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)).replaceAll('\\', '/'));
  return Object.fromEntries(files.sort().map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
}

/** Every problem of an app, as `[path] message (code)`; nothing may have been written then. */
export function problemsOf(build: (app: App) => void): string[] {
  const outdir = mkdtempSync(path.join(tmpdir(), 'portico-envs-'));
  try {
    const app = new App({ outdir });
    build(app);
    app.synth();
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    expect(filesIn(outdir)).toEqual({});
    return error.findings.map(({ path: of, message, code }) => `[${of}] ${message} (${code})`);
  } finally {
    rmSync(outdir, { recursive: true });
  }
  return [];
}

/** The lines that a synthesis prints. */
export function printedBy(build: (app: App) => void): string[] {
  const lines: string[] = [];
  const printed = jest.spyOn(console, 'error').mockImplementation((line) => void lines.push(line));
  try {
    writtenBy(build);
    return lines.map((line) => line.replace(/\] \S+:\d+ /, '] '));
  } finally {
    printed.mockRestore();
  }
}

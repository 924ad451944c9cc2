import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { main } from '../../cli/main';
import type { Terminal } from '../../cli/terminal';

/** What a command printed, and how it ended. */
export interface Outcome {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

export interface Files {
  readonly [file: string]: string;
}

export interface Surroundings {
  /** Files by their paths in the working directory. */
  readonly files?: Files;
  /** Text that is piped into the command. */
  readonly input?: string;
  readonly isColored?: boolean;
}

/** Runs `portico` with some words in a folder of its own. */
export async function portico(words: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> {
  return inFolder(surroundings.files ?? {}, (folder) => porticoIn(folder, words, surroundings));
}

/** Runs something in a folder that is removed afterwards. */
export async function inFolder<T>(files: Files, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-cli-'));
  try {
    write(folder, files);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function write(folder: string, files: Files): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
}

/** Runs `portico` in a folder. */
export async function porticoIn(
  folder: string,
  words: readonly string[],
  { input, isColored = false }: Surroundings = {},
  more: Partial<Terminal> = {},
): Promise<Outcome> {
  const [out, err]: [string[], string[]] = [[], []];
  const exitCode = await main(words, {
    folder,
    isColored,
    hasInput: input !== undefined,
    status() {},
    interrupted: () => new Promise(() => {}),
    print: (text) => void out.push(text),
    say: (text) => void err.push(text),
    readInput: async () => input ?? '',
    ...more,
  });
  return { exitCode, out: out.join('\n'), err: err.join('\n') };
}

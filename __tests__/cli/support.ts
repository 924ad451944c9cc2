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

export interface Surroundings {
  /** Files by their paths in the working directory. */
  readonly files?: { readonly [file: string]: string };
  /** Text that is piped into the command. */
  readonly input?: string;
  readonly isColored?: boolean;
}

/** Runs `portico` with some words in a folder of its own. */
export async function portico(
  words: readonly string[],
  { files = {}, input, isColored = false }: Surroundings = {},
): Promise<Outcome> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-cli-'));
  const [out, err]: [string[], string[]] = [[], []];
  const terminal: Terminal = {
    folder,
    isColored,
    hasInput: input !== undefined,
    print: (text) => void out.push(text),
    say: (text) => void err.push(text),
    readInput: async () => input ?? '',
  };
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    const exitCode = await main(words, terminal);
    return { exitCode, out: out.join('\n'), err: err.join('\n') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

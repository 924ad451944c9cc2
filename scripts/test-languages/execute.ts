import { spawnSync } from 'node:child_process';
import { programFile } from '../program-file';

/** A process that has ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command, and answers with what it printed, however it ended. */
export function execute(cwd: string, [program = '', ...args]: readonly string[], env: NodeJS.ProcessEnv = {}): Ended {
  const options = { cwd, env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  const { status, stdout, stderr, error } = spawnSync(program, args, options);
  return { status, stdout: stdout ?? '', stderr: `${stderr ?? ''}${error?.message ?? ''}` };
}

/** Runs a command that must not fail. */
export function succeed(cwd: string, command: readonly string[], env?: NodeJS.ProcessEnv): string {
  const { status, stdout, stderr } = execute(cwd, command, env);
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

/** The programs of a list that are not on the path. */
export const missing = (programs: readonly string[]): string[] =>
  programs.filter((program) => programFile(program) === undefined);

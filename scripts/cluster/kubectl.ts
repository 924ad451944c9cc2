import { spawnSync } from 'node:child_process';

/** The end of a kubectl command; without a status the command could not be started. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type Kubectl = (args: readonly string[]) => Outcome;

export const kubectl: Kubectl = (args) => {
  const { status, stdout, stderr } = spawnSync('kubectl', args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return { status, stdout, stderr };
};

/** The message of a command that failed, or undefined. */
export function complaint({ status, stderr }: Outcome): string | undefined {
  return status === 0 ? undefined : stderr;
}

/** The output of a command that must not fail. */
export function outputOf(outcome: Outcome): string {
  if (outcome.status !== 0) throw new Error(outcome.stderr);
  return outcome.stdout;
}

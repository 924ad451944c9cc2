import { spawnSync } from 'node:child_process';
import { PlanFailure } from './failure';

/** The answer of kubectl, which may have failed for a part. */
export interface KubectlAnswer {
  readonly out: string;
  readonly err: string;
}

/** Words of kubectl for a cluster that it does not reach, or that does not let it in. */
const UNREACHED =
  /Unable to connect|connection to the server|connection refused|dial tcp|failed to download openapi|must be logged in|context .*(does not exist|not found)/i;

/** Asks kubectl, with something on its standard input. */
export function kubectl(args: readonly string[], input?: string): KubectlAnswer {
  const { error, stdout, stderr } = spawnSync('kubectl', args, { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (error !== undefined)
    throw new PlanFailure('kubectl is not installed, and only it knows how to reach the cluster.');
  if (UNREACHED.test(stderr))
    throw new PlanFailure(`kubectl cannot ask the cluster: ${stderr.trim().split('\n').at(-1)}`);
  return { out: stdout, err: stderr };
}

import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { UsageError } from '../../cli/usage-error';
import { wholeNumber } from '../whole-number';

const USAGE = 'npm run test:upgrade -- [--from git:REVISION] [--runs N] [--seed S] [--only NAME] [--keep FOLDER]';
const GIT = 'git:';

export interface Options {
  readonly revision: string;
  /** The reason for a revision that nobody named. */
  readonly why?: string;
  /** The number of random apps. */
  readonly runs: number;
  readonly seed: number;
  /** The name of the only app, or an empty text for all. */
  readonly only: string;
  /** A folder in which programs and outputs stay. */
  readonly keep?: string;
}

export function parseOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        from: { type: 'string' },
        runs: { type: 'string', default: '500' },
        seed: { type: 'string', default: '1' },
        only: { type: 'string', default: '' },
        keep: { type: 'string' },
      },
    });
    const { from, only, keep } = values;
    const [runs, seed] = [wholeNumber('runs', values.runs), wholeNumber('seed', values.seed)];
    return { ...(from === undefined ? lastRelease() : revisionOf(from)), runs, seed, only, keep };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nUsage: ${USAGE}`);
  }
}

function revisionOf(from: string): Pick<Options, 'revision'> {
  if (!from.startsWith(GIT)) throw new Error(`--from ${from} is no revision: write, for example, --from git:v1.2.0.`);
  return { revision: from.slice(GIT.length) };
}

/** The newest tag before this commit, so that the commit of a release is compared with the release before it; or else the parent. */
function lastRelease(): Pick<Options, 'revision' | 'why'> {
  try {
    const args = ['describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*', 'HEAD^'];
    const stdio = ['ignore', 'pipe', 'ignore'] as const;
    const tag = execFileSync('git', args, { encoding: 'utf8', stdio: [...stdio] }).trim();
    return { revision: tag, why: `${tag} is the last release.` };
  } catch {
    return {
      revision: 'HEAD^',
      why: 'There is no release yet, which is a tag such as v0.1.0: the parent of this commit stands for it.',
    };
  }
}

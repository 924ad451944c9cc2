import { parseArgs } from 'node:util';
import { wholeNumber } from '../whole-number';
import { Refusal } from './refusal';

const USAGE =
  'npm run test:cluster -- [--runs N] [--seed S] [--only NAME] [--changes] [--plans] [--context NAME] [--yes-this-cluster]';

export interface Options {
  /** The number of random apps. */
  readonly runs: number;
  readonly seed: number;
  /** The name of the only app to try, or an empty text for all. */
  readonly only: string;
  readonly changes: boolean;
  readonly plans: boolean;
  readonly context?: string;
  readonly isSure: boolean;
}

export function parseOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        runs: { type: 'string', default: '20' },
        seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
        only: { type: 'string', default: '' },
        changes: { type: 'boolean', default: false },
        plans: { type: 'boolean', default: false },
        context: { type: 'string' },
        'yes-this-cluster': { type: 'boolean', default: false },
      },
    });
    const { only, changes, plans, context } = values;
    const [runs, seed] = [wholeNumber('runs', values.runs), wholeNumber('seed', values.seed)];
    return { runs, seed, only, changes, plans, context, isSure: values['yes-this-cluster'] };
  } catch (error) {
    throw new Refusal(2, `${(error as Error).message}\nUsage: ${USAGE}`);
  }
}

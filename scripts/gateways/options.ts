import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '../cluster/refusal';
import { wholeNumber } from '../whole-number';

const USAGE =
  'npm run test:gateways -- [--driver NAME]… [--bin FOLDER]… [--crds FOLDER] [--tables N] [--requests N] [--seed S] [--only TITLE] [--portable] [--all]';

export interface Options {
  /** The implementations to ask; all that are installed where there is none. */
  readonly drivers: readonly string[];
  /** Folders with programs, besides those of the path. */
  readonly folders: readonly string[];
  /** A folder with the CustomResourceDefinitions of Gateway API and of the implementations. */
  readonly crds?: string;
  /** The number of random tables. */
  readonly tables: number;
  /** The number of requests to each random table. */
  readonly requests: number;
  readonly seed: number;
  /** The title of the only table to ask, or an empty text for all. */
  readonly only: string;
  /** Asks about the objects of the target for any implementation, in place of those for this one. */
  readonly isPortable: boolean;
  /** Prints differences that a switch allows, too. */
  readonly showsAll: boolean;
}

export function parseOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        driver: { type: 'string', multiple: true, default: [] },
        bin: { type: 'string', multiple: true, default: [] },
        crds: { type: 'string' },
        tables: { type: 'string', default: '100' },
        requests: { type: 'string', default: '20' },
        seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
        only: { type: 'string', default: '' },
        portable: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
      },
    });
    return {
      drivers: values.driver,
      folders: values.bin.map((folder) => path.resolve(folder)),
      crds: values.crds === undefined ? undefined : path.resolve(values.crds),
      tables: wholeNumber('tables', values.tables),
      requests: wholeNumber('requests', values.requests),
      seed: wholeNumber('seed', values.seed),
      only: values.only,
      isPortable: values.portable,
      showsAll: values.all,
    };
  } catch (error) {
    throw new Refusal(2, `${(error as Error).message}\nUsage: ${USAGE}`);
  }
}

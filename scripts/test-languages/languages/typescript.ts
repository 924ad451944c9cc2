import * as path from 'node:path';
import type { Language } from '../language';
import { folderOf, REPOSITORY } from '../packages';

/** Runs the programs by the build of the repository, which Node finds by the name of the package. */
export const TYPESCRIPT: Language = {
  name: 'TypeScript',
  extension: 'ts',
  commands: [],
  hasPlaces: true,
  prepare(_folder, programs) {
    const env = { TS_NODE_PROJECT: path.join(REPOSITORY, 'tsconfig.json'), TS_NODE_TRANSPILE_ONLY: 'true' };
    const node = [process.execPath, '-r', path.join(folderOf('ts-node'), 'register')];
    return Object.fromEntries(
      programs.map(({ name, file }) => [name, { folder: path.dirname(file), words: [...node, file], env }]),
    );
  },
};

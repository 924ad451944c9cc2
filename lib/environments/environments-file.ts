import { App } from 'cdk8s';
import type { AppTree } from '../cdk8s/app-trees';
import { stop } from '../cdk8s/failure';
import { writeJson } from '../cdk8s/json-files';
import { finding } from './codes';

/** An environment that was written, as the file of environments has it. */
export interface WrittenEnvironment {
  readonly name: string;
  /** The cluster that it shares with others. */
  readonly cluster?: string;
  /** The folder of its output, as the app knows it. */
  readonly folder: string;
}

/** Lists the environments that were written in the file that `PORTICO_ENVIRONMENTS` names. */
export function writeEnvironmentsFile(trees: readonly AppTree[]): void {
  const flaw = writeJson('PORTICO_ENVIRONMENTS', () =>
    trees.map(({ name, cluster, root }): WrittenEnvironment => {
      return { name, cluster, folder: root instanceof App ? root.outdir : name };
    }),
  );
  if (flaw !== undefined) stop([{ ...finding('environments-file', flaw), path: '' }]);
}

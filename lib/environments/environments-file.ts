import { writeFileSync } from 'node:fs';
import { App } from 'cdk8s';
import type { AppTree } from '../cdk8s/app-trees';
import { stop } from '../cdk8s/failure';
import { reasonOf, show } from '../rules/show';
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
  const file = process.env.PORTICO_ENVIRONMENTS;
  if (file === undefined || file === '') return;
  const environments = trees.map(({ name, cluster, root }): WrittenEnvironment => {
    return { name, cluster, folder: root instanceof App ? root.outdir : name };
  });
  try {
    writeFileSync(file, `${JSON.stringify(environments, null, 2)}\n`);
  } catch (error) {
    const message = `PORTICO_ENVIRONMENTS ${show(file)} cannot be written (${reasonOf(error)}): name a file in a folder that exists.`;
    stop([{ ...finding('environments-file', message), path: '' }]);
  }
}

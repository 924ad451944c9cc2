import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { yaml } from '../../lib/cdk8s/yaml/yaml-package';
import { isMap } from '../../lib/rules/check';
import { reasonOf, show } from '../../lib/rules/show';
import { UsageError } from '../usage-error';
import { packageFolder } from './packages';

export const CONFIG = 'cdk8s.yaml';

/** Everything that is known of an app before it runs. */
export interface AppSource {
  readonly folder: string;
  /** The command that runs it, for the shell. */
  readonly command: string;
  /** The file that `ts-node` would run, which checks its types one after the other with running it. */
  readonly typescript?: string;
  /** The folder of the output, as it was written. */
  readonly output: string;
}

/** Parts of `cdk8s.yaml` that options may replace. */
export interface AppOptions {
  readonly command?: string;
  readonly output?: string;
}

/** The app of a folder, by `cdk8s.yaml` as for `cdk8s synth`. */
export function appIn(folder: string, { command, output }: AppOptions = {}): AppSource {
  const config = command === undefined ? readConfig(folder) : {};
  const app = command ?? commandOf(config);
  return { folder, command: app, typescript: typescriptOf(app, folder), output: output ?? outputOf(config) };
}

/** The fields of `cdk8s.yaml`. */
export function readConfig(folder: string): { readonly [field: string]: unknown } {
  let text: string;
  try {
    text = readFileSync(path.join(folder, CONFIG), 'utf8');
  } catch {
    throw new UsageError(`There is no ${CONFIG} in this folder: go to that of the app, or write --app "node main.js".`);
  }
  try {
    const config: unknown = yaml.parse(text);
    return isMap(config) ? config : {};
  } catch (error) {
    throw new UsageError(`${CONFIG} is no YAML: ${reasonOf(error).split('\n')[0]}`);
  }
}

function commandOf({ app }: { readonly [field: string]: unknown }): string {
  if (typeof app === 'string' && app.trim() !== '') return app;
  throw new UsageError(
    `${CONFIG} has the app ${show(app)}: write the command that runs it, for example "node main.js".`,
  );
}

function outputOf({ output = 'dist' }: { readonly [field: string]: unknown }): string {
  if (typeof output === 'string' && output.trim() !== '') return output;
  throw new UsageError(`${CONFIG} has the output ${show(output)}: write a folder, for example "dist".`);
}

/** The commands of an app that `cdk8s init typescript-app` or `portico init` made; with other options, it runs as it is. */
const TS_NODE = /^(?:(?:npx\s+)?ts-node|node\s+-r\s+cdk8s-portico\/register)\s+([\w./-]+\.ts)$/;

function typescriptOf(command: string, folder: string): string | undefined {
  const [, file] = TS_NODE.exec(command.trim()) ?? [];
  if (file === undefined || !existsSync(path.join(folder, 'tsconfig.json'))) return undefined;
  const canResolve = ['ts-node', 'typescript'].every((name) => packageFolder(name, folder) !== undefined);
  return canResolve ? file : undefined;
}

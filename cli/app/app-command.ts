import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { isMap } from '../../lib/rules/check';
import { reasonOf, show } from '../../lib/rules/show';
import { UsageError } from '../usage-error';
import { yaml } from '../yaml';

const CONFIG = 'cdk8s.yaml';

/** The command that runs the app of a folder: that of an option, or `app` of `cdk8s.yaml`, as for `cdk8s synth`. */
export function appCommand(folder: string, given: string | undefined): string {
  if (given !== undefined) return given;
  const { app } = readConfig(path.join(folder, CONFIG));
  if (typeof app === 'string' && app.trim() !== '') return app;
  throw new UsageError(
    `${CONFIG} has the app ${show(app)}: write the command that runs it, for example "node main.js".`,
  );
}

function readConfig(file: string): { readonly app?: unknown } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
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

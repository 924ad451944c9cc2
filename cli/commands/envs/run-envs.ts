import { appIn } from '../../app/app-source';
import { chosenEnvironments, variablesFor } from '../../app/chosen-environments';
import { environmentsOf } from '../../app/environment-objects';
import { onlyValue } from '../../arguments';
import type { Terminal } from '../../terminal';
import type { Arguments } from '../command';
import { compareEnvironments } from './compare-environments';
import { jsonOf, textOf } from './output';

/** Prints what differs between the environments of the app. */
export async function runEnvs(args: Arguments, terminal: Terminal): Promise<number> {
  const chosen = chosenEnvironments(args);
  const found = await environmentsOf(appIn(terminal.folder, { command: onlyValue(args, 'app') }), variablesFor(chosen));
  if ('failure' in found) {
    terminal.say(found.failure);
    return 1;
  }
  const { environments } = found;
  if (environments.length < 2) {
    const has = environments.map(({ name }) => `only the environment ${name}`)[0] ?? 'no environment';
    terminal.say(`The app has ${has}, so that there is nothing to compare: write new Environment(app, "prod").`);
    return 1;
  }
  const comparison = compareEnvironments(environments);
  terminal.print(args.flags.has('json') ? jsonOf(comparison) : textOf(comparison));
  return 0;
}

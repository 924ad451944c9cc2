import { dnsLabelFlaw } from '../../lib/rules/dns-name';
import { show } from '../../lib/rules/show';
import type { Arguments, OptionSpec } from '../commands/command';
import { UsageError } from '../usage-error';

/** The option of commands that run an app for some of its environments alone. */
export const ENV: OptionSpec = {
  name: 'env',
  value: 'NAME',
  summary: 'an environment that is taken alone; may be repeated',
};

/** The environments that were asked for, by the option or by the variable that apps read; an empty list for all. */
export function chosenEnvironments({ values }: Arguments): readonly string[] {
  const given = values.env ?? (process.env.PORTICO_ENV ?? '').split(',').map((name) => name.trim());
  const names = values.env === undefined ? given.filter((name) => name !== '') : given;
  for (const name of names) {
    const flaw = dnsLabelFlaw(name);
    // The name of its folder, too.
    if (flaw !== undefined) throw new UsageError(`--env ${show(name)} ${flaw}.`);
  }
  return [...new Set(names)];
}

/** Variables by which an app takes some of its environments alone. */
export function variablesFor(chosen: readonly string[]): NodeJS.ProcessEnv {
  return chosen.length === 0 ? {} : { PORTICO_ENV: chosen.join(',') };
}

/** The words for environments that were asked for, and that an app does not have. */
export const noEnvironment = ([first = '', ...others]: readonly string[]): string =>
  `The app has no environment ${[first, ...others].join(' or ')}: write new Environment(app, "${first}").`;

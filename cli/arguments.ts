import { parseArgs } from 'node:util';
import { choiceOf } from '../lib/rules/choice';
import { nearest } from '../lib/rules/edit-distance';
import { show } from '../lib/rules/show';
import { type Arguments, type Command, HELP } from './commands/command';
import { UsageError } from './usage-error';

/** Reads the arguments after the name of a command. */
export function parseArguments({ name: command, options }: Command, words: readonly string[]): Arguments {
  const known = [...options, HELP];
  const types = Object.fromEntries(
    known.map(({ name, short, value }) => {
      const type = value === undefined ? ('boolean' as const) : ('string' as const);
      return [name, { type, multiple: true as const, ...(short !== undefined && { short }) }];
    }),
  );
  const args = [...words];
  const { tokens } = parseArgs({ args, options: types, allowPositionals: true, strict: false, tokens: true });
  const operands: string[] = [];
  const flags = new Set<string>();
  const values: { [option: string]: string[] } = {};
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const option = known.find((one) => one.name === name);
    if (option === undefined) {
      const names = known.map((one) => one.name);
      throw new UsageError(`portico ${command} has no option ${rawName}${guess(name, names, '--')}`);
    }
    if (option.value === undefined) {
      if (value !== undefined) throw new UsageError(`${rawName} takes no value, and was given ${show(value)}.`);
      flags.add(name);
    } else {
      if (value === undefined) throw new UsageError(`${rawName} has no value: write one after it.`);
      values[name] = [...(values[name] ?? []), value];
    }
  }
  return { operands, flags, values };
}

/** The value of an option that may be given once. */
export function onlyValue({ values }: Arguments, option: string): string | undefined {
  const given = values[option] ?? [];
  if (given.length > 1) throw new UsageError(`--${option} is given ${given.length} times: write it once.`);
  return given[0];
}

/** The end of a message about an unknown word. */
export function guess(word: string, known: readonly string[], prefix = ''): string {
  const near = nearest(word, known);
  if (near !== undefined) return `: did you mean ${prefix}${near}?`;
  return `: write ${choiceOf(known.map((one) => `${prefix}${one}`))}.`;
}

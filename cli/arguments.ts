import { parseArgs } from 'node:util';
import { nearest } from '../lib/rules/edit-distance';
import { show } from '../lib/rules/show';
import type { Arguments, Command } from './commands/command';
import { UsageError } from './usage-error';

/** Reads the arguments after the name of a command. */
export function parseArguments({ name: command, options }: Command, words: readonly string[]): Arguments {
  const known = [...options, { name: 'help' }];
  const types = Object.fromEntries(
    known.map(({ name, ...option }) => {
      const type = 'value' in option && option.value !== undefined ? ('string' as const) : ('boolean' as const);
      return [name, { type, multiple: true as const }];
    }),
  );
  const { tokens } = parseArgs({
    args: [...words],
    options: types,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const operands: string[] = [];
  const flags = new Set<string>();
  const values: { [option: string]: string[] } = {};
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const type = types[name]?.type;
    if (type === undefined || !rawName.startsWith('--')) {
      throw new UsageError(
        `portico ${command} has no option ${rawName}${guess(
          name,
          known.map((one) => one.name),
          '--',
        )}`,
      );
    }
    if (type === 'boolean') {
      if (value !== undefined) throw new UsageError(`${rawName} takes no value, and was given ${show(value)}.`);
      flags.add(name);
    } else {
      if (value === undefined) throw new UsageError(`${rawName} has no value: write one after it.`);
      values[name] = [...(values[name] ?? []), value];
    }
  }
  return { operands, flags, values };
}

/** The end of a message about an unknown word. */
export function guess(word: string, known: readonly string[], prefix = ''): string {
  const near = nearest(word, known);
  if (near !== undefined) return `: did you mean ${prefix}${near}?`;
  return `: write one of ${known.map((one) => `${prefix}${one}`).join(', ')}.`;
}

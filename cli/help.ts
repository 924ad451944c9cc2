import { COMMANDS } from './commands';
import type { Command } from './commands/command';

const HELP = { name: 'help', summary: 'show this' };

export function helpOfAll(): string {
  return [
    'Kubernetes objects, checked before they are applied.',
    '',
    'Usage: portico COMMAND [OPTION]… [ARGUMENT]…',
    '',
    'Commands:',
    ...columns(COMMANDS.map(({ name, summary }) => [name, summary])),
    '',
    'Options:',
    ...columns([
      ['--help', 'show this, or the help of a command'],
      ['--version', 'show the version'],
    ]),
  ].join('\n');
}

export function helpOf({ name, operands, description, options, examples, exitCodes }: Command): string {
  const rows = [...options, HELP].map((option): Row => [nameOf(option), option.summary]);
  return [
    `Usage: portico ${name} [OPTION]… ${operands}`,
    '',
    description,
    '',
    'Options:',
    ...columns(rows),
    '',
    'Examples:',
    ...examples.map((example) => `  ${example}`),
    '',
    `Exit codes: ${exitCodes}.`,
  ].join('\n');
}

type Row = readonly [name: string, summary: string];

const nameOf = ({ name, value }: { name: string; value?: string }) =>
  `--${name}${value === undefined ? '' : ` ${value}`}`;

function columns(rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`);
}

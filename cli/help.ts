import { columns } from '../lib/rules/columns';
import { COMMANDS } from './commands';
import { type Command, HELP, type OptionSpec } from './commands/command';
import { docsPage } from './own-package';

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
    '',
    'The code at the end of a finding, such as (image), has a section of this name in',
    docsPage('findings.md'),
  ].join('\n');
}

export function helpOf({ name, operands, description, options, examples, exitCodes }: Command): string {
  const rows = [...options, HELP].map((option) => [nameOf(option), option.summary]);
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

const nameOf = ({ name, short, value }: Omit<OptionSpec, 'summary'>) =>
  [short === undefined ? '' : `-${short}, `, `--${name}`, value === undefined ? '' : ` ${value}`].join('');

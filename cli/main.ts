import { guess, parseArguments } from './arguments';
import { COMMANDS } from './commands';
import { WRONG_USAGE } from './exit-codes';
import { helpOf, helpOfAll } from './help';
import { ownPackage } from './own-package';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/** Runs `portico` with the words after it, and returns the exit code. */
export async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  const [word, ...rest] = words;
  if (word === undefined || word === '--help' || word === 'help') return print(helpOfAll(), terminal);
  if (word === '--version') return print(ownPackage().version, terminal);
  let wrongUsage = WRONG_USAGE;
  try {
    const command = COMMANDS.find(({ name }) => name === word);
    if (command === undefined) {
      const names = COMMANDS.map(({ name }) => name);
      throw new UsageError(`portico has no command ${JSON.stringify(word)}${guess(word, [...names, '--help'])}`);
    }
    wrongUsage = command.wrongUsage ?? WRONG_USAGE;
    const args = parseArguments(command, rest);
    if (args.flags.has('help')) return print(helpOf(command), terminal);
    return await command.run(args, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.say(error.message);
    return wrongUsage;
  }
}

function print(text: string, terminal: Terminal): number {
  terminal.print(text);
  return 0;
}

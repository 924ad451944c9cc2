import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import type { Command, Language } from './language';
import { NAMES } from './programs';
import { runProgram } from './run-program';
import type { Tally } from './tally';

type Commands = { readonly [program: string]: Command };

/** What programs write in TypeScript, which runs once for all languages. */
const EXPECTED = new Map<string, ReturnType<typeof outputOf>>();

function expectedOf(program: string, typescript: Commands) {
  const known = EXPECTED.get(program) ?? outputOf(typescript[program]);
  EXPECTED.set(program, known);
  return known;
}

/** Checks that each program writes and prints the same as in TypeScript, on each of two runs. */
export function checkSameOutput(
  tally: Tally,
  { name, programs = NAMES }: Language,
  typescript: Commands,
  commands: Commands,
): void {
  for (const program of programs) {
    tally.check(`${name}: ${program} writes the bytes of TypeScript, twice`, () => {
      const expected = expectedOf(program, typescript);
      ok(Object.keys(expected.files).length > 0, 'TypeScript wrote nothing');
      for (let run = 0; run < 2; run++) deepStrictEqual(outputOf(commands[program]), expected);
    });
  }
}

function outputOf(command: Command | undefined) {
  if (command === undefined) throw new Error('no command');
  const { status, stdout, stderr, files } = runProgram(command);
  equal(status, 0, `${command.words.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return { stdout, files };
}

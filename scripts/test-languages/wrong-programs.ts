import { deepStrictEqual, doesNotMatch, match, notEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { execute } from './execute';
import type { Command, Language } from './language';
import { QUIET, REPOSITORY } from './packages';
import { programIn } from './programs';
import { runProgram } from './run-program';
import type { Tally } from './tally';

interface Mistake {
  /** The word by which the program makes it. */
  readonly name: string;
  /** The path of the construct that the problem is about. */
  readonly about: string;
  readonly code: string;
  /** The code of the line, in any language. */
  readonly line: RegExp;
}

const IMAGE: Mistake = { name: 'image', about: 'shop/pay', code: 'image', line: /["']nginx["']/ };
const MISTAKES: readonly Mistake[] = [
  IMAGE,
  { name: 'value', about: 'shop/pay', code: 'port', line: /70000/ },
  { name: 'route', about: 'shop/router', code: 'route-path', line: /refix\(.*pay/ },
  { name: 'raw', about: 'shop/raw', code: 'names', line: /ApiObject.*raw/ },
  { name: 'check', about: 'shop', code: 'checks', line: /isable\(/ },
];

/** Checks that problems name the line of the program where jsii tells it, and that nothing is written. */
export function checkWrongPrograms(tally: Tally, language: Language, command: Command | undefined): void {
  const { file } = programIn(language, 'wrong');
  for (const mistake of MISTAKES) {
    const told = language.hasPlaces ? 'own file and line' : 'construct path';
    tally.check(`${language.name}: the wrong program "${mistake.name}" ends with its ${told}`, () => {
      const place = language.hasPlaces ? `${path.basename(file)}:${lineOf(file, mistake)}` : undefined;
      checkReport(reportOf(command, mistake), mistake, place);
    });
  }
  if (language.name === 'TypeScript') return;
  tally.check(`${language.name}: portico synth prints the report once, and nothing else`, () => {
    checkSynth(command, language.hasPlaces ? `${path.basename(file)}:${lineOf(file, IMAGE)}  ` : '');
  });
  if (!language.hasPlaces) return;
  tally.check(
    `${language.name}: without host stacks, a problem has its construct path, and says how to see more`,
    () => {
      const report = reportOf(command, IMAGE, { JSII_HOST_STACK_TRACES: undefined });
      checkReport(report, IMAGE, undefined);
      match(report, /JSII_HOST_STACK_TRACES=1/);
    },
  );
}

/** Runs the command of the package, which sets the variable for host stacks by itself. */
function checkSynth(command: Command | undefined, place: string): void {
  if (command === undefined) throw new Error('no command');
  const { folder, words, env } = command;
  const app = [...words, IMAGE.name].map((word) => `"${word}"`).join(' ');
  const synth = [process.execPath, path.join(REPOSITORY, 'build/cli/bin.js'), 'synth', '--app', app];
  const { status, stdout, stderr } = execute(folder, synth, { ...QUIET, ...env });
  const problem = 'image "nginx" has no tag or digest: pin one, for example "nginx:1.0.0". (image)';
  const report = `1 problem, nothing was written:\n[${IMAGE.about}]  ${place}${problem}`;
  deepStrictEqual([status, `${stdout}${stderr}`.trimEnd()], [1, report]);
}

/** The number of the last line that fits. */
function lineOf(file: string, { line }: Mistake): number {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.map((text) => line.test(text)).lastIndexOf(true) + 1;
}

/** The text that a program prints, which has to fail and to write nothing. */
function reportOf(command: Command | undefined, { name }: Mistake, env: NodeJS.ProcessEnv = {}): string {
  if (command === undefined) throw new Error('no command');
  const { status, stdout, stderr, files } = runProgram({ ...command, env: { ...command.env, ...env } }, [name]);
  notEqual(status, 0, 'it did not fail');
  deepStrictEqual(Object.keys(files), [], 'it wrote something');
  return `${stdout}${stderr}`;
}

/** Looks for the line of a problem, with the place, or without any. */
function checkReport(report: string, { about, code }: Mistake, place: string | undefined): void {
  const told = place === undefined ? '' : `${place.replaceAll('.', '\\.')} +`;
  match(report, new RegExp(`\\[${about}\\] +${told}(?!\\S+:\\d+ ).+ \\(${code}\\)$`, 'm'));
  // The folder in which jsii unpacks packages, and the file in which it starts.
  doesNotMatch(report, /^\s*(?:\[|warning: ).*(?:program\.js|jsii-)/m);
}

// `npm run test:languages`, after a build: uses the package from Python, Java and Go. Generates its code in each, compiles and runs
// programs, and compares what they write with TypeScript, byte for byte. C# is generated and parsed; a workflow compiles it.
// A language whose commands are not on the path is skipped. Exit codes: 0 nothing failed, 1 something did.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { checkCSharp } from './csharp';
import { missing } from './execute';
import type { Language } from './language';
import { GO } from './languages/go';
import { JAVA } from './languages/java';
import { PYTHON } from './languages/python';
import { TYPESCRIPT } from './languages/typescript';
import { NAMES, programIn } from './programs';
import { checkSameOutput } from './same-output';
import { Tally } from './tally';

const tally = new Tally();
const temporary = mkdtempSync(path.join(tmpdir(), 'portico-languages-'));
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));

const typescript = prepare(TYPESCRIPT);
for (const language of [PYTHON, JAVA, GO]) {
  const lacks = missing(language.commands);
  if (lacks.length > 0) {
    tally.skip(language.name, `${lacks.join(', ')} not on the path`);
    continue;
  }
  const commands = tally.check(`${language.name}: generated code and programs compile`, () => prepare(language));
  if (commands === undefined) continue;
  checkSameOutput(tally, language, typescript, commands);
}
checkCSharp(tally, temporary);
console.log(`${tally}`);
process.exitCode = tally.failed === 0 ? 0 : 1;

function prepare(language: Language) {
  const folder = path.join(temporary, language.name);
  mkdirSync(folder);
  return language.prepare(
    folder,
    NAMES.map((name) => programIn(language, name)),
  );
}

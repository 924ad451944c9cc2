// `npm run test:languages`, after a build: uses the package from Python, Java and Go. Generates its code in each, compiles and runs
// programs, and compares what they write with TypeScript, byte for byte. C# is generated and parsed, and
// run where there is `dotnet`, as in the workflow `languages`.
// A language whose commands are not on the path is skipped. Exit codes: 0 nothing failed, 1 something did.
import { deepStrictEqual } from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { missing } from './execute';
import type { Language } from './language';
import { CSHARP } from './languages/csharp';
import { GO } from './languages/go';
import { JAVA } from './languages/java';
import { PYTHON } from './languages/python';
import { TYPESCRIPT } from './languages/typescript';
import { checkNewProject } from './new-project';
import { checkSyntaxOfCSharp } from './parse-csharp';
import { FOLDER, NAMES, programIn } from './programs';
import { checkSameOutput } from './same-output';
import { Tally } from './tally';
import { unusedClasses } from './value-classes';
import { checkWrongPrograms } from './wrong-programs';

const tally = new Tally();
const temporary = mkdtempSync(path.join(tmpdir(), 'portico-languages-'));
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));

const typescript = prepare(TYPESCRIPT);
checkWrongPrograms(tally, TYPESCRIPT, typescript.wrong);
for (const language of [PYTHON, JAVA, GO, CSHARP]) {
  const lacks = missing(language.commands);
  if (lacks.length > 0) {
    tally.skip(language.name, `${lacks.join(', ')} not on the path`);
    continue;
  }
  const commands = tally.check(`${language.name}: generated code and programs compile`, () => prepare(language));
  if (commands === undefined) continue;
  if (language.programs === undefined) {
    const name = `${language.name}: programs use each class of the package`;
    tally.check(name, () => deepStrictEqual(unusedClasses(language), []));
  }
  checkSameOutput(tally, language, typescript, commands);
  checkWrongPrograms(tally, language, commands.wrong);
  checkNewProject(tally, language, path.join(temporary, language.name));
}
checkSyntaxOfCSharp(tally, temporary);
console.log(`${tally}`);
process.exitCode = tally.failed === 0 ? 0 : 1;

function prepare(language: Language) {
  const folder = path.join(temporary, language.name);
  // The files that programs read.
  cpSync(path.join(FOLDER, 'files'), path.join(folder, 'files'), { recursive: true });
  return language.prepare(
    folder,
    [...(language.programs ?? NAMES), 'wrong'].map((name) => programIn(language, name)),
  );
}

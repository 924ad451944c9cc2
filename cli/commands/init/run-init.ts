import * as path from 'node:path';
import { onlyValue } from '../../arguments';
import { INTERRUPTED } from '../../exit-codes';
import type { Terminal } from '../../terminal';
import { UsageError } from '../../usage-error';
import type { Arguments } from '../command';
import { additionsTo } from './additions';
import { reportOf } from './output';
import { projectIn } from './project';
import { type Answers, asked, completed, givenAnswers } from './questions';
import { writeFiles } from './write-files';

/** Adds what a project lacks to a folder. */
export async function runInit(args: Arguments, terminal: Terminal): Promise<number> {
  const { operands, flags } = args;
  if (operands.length > 1) throw new UsageError('portico init takes one folder: write a command for each.');
  const [written = '.'] = operands;
  const given = givenAnswers(args);
  const project = projectIn(path.resolve(terminal.folder, written), written, onlyValue(args, 'language'));
  const isTrial = flags.has('dry-run');
  const mayAsk = project.isNew && !isTrial;
  const answers = mayAsk ? await answersOf(given, project.folder, terminal) : completed(given, project.folder);
  if (answers === undefined) {
    terminal.say('\nNothing was written.');
    return INTERRUPTED;
  }
  const additions = additionsTo(project, answers);
  if (!isTrial) writeFiles(project.folder, additions.files);
  terminal.print(reportOf(additions, { written, isTrial, project, given, answers }));
  return 0;
}

async function answersOf(
  given: Partial<Answers>,
  folder: string,
  { converse, say }: Terminal,
): Promise<Answers | undefined> {
  if (converse === undefined) return completed(given, folder);
  const conversation = converse();
  try {
    return await asked(given, folder, conversation, say);
  } finally {
    conversation.end();
  }
}

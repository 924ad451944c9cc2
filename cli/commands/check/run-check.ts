import type { Terminal } from '../../terminal';
import { UsageError } from '../../usage-error';
import type { Arguments } from '../command';
import { checkDocuments, type FileDocument, type FileFinding } from './check-documents';
import { jsonOf, textOf } from './output';
import { settingsOf } from './settings';
import { readDocuments } from './yaml-documents';
import { INPUT, readYamlFiles, type YamlFile } from './yaml-files';

/** Checks the files that the arguments name. */
export async function runCheck(args: Arguments, terminal: Terminal): Promise<number> {
  const settings = settingsOf(args);
  const files = await readYamlFiles(operandsOf(args, terminal), terminal);
  const { documents, flaws } = documentsOf(files);
  const findings = [...flaws, ...checkDocuments(documents, settings)];
  const summary = { findings, objects: documents.length, files: files.length };
  terminal.print(args.flags.has('json') ? jsonOf(summary) : textOf(summary, terminal.isColored));
  return findings.some(({ severity }) => severity === 'problem' || args.flags.has('strict')) ? 1 : 0;
}

function operandsOf({ operands }: Arguments, { hasInput }: Terminal): readonly string[] {
  if (operands.length > 0) return operands;
  if (hasInput) return [INPUT];
  throw new UsageError('portico check has no file: write the path of a file or folder, or pipe YAML into it.');
}

/** The objects of all files, and a problem for everything that is none. */
function documentsOf(files: readonly YamlFile[]): { documents: FileDocument[]; flaws: FileFinding[] } {
  const documents: FileDocument[] = [];
  const flaws: FileFinding[] = [];
  const refuse = (file: string, line: number, flaw: string) =>
    flaws.push({ severity: 'problem', code: 'yaml', file, line, message: `${flaw}.` });
  for (const { name: file, text = '', flaw } of files) {
    if (flaw !== undefined) refuse(file, 1, flaw);
    for (const document of readDocuments(text)) {
      if ('flaw' in document) refuse(file, document.line, document.flaw);
      else documents.push({ file, document });
    }
  }
  // A command that was to print the objects may have printed nothing.
  const [first] = files;
  if (first !== undefined && documents.length + flaws.length === 0) refuse(first.name, 1, 'no object to check');
  return { documents, flaws };
}

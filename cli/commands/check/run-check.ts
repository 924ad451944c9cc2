import { readDocuments } from '../../files/yaml-documents';
import { INPUT, readYamlFiles, type YamlFile } from '../../files/yaml-files';
import type { Terminal } from '../../terminal';
import { UsageError } from '../../usage-error';
import type { Arguments } from '../command';
import { checkDocuments, type FileDocument, type FileFinding } from './check-documents';
import { jsonOf, textOf } from './output';
import { settingsOf } from './settings';

/** Checks the files that the arguments name. */
export async function runCheck(args: Arguments, terminal: Terminal): Promise<number> {
  const settings = settingsOf(args);
  const operands = operandsOf(args, terminal);
  const findings: FileFinding[] = [];
  const counts = { objects: 0, files: 0 };
  for (const cluster of args.flags.has('each') ? operands.map((operand) => [operand]) : [operands]) {
    const files = await readYamlFiles(cluster, terminal);
    const { documents, flaws } = documentsOf(files);
    findings.push(...flaws, ...checkDocuments(documents, settings));
    counts.objects += documents.length;
    counts.files += files.length;
  }
  const summary = { findings, ...counts };
  terminal.print(args.flags.has('json') ? jsonOf(summary) : textOf(summary, terminal.isColored));
  return findings.some(({ severity }) => severity === 'problem' || args.flags.has('strict')) ? 1 : 0;
}

function operandsOf({ operands }: Arguments, { hasInput }: Terminal): readonly string[] {
  if (operands.length > 0) return operands;
  if (hasInput) return [INPUT];
  throw new UsageError('portico check has no file: write the path of a file or folder, or pipe YAML into it.');
}

/** The objects of all files, and a problem for everything else. */
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

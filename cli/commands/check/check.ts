import type { Terminal } from '../../terminal';
import { UsageError } from '../../usage-error';
import type { Arguments, Command } from '../command';
import { checkDocuments, type FileDocument, type FileFinding } from './check-documents';
import { jsonOf, textOf } from './output';
import { settingsOf } from './settings';
import { readDocuments } from './yaml-documents';
import { INPUT, readYamlFiles, type YamlFile } from './yaml-files';

/** `portico check`: the checks of a synthesis, for YAML of any origin. */
export const check: Command = {
  name: 'check',
  operands: '[FILE]…',
  summary: 'check YAML of any origin as one app, such as the output of Helm',
  description:
    'Checks Kubernetes objects as those of one app: fields, values, references, what a\n' +
    'rollout and a drain do. A FILE may be a folder, or - for standard input, which is\n' +
    'read where no file is named.',
  options: [
    { name: 'namespace', value: 'NAME', summary: 'the namespace of objects that name none' },
    { name: 'kubernetes', value: 'RANGE', summary: 'the versions of the clusters, such as 1.33 or 1.33..1.36' },
    { name: 'external', value: 'KIND/NAME', summary: 'an object that is made elsewhere; may be repeated' },
    { name: 'disable', value: 'CODE', summary: 'a check that is not run; may be repeated' },
    { name: 'strict', summary: 'end with 1 for warnings as well' },
    { name: 'json', summary: 'print the findings as JSON' },
  ],
  examples: ['portico check k8s/', 'helm template shop ./chart | portico check --external Service/billing'],
  exitCodes: '0 no problems, 1 problems (with --strict also warnings), 2 wrong arguments',
  async run(args, terminal) {
    const settings = settingsOf(args);
    const files = await readYamlFiles(operandsOf(args, terminal), terminal);
    const { documents, flaws } = documentsOf(files);
    const findings = [...flaws, ...checkDocuments(documents, settings)];
    const summary = { findings, objects: documents.length, files: files.length };
    terminal.print(args.flags.has('json') ? jsonOf(summary) : textOf(summary, terminal.isColored));
    return findings.some(({ severity }) => severity === 'problem' || args.flags.has('strict')) ? 1 : 0;
  },
};

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

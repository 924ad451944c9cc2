import { readdirSync, readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { reasonOf } from '../../lib/rules/show';
import type { Terminal } from '../terminal';

/** The text of a file, or the reason why there is none. */
export interface YamlFile {
  /** The path as findings show it, or `stdin`. */
  readonly name: string;
  readonly text?: string;
  readonly flaw?: string;
}

const YAML = /\.(ya?ml|json)$/i;

/** The operand for standard input. */
export const INPUT = '-';

/** Reads files, and the YAML files of folders at any depth, in the order in which kubectl applies them. */
export async function readYamlFiles(operands: readonly string[], terminal: Terminal): Promise<YamlFile[]> {
  const files = new Map<string, YamlFile>();
  for (const operand of new Set(operands)) {
    const read = operand === INPUT ? [await readInput(terminal)] : readOperand(operand, terminal.folder);
    // A file that is named twice, or is in a folder that is named as well, is one.
    for (const file of read) files.set(path.resolve(terminal.folder, file.name), file);
  }
  return [...files.values()];
}

const readInput = async (terminal: Terminal): Promise<YamlFile> => ({
  name: 'stdin',
  text: await terminal.readInput(),
});

function readOperand(operand: string, folder: string): YamlFile[] {
  const place = path.resolve(folder, operand);
  try {
    if (!statSync(place).isDirectory()) return [readOne(place, operand)];
    const files = yamlFilesIn(place);
    if (files.length === 0) {
      return [{ name: operand, flaw: 'no file in it whose name ends in .yaml, .yml or .json: write another folder' }];
    }
    return files.map((file) => readOne(file, path.join(operand, path.relative(place, file))));
  } catch (error) {
    return [{ name: operand, flaw: flawOf(error) }];
  }
}

function readOne(file: string, name: string): YamlFile {
  try {
    return { name, text: readFileSync(file, 'utf8') };
  } catch (error) {
    return { name, flaw: flawOf(error) };
  }
}

const flawOf = (error: unknown) =>
  (error as NodeJS.ErrnoException).code === 'ENOENT'
    ? 'no such file or folder: write another path'
    : `no file that can be read: ${reasonOf(error)}`;

/** Folders of packages and of tools have YAML that is not for a cluster. */
const isLeftOut = (name: string) => name === 'node_modules' || name.startsWith('.');

function yamlFilesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const place = path.join(folder, entry.name);
      if (isLeftOut(entry.name)) return [];
      if (entry.isDirectory()) return yamlFilesIn(place);
      return YAML.test(entry.name) ? [place] : [];
    });
}

import * as path from 'node:path';
import type { RouterTable } from '../../../../lib/routing/router/routes-file';
import { recordedTables } from '../../../app/recorded-tables';
import { readYamlFiles } from '../../../files/yaml-files';
import type { Terminal } from '../../../terminal';
import { UsageError } from '../../../usage-error';
import { documentsOf, Snapshot } from '../objects/snapshot';

/** The YAML of a folder or file. Its route tables are known where `portico synth` has written it here. */
export async function folderSnapshot(name: string, terminal: Terminal): Promise<Snapshot> {
  const files = (await readYamlFiles([name], terminal)).map(({ name: file, text, flaw }) => {
    if (text === undefined) throw new UsageError(`${file} has ${flaw}.`);
    return { name: path.relative(name, file).replaceAll('\\', '/') || path.basename(file), text };
  });
  const documents = files.flatMap((file) => documentsOf(file.name, file.text));
  const tables = recordedTables(terminal.folder, files);
  const hasFolder = (environment: string) => files.some((file) => file.name.startsWith(`${environment}/`));
  // Tables are found by what the files say, which may be the same in an environment and without one.
  const known = tables?.map((table): RouterTable => {
    const { environment, ...rest } = table;
    return environment === undefined || hasFolder(environment) ? table : rest;
  });
  return new Snapshot(name, documents, known, [...new Set(known?.flatMap(({ environment }) => environment ?? []))]);
}

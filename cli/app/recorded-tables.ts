import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { RouterTable } from '../../lib/routing/router/routes-file';
import { cacheFolder } from './cache-folder';

/** A file of an output, by its path in it. */
export interface OutputText {
  readonly name: string;
  readonly text: string;
}

type Tables = readonly RouterTable[];

/** The most outputs whose tables are kept. */
const MOST = 20;

/**
 * Keeps the route tables of an output, which YAML does not have, for a later comparison. They are found by what the output says, so
 * that they never belong to another one.
 *
 * @param environments the environments that were written alone; the whole output where there is none.
 */
export function recordTables(
  folder: string,
  files: readonly OutputText[],
  tables: Tables,
  environments: readonly string[] = [],
): void {
  // A folder without packages of Node is that of an app in another language, where nothing is put.
  if (!existsSync(path.join(folder, 'node_modules'))) return;
  const place = placeIn(folder);
  mkdirSync(place, { recursive: true });
  const record = (texts: readonly OutputText[], its: Tables) =>
    writeFileSync(path.join(place, nameOf(texts)), JSON.stringify(its));
  if (environments.length === 0) record(files, tables);
  for (const name of new Set([...environments, ...tables.flatMap(({ environment }) => environment ?? [])])) {
    const its = tables.filter(({ environment }) => environment === name);
    record(within(files, name), its);
  }
  const age = (name: string) => statSync(path.join(place, name)).mtimeMs;
  const old = readdirSync(place).sort((a, b) => age(b) - age(a));
  for (const name of old.slice(MOST)) rmSync(path.join(place, name), { force: true });
}

/** The route tables of an output or of all its environments, or undefined where they are not known. */
export function recordedTables(folder: string, files: readonly OutputText[]): Tables | undefined {
  if (!existsSync(path.join(folder, 'node_modules'))) return undefined;
  const find = (texts: readonly OutputText[]): Tables | undefined => {
    const file = path.join(placeIn(folder), nameOf(texts));
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  };
  const whole = find(files);
  if (whole !== undefined || files.some(({ name }) => !name.includes('/'))) return whole;
  const parts = [...new Set(files.map(({ name }) => name.split('/')[0] ?? ''))].map((part) =>
    find(within(files, part)),
  );
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

/** The files of a sub-folder. */
const within = (files: readonly OutputText[], part: string): OutputText[] =>
  files
    .filter(({ name }) => name.startsWith(`${part}/`))
    .map(({ name, text }) => ({ name: name.slice(part.length + 1), text }));

const placeIn = (folder: string) => path.join(cacheFolder(folder), 'routes');

function nameOf(files: readonly OutputText[]): string {
  const hash = createHash('sha256');
  for (const { name, text } of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    hash.update(JSON.stringify([name, text]));
  }
  return `${hash.digest('hex')}.json`;
}

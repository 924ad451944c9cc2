import { existsSync, readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { isMap } from '../../../lib/rules/check';
import { reasonOf, show } from '../../../lib/rules/show';
import { appIn, CONFIG, readConfig } from '../../app/app-source';
import { UsageError } from '../../usage-error';
import { MAIN, PACKAGE } from './template';

/** A folder as it is before anything is added. */
export interface Project {
  readonly folder: string;
  /** True where there is no app yet. */
  readonly isNew: boolean;
  /** Its `package.json`, where it has one. */
  readonly manifest?: Manifest;
}

/** A `package.json`, as it was written and as it is read. */
interface Manifest {
  readonly text: string;
  readonly fields: { readonly [field: string]: unknown };
}

export const has = (folder: string, name: string) => existsSync(path.join(folder, name));

/** Looks at a folder, by its path and as it was written, and refuses one that cannot become a project. */
export function projectIn(folder: string, written: string): Project {
  if (isFile(folder)) throw new UsageError(`${show(written)} is a file: write a folder.`);
  const manifest = readManifest(folder);
  const isNew = hasNoApp(folder);
  if (isNew && manifest?.fields.type === 'module') {
    throw new UsageError(`${PACKAGE} has the type "module", and ts-node runs CommonJS: ${ANOTHER}.`);
  }
  if (!isNew && manifest === undefined) {
    throw new UsageError(
      `${CONFIG} has no ${PACKAGE} next to it: write one, for example by npm init --yes, and repeat this.`,
    );
  }
  return { folder, isNew, manifest };
}

const ANOTHER = 'write a folder of its own, such as "portico init deploy"';

/** Languages of cdk8s whose apps can use an npm package. */
const OF_NODE: readonly unknown[] = ['typescript', 'javascript', undefined];

function hasNoApp(folder: string): boolean {
  if (!has(folder, CONFIG)) {
    if (!has(folder, MAIN)) return true;
    throw new UsageError(`${MAIN} is there without a ${CONFIG} that says it is an app of cdk8s: ${ANOTHER}.`);
  }
  const { language } = readConfig(folder);
  if (!OF_NODE.includes(language)) {
    throw new UsageError(
      `${CONFIG} has the language ${show(language)}, and portico init writes TypeScript: ${ANOTHER}.`,
    );
  }
  return !has(folder, MAIN) && /^(?:npx\s+)?ts-node main\.ts$/.test(appIn(folder).command);
}

function isFile(folder: string): boolean {
  try {
    return !statSync(folder).isDirectory();
  } catch (error) {
    // A part of the path is a file.
    return (error as NodeJS.ErrnoException).code === 'ENOTDIR';
  }
}

function readManifest(folder: string): Manifest | undefined {
  if (!has(folder, PACKAGE)) return undefined;
  const refused = (flaw: string) => new UsageError(`${PACKAGE} ${flaw}: mend it, and repeat this.`);
  let text: string;
  let fields: unknown;
  try {
    text = readFileSync(path.join(folder, PACKAGE), 'utf8');
  } catch (error) {
    throw refused(`cannot be read (${reasonOf(error)})`);
  }
  try {
    // Some editors put a mark before a text.
    fields = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw refused(`is no JSON (${reasonOf(error)})`);
  }
  if (!isMap(fields)) throw refused('is no object');
  for (const field of ['scripts', 'dependencies', 'devDependencies']) {
    if (fields[field] !== undefined && !isMap(fields[field])) throw refused(`has ${field} that are no object`);
  }
  return { text, fields };
}

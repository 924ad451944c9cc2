import { existsSync, readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { isMap } from '../../../lib/rules/check';
import { reasonOf, show } from '../../../lib/rules/show';
import { appIn, CONFIG, readConfig } from '../../app/app-source';
import { guess } from '../../arguments';
import { UsageError } from '../../usage-error';
import { LANGUAGES } from './languages';
import type { Language } from './languages/language';
import { PACKAGE, TYPESCRIPT } from './languages/typescript';

/** A folder as it is before anything is added. */
export interface Project {
  readonly folder: string;
  readonly language: Language;
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

/** Looks at a folder, by its path and as it was written, and refuses one that cannot become a project of a language. */
export function projectIn(folder: string, written: string, wanted?: string): Project {
  const asked = wanted === undefined ? undefined : languageNamed(wanted);
  if (isFile(folder)) throw new UsageError(`${show(written)} is a file: write a folder.`);
  const language = languageIn(folder, asked);
  if (language !== TYPESCRIPT) return { folder, language, isNew: hasNoApp(folder, language) };
  const manifest = readManifest(folder);
  const isNew = hasNoApp(folder, language) || isUnfinished(folder);
  if (isNew && manifest?.fields.type === 'module') {
    throw new UsageError(`${PACKAGE} has the type "module", and ts-node runs CommonJS: ${ANOTHER}.`);
  }
  if (!isNew && manifest === undefined) {
    throw new UsageError(
      `${CONFIG} has no ${PACKAGE} next to it: write one, for example by npm init --yes, and repeat this.`,
    );
  }
  return { folder, language, isNew, manifest };
}

const ANOTHER = 'write a folder of its own, such as "portico init deploy"';

function languageNamed(name: string): Language {
  const names = LANGUAGES.map((language) => language.name);
  const language = LANGUAGES.find((each) => each.name === name);
  if (language === undefined) throw new UsageError(`--language ${show(name)} is unknown${guess(name, names)}`);
  return language;
}

/** The language of an existing app, or else the one that is asked for. */
function languageIn(folder: string, asked: Language | undefined): Language {
  if (!has(folder, CONFIG)) return asked ?? TYPESCRIPT;
  const { language: name } = readConfig(folder);
  const language = OF_NODE.includes(name) ? TYPESCRIPT : LANGUAGES.find((each) => each.name === name);
  const refused = (flaw: string) =>
    new UsageError(`${CONFIG} has the language ${show(name)}, and ${flaw}: ${ANOTHER}.`);
  if (language === undefined) throw refused(`portico init writes ${LANGUAGES.map(({ title }) => title).join(', ')}`);
  if (asked !== undefined && asked !== language) throw refused(`--language is ${show(asked.name)}`);
  return language;
}

/** Languages of cdk8s whose apps can use an npm package. */
const OF_NODE: readonly unknown[] = ['typescript', 'javascript', undefined];

function hasNoApp(folder: string, { main }: Language): boolean {
  if (has(folder, CONFIG)) return false;
  if (!has(folder, main)) return true;
  throw new UsageError(`${main} is there without a ${CONFIG} that says it is an app of cdk8s: ${ANOTHER}.`);
}

/** True for the app of the template without its program. */
function isUnfinished(folder: string): boolean {
  const { main } = TYPESCRIPT;
  return !has(folder, main) && /^(?:npx\s+)?ts-node main\.ts$/.test(appIn(folder).command);
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

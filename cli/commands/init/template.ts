import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { ownFolder } from '../../../lib/cdk8s/own-folder';
import { ownPackage } from '../../own-package';
import { type Language, type TemplateFile, VERSION } from './languages/language';
import { PACKAGE, TYPESCRIPT } from './languages/typescript';
import type { Answers } from './questions';

/** The fields of `package.json` that a project needs. */
export interface PackageParts {
  readonly scripts: { readonly [name: string]: string };
  readonly dependencies: { readonly [name: string]: string };
  readonly devDependencies: { readonly [name: string]: string };
}

/** The text of a file of a template, with the answers in the place of those of its own app. */
export function textOf(file: TemplateFile, { name: language, replaced }: Language, answers: Answers): string {
  if (file.name === PACKAGE) return `${JSON.stringify({ ...packageParts(), name: answers.name }, null, 2)}\n`;
  const text = ofThisVersion(read(path.join(language, file.stored ?? file.name)));
  const titled = file.name === 'README.md' ? text.replace('# shop\n', `# ${answers.name}\n`) : text;
  const pairs = replaced(answers)[file.name] ?? [];
  return pairs.reduce((written, [old, anew]) => written.replace(old, () => anew), titled);
}

/** A text with the version of this package in its place. */
export const ofThisVersion = (text: string) => text.replaceAll(VERSION, ownPackage().version);

/** The `package.json` of the template, with the versions that this package is tested with. */
export function packageParts(): PackageParts & { readonly name: string } {
  const template: PackageParts & { readonly name: string } = JSON.parse(read(path.join(TYPESCRIPT.name, PACKAGE)));
  const { name, version, peerDependencies, devDependencies } = ownPackage();
  const known: { readonly [name: string]: string } = { ...devDependencies, ...peerDependencies, [name]: `^${version}` };
  const withVersions = (dependencies: PackageParts['dependencies']) =>
    Object.fromEntries(Object.keys(dependencies).map((dependency) => [dependency, known[dependency] ?? '']));
  return {
    ...template,
    dependencies: withVersions(template.dependencies),
    devDependencies: withVersions(template.devDependencies),
  };
}

function read(name: string): string {
  return readFileSync(path.join(ownFolder(), 'cli', 'commands', 'init', 'template', name), 'utf8');
}

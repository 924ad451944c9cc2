import { extendPackage } from './extend-package';
import { WORKFLOW } from './languages/language';
import { PACKAGE } from './languages/typescript';
import { has, type Project } from './project';
import type { Answers } from './questions';
import { ofThisVersion, textOf } from './template';
import { workflowFlaw } from './workflow';

/** A file to write, and why. */
export interface Addition {
  readonly name: string;
  readonly text: string;
  readonly summary: string;
  /** The text that it takes the place of: the file is there, and gets longer. */
  readonly before?: string;
}

/** Everything that a project lacks, and what it has in another way. */
export interface Additions {
  readonly files: readonly Addition[];
  /** Existing files. */
  readonly left: readonly string[];
  /** Sentences about what was not added. */
  readonly notes: readonly string[];
}

/** Compares a project with the template. */
export function additionsTo(project: Project, answers: Answers): Additions {
  const { folder, language, isNew, manifest } = project;
  const files: Addition[] = [];
  const left: string[] = [];
  const notes: string[] = [];
  for (const file of language.files) {
    const { name, summary, isOfApp = false } = file;
    const isWanted = isNew || !isOfApp;
    const flaw = name === WORKFLOW && isWanted ? workflowFlaw(project) : undefined;
    if (name === PACKAGE && manifest !== undefined) {
      const { text, added, kept } = extendPackage(project);
      if (added.length > 0) files.push({ name, text, summary: added.join('; '), before: manifest.text });
      else left.push(name);
      notes.push(...kept.map((what) => `${name} keeps the ${what}.`));
    } else if (has(folder, name)) left.push(name);
    else if (flaw !== undefined) notes.push(`There is no ${name}: ${flaw}.`);
    else if (isWanted) files.push({ name, text: textOf(file, language, answers), summary });
  }
  const { file, words } = language.dependency;
  if (!isNew && file !== PACKAGE)
    notes.push(`A new project has ${ofThisVersion(words)} in ${file}, which yours may lack.`);
  return { files, left, notes };
}

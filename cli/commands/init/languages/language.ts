import type { Answers } from '../questions';

/** A language in which a project can be started. Its template is the folder of its name. */
export interface Language {
  /** Its name in `cdk8s.yaml`. */
  readonly name: string;
  readonly title: string;
  /** The file of the template that names image, port and host. */
  readonly main: string;
  /** Every file of a new project, in the order in which a reader gets to know them. */
  readonly files: readonly TemplateFile[];
  /** Commands that come after the first look at the files: those that install what the project needs, and those that use it. */
  readonly steps: { readonly install: readonly string[]; readonly use: readonly string[] };
  /** The file that names dependencies, and the words by which it names Portico. */
  readonly dependency: { readonly file: string; readonly words: string };
  /** Texts of files, each of which is there once, and those that take their places. */
  replaced(answers: Answers): { readonly [file: string]: readonly (readonly [string, string])[] };
}

/** A file of a new project. */
export interface TemplateFile {
  readonly name: string;
  /** Its contents in a few words. */
  readonly summary: string;
  /** True for a file that belongs to the app of the template, so that an app of one's own has no use for it. */
  readonly isOfApp?: boolean;
  /** Its name in the template, where npm would leave out a file of that name. */
  readonly stored?: string;
}

export const WORKFLOW = '.github/workflows/ci.yml';

/** The place of this package's version in the files of a template. */
export const VERSION = '{{ version }}';

/** Files of languages other than those of Node, which an app of one's own has in its own way. */
export const OWN_FILES: readonly TemplateFile[] = [
  { name: 'cdk8s.yaml', summary: 'how the app is run', isOfApp: true },
  { name: WORKFLOW, summary: 'the tests for each pull request', isOfApp: true },
  { name: '.gitignore', summary: 'generated files', isOfApp: true, stored: 'gitignore' },
  { name: 'README.md', summary: 'the commands', isOfApp: true },
  { name: 'AGENTS.md', summary: 'how coding agents go about it', isOfApp: true },
];

import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { ownFolder, ownPackage } from '../../own-package';
import type { Answers } from './questions';

/** A file of a new project. */
interface TemplateFile {
  readonly name: string;
  /** Its contents in a few words. */
  readonly summary: string;
  /** True for a file that belongs to the app of the template, so that an app of one's own has no use for it. */
  readonly isOfApp?: boolean;
  /** Its name in the template, where npm would leave out a file of that name. */
  readonly stored?: string;
}

export const PACKAGE = 'package.json';
export const WORKFLOW = '.github/workflows/ci.yml';
export const MAIN = 'main.ts';

/** Every file of a new project, in the order in which a reader gets to know them. */
export const TEMPLATE: readonly TemplateFile[] = [
  { name: MAIN, summary: 'image, port and host', isOfApp: true },
  { name: 'web-chart.ts', summary: 'the service and its routes', isOfApp: true },
  { name: '__tests__/web-chart.test.ts', summary: 'tests of the YAML, and of where requests go', isOfApp: true },
  { name: '__tests__/__snapshots__/web-chart.test.ts.snap', summary: 'the YAML of the test', isOfApp: true },
  { name: 'cdk8s.yaml', summary: 'how the app is run', isOfApp: true },
  { name: PACKAGE, summary: 'scripts and dependencies' },
  { name: 'tsconfig.json', summary: 'strict types', isOfApp: true },
  { name: 'jest.config.json', summary: 'how tests are run', isOfApp: true },
  { name: WORKFLOW, summary: 'the tests for each pull request' },
  { name: '.gitignore', summary: 'what is made anew', stored: 'gitignore' },
  { name: 'README.md', summary: 'the commands', isOfApp: true },
  { name: 'AGENTS.md', summary: 'how coding agents go about it', isOfApp: true },
];

/** The fields of `package.json` that a project needs. */
export interface PackageParts {
  readonly scripts: { readonly [name: string]: string };
  readonly dependencies: { readonly [name: string]: string };
  readonly devDependencies: { readonly [name: string]: string };
}

/** The text of a file of the template, with the answers in the place of those of its own app. */
export function textOf(file: TemplateFile, answers: Answers): string {
  if (file.name === PACKAGE) return `${JSON.stringify({ ...packageParts(), name: answers.name }, null, 2)}\n`;
  const text = read(file.stored ?? file.name);
  const replaced = REPLACED[file.name]?.(answers) ?? [];
  return replaced.reduce((written, [old, anew]) => written.replace(old, () => anew), text);
}

/** Texts of the template, each of which is there once, and those that take their places. */
const REPLACED: { readonly [file: string]: (answers: Answers) => readonly (readonly [string, string])[] } = {
  [MAIN]: ({ name, image, port, host }) => [
    ["(app, 'shop',", `(app, '${name}',`],
    ["image: 'registry.example.com/shop:1.0.0'", `image: '${image}'`],
    ['port: 8080', `port: ${port}`],
    ["host: 'shop.example.com'", `host: '${host}'`],
  ],
  'README.md': ({ name }) => [['# shop\n', `# ${name}\n`]],
};

/** The `package.json` of the template, with the versions that this package is tested with. */
export function packageParts(): PackageParts & { readonly name: string } {
  const template: PackageParts & { readonly name: string } = JSON.parse(read(PACKAGE));
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

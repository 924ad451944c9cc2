import { existsSync, readdirSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { TYPESCRIPT } from './languages/typescript';
import { has, type Project } from './project';

/** Files of other services and package managers, with which the workflow has no place. */
const OTHERS = [
  '.gitlab-ci.yml',
  '.circleci',
  '.travis.yml',
  'azure-pipelines.yml',
  'bitbucket-pipelines.yml',
  'Jenkinsfile',
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
];

/** The reason why a project gets no workflow. */
export function workflowFlaw({ folder, language, isNew, manifest }: Project): string | undefined {
  const workflow = workflowsIn(folder)[0];
  if (workflow !== undefined) return `.github/workflows/${workflow} is there`;
  const other = OTHERS.find((name) => has(folder, name));
  if (other !== undefined) return `it is for ${language === TYPESCRIPT ? 'npm and ' : ''}GitHub, and ${other} is there`;
  const root = repositoryAround(folder);
  if (root !== undefined) return `GitHub reads workflows in the root of the repository only, which is ${root}`;
  const { scripts } = (manifest?.fields ?? {}) as { readonly scripts?: object };
  if (!isNew && !Object.hasOwn(scripts ?? {}, 'test')) return 'there is no script "test" for it';
  return undefined;
}

/** The folder of a repository that this one is below the root of. */
function repositoryAround(folder: string): string | undefined {
  for (let each = folder; path.dirname(each) !== each; each = path.dirname(each)) {
    if (has(each, '.git')) return each === folder ? undefined : path.relative(folder, each).replaceAll('\\', '/');
  }
  return undefined;
}

function workflowsIn(folder: string): readonly string[] {
  const place = path.join(folder, '.github', 'workflows');
  const isFolder = existsSync(place) && statSync(place).isDirectory();
  return isFolder ? readdirSync(place).filter((file) => /\.ya?ml$/.test(file)) : [];
}

import { cpSync, existsSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { cached } from '../cache';
import { succeed } from '../execute';
import type { Language } from '../language';
import { CDK8S, generate, QUIET, REPOSITORY, versionOf } from '../packages';

/** The packages that PyPI has, next to which the generated code of Portico lies. */
const REQUIREMENTS = [
  `jsii>=${versionOf('jsii-pacmak')},<2`,
  ...[...CDK8S, 'constructs'].map((name) => `${name}==${versionOf(name)}`),
  // For the tests of a new project.
  'pytest==9.2.0',
  // For the syntax of C#.
  'tree-sitter==0.26.1',
  'tree-sitter-c-sharp==0.23.5',
];

export const PYTHON: Language = {
  name: 'Python',
  extension: 'py',
  commands: ['python3'],
  hasPlaces: true,
  prepare(folder, programs) {
    generate('python', REPOSITORY, folder);
    const words = [pythonWithPackages()];
    const env = environmentIn(folder);
    const compiled = ['-m', 'compileall', '-q', path.join(folder, 'python', 'src')];
    succeed(folder, [...words, ...compiled]);
    return Object.fromEntries(
      programs.map(({ name, file }) => {
        cpSync(file, path.join(folder, path.basename(file)));
        return [name, { folder, words: [...words, path.basename(file)], env }];
      }),
    );
  },
  testProject(folder, project) {
    const env = environmentIn(folder);
    succeed(project, [pythonWithPackages(), '-m', 'pytest', '--quiet'], { ...QUIET, ...env });
    return { folder: project, words: [pythonWithPackages(), 'main.py'], env };
  },
};

/** Has Python find the generated code, and keep what it compiles. */
const environmentIn = (folder: string) => ({
  PYTHONPATH: path.join(folder, 'python', 'src'),
  PYTHONDONTWRITEBYTECODE: undefined,
});

/** Python with the packages from PyPI, in an environment of its own. */
export function pythonWithPackages(): string {
  const version = succeed(REPOSITORY, ['python3', '--version']);
  const environment = cached('python', [REQUIREMENTS, version], (folder) => {
    succeed(folder, ['python3', '-m', 'venv', 'packages']);
    writeFileSync(path.join(folder, 'requirements.txt'), `${REQUIREMENTS.join('\n')}\n`);
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', 'requirements.txt'];
    succeed(folder, [pythonIn(folder), ...install]);
  });
  const python = pythonIn(environment);
  if (!existsSync(python)) throw new Error(`${python} is not there: remove ${environment}`);
  return python;
}

const pythonIn = (folder: string) => path.join(folder, 'packages', 'bin', 'python');

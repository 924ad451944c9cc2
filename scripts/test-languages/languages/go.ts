import { appendFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { cached } from '../cache';
import { succeed } from '../execute';
import type { Language } from '../language';
import { CDK8S, folderOf, generate, QUIET, REPOSITORY, versionOf } from '../packages';

/** The modules of cdk8s, which the proxy of Go may not have, by their folders in the cache. */
const MODULES = {
  'github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2': 'cdk8s/go/cdk8s',
  'github.com/cdk8s-team/cdk8s-plus-go/cdk8splus27/v2': 'cdk8s-plus-27/go/cdk8splus27',
};

/** The runtime for generated code. Not every version of it is a Go module. */
const JSII = 'github.com/aws/jsii-runtime-go';
const RUNTIME = 'v1.142.0';

export const GO: Language = {
  name: 'Go',
  extension: 'go',
  commands: ['go'],
  hasPlaces: false,
  prepare(folder, programs) {
    const cdk8s = withCdk8s();
    generate('go', REPOSITORY, folder);
    for (const { name, file } of programs) {
      mkdirSync(path.join(folder, name), { recursive: true });
      cpSync(file, path.join(folder, name, 'main.go'));
    }
    writeFileSync(path.join(folder, 'go.mod'), `module programs\n\ngo 1.25\n${replacements(cdk8s, folder)}`);
    succeed(folder, ['go', 'mod', 'tidy']);
    succeed(folder, ['go', 'build', '-trimpath', '-o', 'bin/', './...']);
    return Object.fromEntries(programs.map(({ name }) => [name, { folder, words: [path.join(folder, 'bin', name)] }]));
  },
  testProject(folder, project) {
    appendFileSync(path.join(project, 'go.mod'), replacements(withCdk8s(), folder));
    succeed(project, ['go', 'mod', 'tidy']);
    succeed(project, ['go', 'vet', './...']);
    succeed(project, ['go', 'test', './...'], QUIET);
    return { folder: project, words: ['go', 'run', '.'] };
  },
};

/** The end of a `go.mod`, by which generated code takes the place of modules. */
function replacements(cdk8s: string, folder: string): string {
  const replaced = Object.entries(MODULES).map(([module, place]) => `${module} => ${path.join(cdk8s, place)}`);
  return [
    '',
    'replace (',
    `  ${JSII} => ${JSII} ${RUNTIME}`,
    `  github.com/cdk8s-portico/cdk8s-portico-go/cdk8sportico => ${path.join(folder, 'go/cdk8sportico')}`,
    ...replaced.map((line) => `  ${line}`),
    ')',
    '',
  ].join('\n');
}

/** A folder of modules: cdk8s and cdk8s-plus, as npm has them. */
function withCdk8s(): string {
  return cached('go-cdk8s', [CDK8S.map(versionOf), versionOf('jsii-pacmak')], (folder) => {
    for (const name of CDK8S) generate('go', folderOf(name), path.join(folder, name));
  });
}

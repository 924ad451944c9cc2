import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { cached } from '../cache';
import { succeed } from '../execute';
import type { Language } from '../language';
import { CDK8S, folderOf, generate, REPOSITORY, versionOf } from '../packages';

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
    writeFileSync(path.join(folder, 'go.mod'), moduleFile(cdk8s));
    succeed(folder, ['go', 'mod', 'tidy']);
    succeed(folder, ['go', 'build', '-trimpath', '-o', 'bin/', './...']);
    return Object.fromEntries(programs.map(({ name }) => [name, { folder, words: [path.join(folder, 'bin', name)] }]));
  },
};

function moduleFile(cdk8s: string): string {
  const replaced = Object.entries(MODULES).map(([module, folder]) => `${module} => ${path.join(cdk8s, folder)}`);
  return [
    'module programs',
    'go 1.25',
    'replace (',
    `  ${JSII} => ${JSII} ${RUNTIME}`,
    '  github.com/cdk8s-portico/cdk8s-portico-go/cdk8sportico => ./go/cdk8sportico',
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

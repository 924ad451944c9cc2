import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import * as path from 'node:path';
import { type Files, write } from '../support';

/** Every file of a folder and of those below it, with its text. */
export function filesIn(folder: string): Files {
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .map((name) => [name.replaceAll('\\', '/'), readFileSync(path.join(folder, name), 'utf8')]),
  );
}

/** The project that `cdk8s init typescript-app` makes, by the template of its package. */
export function cdk8sProject(): Files {
  const files = filesIn('node_modules/cdk8s-cli/templates/typescript-app');
  const values: Files = {
    $base: 'old',
    cdk8s_core_version: '2.70.106',
    cdk8s_plus_version: '2.5.1',
    constructs_version: '10.8.1',
    cdk8s_cli_spec: '^2.207.60',
  };
  const filled = (text: string) => text.replace(/\{\{ (\S+) \}\}/g, (_, name: string) => values[name] ?? name);
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name.replace('{{}}', ''), filled(text)]));
}

/** Gives a project the packages of this repository, and its source in the place of the package that a project installs. */
export function installInto(folder: string): void {
  const modules = path.join(folder, 'node_modules');
  mkdirSync(modules);
  for (const name of readdirSync('node_modules').filter((each) => each !== '.cache')) {
    symlinkSync(path.resolve('node_modules', name), path.join(modules, name));
  }
  const main = path.relative(path.join(modules, 'cdk8s-portico'), path.resolve('lib/index.ts'));
  write(modules, { 'cdk8s-portico/package.json': JSON.stringify({ name: 'cdk8s-portico', main, types: main }) });
}

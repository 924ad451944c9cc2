// `npm run test:with -- typescript@5.0 bun@1 deno@2`, after a build: the package beside other tools than its own. Each is installed
// from npm in a project that has the tarball, takes the README's shop, and has to write the YAML that Node writes. A version of
// TypeScript checks every declaration as well, those of the package and of what it needs.
import { deepStrictEqual } from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { node, npm, readJson, run } from './test-package/processes.mjs';
import { installInEmptyProject, pack } from './test-package/project.mjs';

const KNOWN = ['typescript', 'bun', 'deno'];

const temporary = mkdtempSync(join(tmpdir(), 'portico-with-'));
const project = join(temporary, 'project');
const binary = (name) => join(project, 'node_modules/.bin', name);

function main() {
  const tools = process.argv.slice(2);
  const unknown = tools.filter((tool) => !KNOWN.includes(nameOf(tool)));
  if (tools.length === 0 || unknown.length > 0) {
    throw new Error(
      `${unknown.join(', ') || 'no tool'}: write for example npm run test:with -- typescript@5.0 bun@1 deno@2`,
    );
  }
  // The two fetch their binaries by a script.
  installInEmptyProject(project, pack(temporary).tarball, { allowScripts: { bun: true, deno: true } });
  const [, shop] = /```ts[^\n]*\n(.*?)```/s.exec(readFileSync('README.md', 'utf8'));
  writeFileSync(join(project, 'shop.ts'), shop);
  writeFileSync(
    join(project, 'node.cjs'),
    ts.transpile(shop, { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 }),
  );
  const expected = written('node', [process.execPath, 'node.cjs']);
  for (const tool of tools) {
    npm(project, ['install', '--no-save', '--prefer-offline', '--no-audit', '--no-fund', tool]);
    const name = nameOf(tool);
    deepStrictEqual(
      written(tool, name === 'typescript' ? compiled() : [binary(name), ...RUN[name], 'shop.ts']),
      expected,
    );
    console.log(`ok – ${name} ${readJson(join(project, 'node_modules', name, 'package.json')).version}`);
  }
}

const RUN = { bun: ['run'], deno: ['run', '--allow-all'] };

const nameOf = (tool) => tool.split('@')[0];

/** Compiles as Node and as bundlers resolve modules. */
function compiled() {
  const compilerOptions = {
    target: 'ES2022',
    strict: true,
    skipLibCheck: false,
    types: ['node'],
    outDir: 'out',
    rootDir: '.',
  };
  const modules = {
    node: { module: 'Node16', moduleResolution: 'Node16' },
    bundler: { module: 'ES2022', moduleResolution: 'bundler', noEmit: true },
  };
  for (const [name, options] of Object.entries(modules)) {
    const file = `tsconfig.${name}.json`;
    const config = { compilerOptions: { ...compilerOptions, ...options }, files: ['shop.ts'] };
    writeFileSync(join(project, file), JSON.stringify(config));
    node(project, ['node_modules/typescript/bin/tsc', '--project', file]);
  }
  return [process.execPath, 'out/shop.js'];
}

/** What a command writes, by file. */
function written(tool, [command, ...args]) {
  const folder = join(temporary, 'output', tool);
  const { status, stdout, stderr } = run(project, command, args, { CDK8S_OUTDIR: folder, DENO_NO_UPDATE_CHECK: '1' });
  deepStrictEqual([status, stdout], [0, ''], `${tool}:\n${stdout}${stderr}`);
  return Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

try {
  main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

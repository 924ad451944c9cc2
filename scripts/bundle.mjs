// Part of `npm run build`: puts the modules of the library into one file, since Node takes longer to find, read and compile 800 small
// ones than to run them. Each module still runs when it is first required. The command and `register` are files of their own, which
// start their work before the library is read. What else is left of `build/` are the declarations.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import ts from 'typescript';

const LIBRARY = 'build/portico.js';
const ENTRY = 'build/lib/index.js';
const COMMAND = 'build/cli/bin.js';
const REGISTER = 'build/cli/register.js';

/** Small modules without a state, of which the command has copies. It requires all others of the library. */
const COPIED = /^lib\/(?:rules|cdk8s\/yaml)\/|^lib\/cdk8s\/own-folder\.js$/;

const options = { bundle: true, packages: 'external', platform: 'node', format: 'cjs', target: 'node20' };
const silent = { legalComments: 'none', logLevel: 'warning', write: false, metafile: true };
// Node 22 and later keep what they compiled from one run to the next. Of a library, that is for the app to decide.
const program = { ...options, ...silent, banner: { js: "require('node:module').enableCompileCache?.();" } };

const { resolve } = createRequire(import.meta.url);
const inBuild = (file) => relative('build', file).replaceAll('\\', '/');
const asked = new Set(['lib/index.js']);
const library = {
  name: 'library',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\./, namespace: 'file' }, ({ path, importer, resolveDir }) => {
      const file = inBuild(resolve(join(resolveDir, path)));
      const isAsked = inBuild(importer).startsWith('cli/') && file.startsWith('lib/') && !COPIED.test(file);
      return isAsked ? { path: file, namespace: 'library' } : undefined;
    });
    onLoad({ filter: /./, namespace: 'library' }, ({ path }) => {
      asked.add(path);
      return { contents: `module.exports = require('../portico.js')['${path}']();`, resolveDir: dirname(COMMAND) };
    });
  },
};
const command = await build({ ...program, entryPoints: [COMMAND], plugins: [library], external: ['../portico.js'] });
const register = await build({ ...program, entryPoints: [REGISTER] });
const contents = [...asked].map((file) => `exports['${file}'] = () => require('./${file}');`).join('\n');
const modules = await build({ ...options, ...silent, stdin: { contents, resolveDir: 'build' }, outfile: LIBRARY });

const loaded = Object.values(register.metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
const others = loaded.filter((path) => !path.startsWith('node:'));
if (others.length > 0) throw new Error(`register loads ${others.join(', ')}, before which it could start the compiler`);

for (const folder of ['lib', 'cli', 'imports']) {
  for (const entry of readdirSync(join('build', folder), { recursive: true })) {
    if (entry.endsWith('.js')) rmSync(join('build', folder, entry));
  }
}
const textOf = ({ outputFiles: [{ text }] }) => text;
writeFileSync(LIBRARY, withModulesCompiledAtOnce(withFastSpreads(withPlusOnUse(textOf(modules)))));
writeFileSync(COMMAND, withFastSpreads(textOf(command)));
writeFileSync(REGISTER, textOf(register));
const names = Object.keys(createRequire(import.meta.url)(`../${LIBRARY}`)['lib/index.js']());
// For `import { … }` of an ES module, Node reads the names from the text of the file, which is not run for it.
writeFileSync(
  ENTRY,
  `module.exports = require('../portico.js')['lib/index.js']();\n0 && (module.exports = { ${names.join(', ')} });\n`,
);

/**
 * Puts a spread of nothing before a spread that an object literal starts with. To what such a spread has copied, Node 20 adds each
 * further field in about a microsecond, and otherwise in a few nanoseconds.
 */
function withFastSpreads(code) {
  return withInserted(code, (node, insert) => {
    if (ts.isObjectLiteralExpression(node) && node.properties.length > 1 && ts.isSpreadAssignment(node.properties[0]))
      insert(node.properties[0].getStart(), '...undefined, ');
  });
}

/**
 * Puts the function of each module into parentheses, by which V8 compiles it when it reads the file. Almost all modules run, and V8
 * would read them twice.
 */
function withModulesCompiledAtOnce(code) {
  return withInserted(code, (node, insert) => {
    if (!ts.isMethodDeclaration(node) || !ts.isStringLiteral(node.name) || !node.name.text.startsWith('build/')) return;
    insert(node.name.end, ': (function');
    insert(node.end, ')');
  });
}

/** @param look calls its second argument with each place, in their order, and the text to put there. */
function withInserted(code, look) {
  const file = ts.createSourceFile(LIBRARY, code, ts.ScriptTarget.Latest, true);
  const inserted = [];
  const visit = (node) => {
    look(node, (place, text) => inserted.push({ place, text }));
    ts.forEachChild(node, visit);
  };
  visit(file);
  inserted.sort((a, b) => a.place - b.place);
  const parts = inserted.map(({ place, text }, index) => code.slice(inserted[index - 1]?.place ?? 0, place) + text);
  return parts.join('') + code.slice(inserted.at(-1)?.place ?? 0);
}

/** Loads cdk8s-plus when one of its classes is first used: that takes half as long as all of Portico, and few apps need one. */
function withPlusOnUse(code) {
  const load = 'require("cdk8s-plus-27")';
  const parts = code.split(load);
  if (parts.length !== 2) throw new Error(`${load} stands ${parts.length - 1} times in the bundle, not once`);
  return parts.join(`{ get k8s() { return ${load}.k8s; } }`);
}

// Part of `npm run build`: puts all modules of the package into one file, since Node takes longer to find, read and compile 800
// small ones than to run them. Each module still runs when it is first required. What is left of `build/` are the files by which
// the package is entered, and the declarations. `register` has its few modules by itself, so that it starts the compiler before all
// others are read.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import ts from 'typescript';

const ENTRIES = { library: 'lib/index.js', command: 'cli/bin.js' };
const BUNDLE = 'build/portico.js';
const REGISTER = 'build/cli/register.js';
const COMPILE_CACHE = "require('node:module').enableCompileCache?.();\n";

const start = (file) => /^#!.*\n/.exec(readFileSync(join('build', file), 'utf8'))?.[0] ?? '';
const starts = Object.fromEntries(Object.values(ENTRIES).map((file) => [file, start(file)]));

const options = {
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
};
buildSync({
  ...options,
  stdin: {
    contents: Object.entries(ENTRIES)
      .map(([name, file]) => `exports.${name} = () => require('./${file}');\n`)
      .join(''),
    resolveDir: 'build',
  },
  outfile: BUNDLE,
});
const register = buildSync({ ...options, entryPoints: [REGISTER], write: false, metafile: true });
const loaded = Object.values(register.metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
const others = loaded.filter((path) => !path.startsWith('node:'));
if (others.length > 0) throw new Error(`register loads ${others.join(', ')}, before which it could start the compiler`);
writeFileSync(BUNDLE, withFastSpreads(withPlusOnUse(readFileSync(BUNDLE, 'utf8'))));

for (const folder of ['lib', 'cli', 'imports']) {
  for (const entry of readdirSync(join('build', folder), { recursive: true })) {
    if (entry.endsWith('.js')) rmSync(join('build', folder, entry));
  }
}
const { library } = createRequire(import.meta.url)('../build/portico.js');
for (const [name, file] of Object.entries(ENTRIES)) {
  // Node 22 and later keep what they compiled from one run to the next. Of a library, that is for the app to decide.
  const cache = name === 'library' ? '' : COMPILE_CACHE;
  let text = `${starts[file]}${cache}module.exports = require('../portico.js').${name}();\n`;
  // For `import { … }` of an ES module, Node reads the names from the text of the file, which is not run for it.
  if (name === 'library') text += `0 && (module.exports = { ${Object.keys(library()).join(', ')} });\n`;
  writeFileSync(join('build', file), text);
}

writeFileSync(REGISTER, `${COMPILE_CACHE}${register.outputFiles[0].text}`);

/**
 * Puts a spread of nothing before a spread that an object literal starts with. To what such a spread has copied, Node 20 adds each
 * further field in about a microsecond, and otherwise in a few nanoseconds.
 */
function withFastSpreads(code) {
  const file = ts.createSourceFile(BUNDLE, code, ts.ScriptTarget.Latest);
  const places = [];
  const visit = (node) => {
    if (ts.isObjectLiteralExpression(node) && node.properties.length > 1 && ts.isSpreadAssignment(node.properties[0]))
      places.push(node.properties[0].getStart(file));
    ts.forEachChild(node, visit);
  };
  visit(file);
  const parts = [0, ...places].map((place, index) => code.slice(place, places[index]));
  return parts.join('...undefined, ');
}

/** Loads cdk8s-plus when one of its classes is first used: that takes half as long as all of Portico, and few apps need one. */
function withPlusOnUse(code) {
  const load = 'require("cdk8s-plus-27")';
  const parts = code.split(load);
  if (parts.length !== 2) throw new Error(`${load} stands ${parts.length - 1} times in the bundle, not once`);
  return parts.join(`{ get k8s() { return ${load}.k8s; } }`);
}

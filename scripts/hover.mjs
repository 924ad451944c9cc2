// Part of `npm run build`: puts the documentation of each class before that of its constructor in the declarations, since editors
// show the latter on `new WebService`, and TypeScript takes the class's only where a constructor has none of its own.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CLASS = /^\/\*\*\n(?<text>(?: \*[^\n]*\n)+?) \*\/\nexport (?:declare )?(?:abstract )?class /m;
const CONSTRUCTOR = /(?<start>^ {4}\/\*\*\n)(?: {5}\*[^\n]*\n)+? {5}\*\/\n {4}constructor\(/m;

for (const entry of readdirSync('build/lib', { recursive: true })) {
  if (!entry.endsWith('.d.ts')) continue;
  const file = join('build/lib', entry);
  const declarations = readFileSync(file, 'utf8');
  const text = CLASS.exec(declarations)?.groups.text;
  const own = CONSTRUCTOR.exec(declarations);
  if (text === undefined || own === null) continue;
  const at = own.index + own.groups.start.length;
  const lines = [...text.trimEnd().split('\n'), ' *'].map((line) => `    ${line}\n`);
  writeFileSync(file, declarations.slice(0, at) + lines.join('') + declarations.slice(at));
  moveLines(`${file}.map`, declarations.slice(0, at).split('\n').length - 1, lines.length);
}

/** Tells the map to the source that lines were inserted: each line is one part between semicolons. */
function moveLines(file, at, count) {
  const map = JSON.parse(readFileSync(file, 'utf8'));
  const lines = map.mappings.split(';');
  lines.splice(at, 0, ...Array(count).fill(''));
  writeFileSync(file, JSON.stringify({ ...map, mappings: lines.join(';') }));
}

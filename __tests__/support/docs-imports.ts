import { readFileSync } from 'node:fs';
import * as cdk8s from 'cdk8s';
import * as plus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import * as library from '../../lib';

/** The block at the top of a page that makes all its code complete. */
const BLOCK = /<details>\n<summary>[^\n]*<\/summary>\n\n```ts imports\n(?<code>.*?)```\n\n<\/details>\n\n/s;

/** The code that stands before every snippet of a page, as the page shows it. */
export const importsOn = (page: string): string => BLOCK.exec(page)?.groups?.code ?? '';

/** A page with the imports that its snippets need, before the first heading or snippet. */
export function withImports(page: string, snippets: readonly string[]): string {
  const bare = page.replace(BLOCK, '');
  const code = snippets.join('\n');
  if (code === '') return bare;
  const at = bare.search(/^(?:## |```|- \[)/m);
  return `${bare.slice(0, at)}<details>\n<summary>What the code on this page imports</summary>\n\n${blockFor(code)}\n</details>\n\n${bare.slice(at)}`;
}

/** The names that the library exports as types alone. */
const TYPES = [...readFileSync('lib/index.ts', 'utf8').matchAll(/(?<=export )type \{[^}]*\}|\btype \w+/g)].flatMap(
  ([exported]) => exported.replace(/\btype\b/g, '').match(/\w+/g) ?? [],
);

/** The services of the shop that snippets use without making them. */
const SERVICES = { user: 'UserService', pay: 'PayService' };

function blockFor(code: string): string {
  const words = wordsOf(code);
  const services = Object.entries(SERVICES).filter(([name]) => words.has(name));
  const names = new Set([...words, 'App', 'Chart', ...services.map(([, made]) => made)]);
  const imports = [
    ['cdk8s', cdk8s],
    ['cdk8s-plus-27', plus],
    ['cdk8s-portico', library],
    ['constructs', { Construct }],
  ] as const;
  const isTaken = (name: string, from: string) => from === 'cdk8s-plus-27' && (name in library || name in cdk8s);
  const lines = imports.flatMap(([from, exported]) => {
    const used = Object.keys(exported).filter((name) => names.has(name) && !isTaken(name, from));
    const types = from === 'cdk8s-portico' ? TYPES.filter((name) => names.has(name)) : [];
    const words = [...used, ...types].sort().map((name) => (types.includes(name) ? `type ${name}` : name));
    return words.length > 0 ? [importLine(words, from)] : [];
  });
  const made = services.map(([name, service]) => `const ${name} = new ${service}(chart, '${name}');`);
  const app = ['const app = new App();', "const chart = new Chart(app, 'shop');", ...made];
  return ['```ts imports', ...lines, '', ...app, '```', ''].join('\n');
}

const WIDTH = 120;

/** An import as Biome formats it. */
function importLine(names: readonly string[], from: string): string {
  const short = `import { ${names.join(', ')} } from '${from}';`;
  return short.length <= WIDTH
    ? short
    : [`import {`, ...names.map((name) => `  ${name},`), `} from '${from}';`].join('\n');
}

/** The identifiers of code, without those in comments and texts. */
function wordsOf(code: string): Set<string> {
  const bare = code
    .replace(/\/\/[^\n]*|\/\*.*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/gs, '')
    .replace(/`(?:[^`\\]|\\.)*`/gs, (text) => (text.match(/\$\{[^}]*\}/g) ?? []).join(' '));
  return new Set(bare.match(/(?<![\w.])[A-Za-z]\w*(?!:)/g));
}

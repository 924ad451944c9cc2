// The code of the documentation, as a reader pastes it: below what its page imports.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Snippets of tests take it from their runner, which the project of the package test has not. */
const EXPECT = 'declare const expect: any;\n';

/** Writes each snippet of the pages in a folder as a module of its own, to be compiled with the installed package. */
export function copySnippets(pages, folder) {
  mkdirSync(folder, { recursive: true });
  for (const page of readdirSync(pages).filter((file) => file.endsWith('.md'))) {
    const text = readFileSync(join(pages, page), 'utf8');
    const imports = /^```ts imports\n(.*?)^```$/ms.exec(text)?.[1] ?? '';
    const snippets = [...text.matchAll(/^```ts\n(.*?)^```$/gms)];
    snippets.forEach(([, code], index) => {
      const name = `${page.replace('.md', '')}-${index + 1}.ts`;
      writeFileSync(join(folder, name), `${imports}${code.includes('expect(') ? EXPECT : ''}{\n${code}}\n`);
    });
  }
}

// The code of the documentation, as a reader pastes it: below what its page imports.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes each snippet of the pages in a folder as a module of its own, to be compiled with the installed package. */
export function copySnippets(pages, folder) {
  mkdirSync(folder, { recursive: true });
  for (const page of readdirSync(pages).filter((file) => file.endsWith('.md'))) {
    const text = readFileSync(join(pages, page), 'utf8');
    const imports = /^```ts imports\n(.*?)^```$/ms.exec(text)?.[1] ?? '';
    const snippets = [...text.matchAll(/^```ts\n(.*?)^```$/gms)];
    snippets.forEach(([, code], index) => {
      writeFileSync(join(folder, `${page.replace('.md', '')}-${index + 1}.ts`), `${imports}{\n${code}}\n`);
    });
  }
}

// `npm run docs`: writes docs/api/, and the table of names for messages in other languages, from .jsii, which `npm run build`
// makes of lib/. With --check it writes nothing and fails when one of the files differs.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { apiPages } from './api/pages.mjs';
import { apiTable } from './languages/api-table.mjs';

const API = 'docs/api';

try {
  if (!existsSync('.jsii')) throw new Error('.jsii is missing: run npm run build first.');
  const made = await madeFiles();
  const old = existsSync(API) ? readdirSync(API).map((name) => join(API, name)) : [];
  const stale = old.filter((file) => !made.has(file));
  const changed = [...made].filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
  if (process.argv.includes('--check')) {
    const [wrong] = [...changed.map(([file]) => file), ...stale];
    if (wrong) throw new Error(`${wrong} does not match lib/: run npm run build && npm run docs, and commit it.`);
  } else {
    for (const file of stale) rmSync(file);
    for (const [file, text] of changed) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/** Every file that is made, with its text. */
async function madeFiles() {
  const pages = [...(await apiPages('.'))].map(([file, text]) => [join(API, file), text]);
  return new Map([...pages, ['lib/languages/api-table.ts', apiTable()]]);
}

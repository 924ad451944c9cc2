// `npm run docs`: writes API.md from .jsii, which `npm run build` makes of lib/. With --check it writes nothing and fails when
// API.md differs.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Documentation, Language } from 'jsii-docgen';

const FILE = 'API.md';

try {
  if (!existsSync('.jsii')) throw new Error('.jsii is missing: run npm run build first.');
  const generated = format(await generate());
  if (!process.argv.includes('--check')) {
    writeFileSync(FILE, generated);
  } else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== generated) {
    throw new Error(`${FILE} does not match lib/: run npm run build && npm run docs, and commit it.`);
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function generate() {
  const documentation = await Documentation.forProject(process.cwd());
  try {
    const markdown = await documentation.toMarkdown({ language: Language.TYPESCRIPT, allSubmodules: true });
    return markdown.render();
  } finally {
    await documentation.cleanup();
  }
}

/** Formats like `npm run format`, so that the two do not undo each other. */
function format(markdown) {
  const args = ['node_modules/@biomejs/biome/bin/biome', 'format', `--stdin-file-path=${FILE}`];
  // The page is larger than the mebibyte that is the default.
  const options = { input: markdown, encoding: 'utf8', maxBuffer: 2 ** 26 };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
  if (status !== 0) throw new Error(`biome format failed:\n${stderr}`);
  return stdout;
}

import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { LANGUAGES } from '../../cli/commands/init/languages';
import { jsii } from '../../package.json';

const PAGE = 'docs/languages.md';
const page = readFileSync(PAGE, 'utf8');

/** The words after a fence: a program in TypeScript has a name, as the pages' own blocks are run by another test. */
const FENCES: { readonly [extension: string]: string } = {
  '.ts': 'ts main.ts',
  '.py': 'python',
  '.java': 'java',
  '.go': 'go',
  '.cs': 'csharp',
};

/** A file, or that part of it that begins with a line of some word and goes on to its indentation. */
function quoted(file: string, word: string | undefined): string {
  const text = readFileSync(file, 'utf8');
  if (word === undefined) return text;
  const [part = '', indent = ''] =
    new RegExp(`^([ \\t]*)${word}\\b.*\\n(?:\\1(?:[ \\t]+|\\}|except\\b).*\\n)+`, 'm').exec(text) ?? [];
  return part.replace(new RegExp(`^${indent}`, 'gm'), '');
}

test('docs/languages.md shows programs as they are run (UPDATE_DOCS=1 rewrites it)', () => {
  const shown: string[] = [];
  const anew = page.replace(/<!-- (\S+?)(?:: (\w+))? -->\n.*?<!-- \/ -->/gs, (_, file: string, word?: string) => {
    const code = quoted(file, word);
    shown.push(code);
    const of = word === undefined ? file : `${file}: ${word}`;
    return `<!-- ${of} -->\n\n\`\`\`${FENCES[path.extname(file)]}\n${code}\`\`\`\n\n<!-- / -->`;
  });
  expect([shown.length, shown.filter((code) => code.split('\n').length < 4)]).toEqual([8, []]);
  if (process.env.UPDATE_DOCS) writeFileSync(PAGE, anew);
  else expect(page).toBe(anew);
});

test('docs/languages.md names packages as they are made, and commands as new projects have them', () => {
  const { python, java, go, dotnet } = jsii.targets;
  const { groupId, artifactId } = java.maven;
  const names = [
    python.distName,
    python.module,
    `${groupId}:${artifactId}`,
    java.package,
    `${go.moduleName}/cdk8sportico`,
  ];
  for (const name of [...names, dotnet.packageId]) expect(page).toContain(`\`${name}\``);
  for (const { name } of LANGUAGES.filter(({ name }) => name !== 'typescript')) {
    const config = readFileSync(`cli/commands/init/template/${name}/cdk8s.yaml`, 'utf8');
    expect(page).toContain(`\`${/^app: .*/m.exec(config)?.[0]}\``);
  }
});

import { spawnSync } from 'node:child_process';
import { reportOf, runSnippet } from '../support/run-snippet';
import { EXPLANATIONS } from '.';

/** The part of the page about a code that follows its summary: the trap, its source, and code before and after. */
export function explained(code: string): string {
  const explanation = EXPLANATIONS[code];
  if (explanation === undefined) return '';
  const { after, before, source, trap } = explanation;
  const report = reportOf(runSnippet(before)).join('\n');
  const blocks = [block('ts', before), block('text', report), 'Instead:\n', block('ts', after)];
  return `\n${trap} ([source](${source}))\n\n${blocks.join('\n')}`;
}

const block = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\`\n`;

/** Markdown, with its code laid out as that of the other pages. */
export function laidOut(markdown: string): string {
  const args = ['node_modules/@biomejs/biome/bin/biome', 'format', '--stdin-file-path=docs/page.md'];
  const { status, stderr, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', input: markdown });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

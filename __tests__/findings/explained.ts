import { spawnSync } from 'node:child_process';
import { EXPLANATIONS } from '.';
import { isCommand, reportFor } from './report';

/** The part of the page about a code that follows its summary: the trap, its source, and code before and after. */
export function explained(code: string): string {
  const explanation = EXPLANATIONS[code];
  if (explanation === undefined) return '';
  const { after, before, source, trap } = explanation;
  const [input, output] = isCommand(before) ? ['sh', 'console'] : ['ts', 'text'];
  const report = reportFor(before).join('\n');
  const blocks = [block(input, before), block(output, report), 'Instead:\n', block(input, after)];
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

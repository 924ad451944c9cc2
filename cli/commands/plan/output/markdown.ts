import type { Plan } from '../make-plan';
import { byClass, exampleText, nameOf, summaryOf, TITLES } from './summary';

/** The plan for the comment of a pull request. */
export function markdownOf({ from, to, changes, notes }: Plan): string {
  const blocks = byClass(changes).map(([each, its]) => [
    `### ${TITLES[each].charAt(0).toUpperCase()}${TITLES[each].slice(1)}`,
    '',
    ...its.flatMap(({ environment, object, message, steps, example }) => [
      `- **${plain(nameOf(environment, object))}**: ${plain(message)}`,
      ...(example === undefined ? [] : [`  - \`${exampleText(example)}\``]),
      ...steps.map((step, index) => `  ${index + 1}. ${stepOf(step)}`),
    ]),
  ]);
  const quotes = notes.map((note) => [`> ${plain(note)}`]);
  return [...blocks, ...quotes, [summaryOf(changes, from, to)]].map((lines) => lines.join('\n')).join('\n\n');
}

/** Names may have characters that Markdown reads. */
const plain = (text: string) => text.replace(/[\\`*_<>|[\]#]/g, '\\$&').replace(/\n/g, ' ');

/** Commands are code, with their remarks behind. */
function stepOf(step: string): string {
  const [command = '', remark] = step.split(/ {4}# /);
  if (!command.startsWith('kubectl ')) return plain(step);
  return `\`${command}\`${remark === undefined ? '' : ` (${plain(remark)})`}`;
}

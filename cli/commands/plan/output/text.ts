import type { ChangeClass } from '../change';
import type { Plan } from '../make-plan';
import { byClass, exampleText, nameOf, summaryOf, TITLES } from './summary';

/** Codes of ECMA-48 for the colour of a heading. */
const RED = 31;
const YELLOW = 33;
const COLORS: { readonly [changeClass in ChangeClass]?: number } = {
  refused: RED,
  'data-loss': RED,
  traffic: YELLOW,
  'less-safe': YELLOW,
  'less-available': YELLOW,
  restart: YELLOW,
};

/** The changes under the headings of their classes, with what there is to do. */
export function textOf({ from, to, changes, notes }: Plan, isColored: boolean): string {
  const paint = (each: ChangeClass, text: string) =>
    isColored && COLORS[each] !== undefined ? `\u001b[${COLORS[each]}m${text}\u001b[39m` : text;
  const blocks = byClass(changes).map(([each, its]) => [
    paint(each, TITLES[each]),
    ...its.flatMap(({ environment, object, message, steps, example }) => [
      `  ${nameOf(environment, object)}: ${message}`,
      ...(example === undefined ? [] : [`    ${exampleText(example)}`]),
      ...steps.map((step, index) => `    ${index + 1}. ${step}`),
    ]),
  ]);
  return [...blocks.map((lines) => lines.join('\n')), ...notes, summaryOf(changes, from, to)].join('\n\n');
}

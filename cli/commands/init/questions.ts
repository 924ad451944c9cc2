import * as path from 'node:path';
import { MAX_LABEL, serviceNameFlaw } from '../../../lib/rules/dns-name';
import { hostFlaw } from '../../../lib/rules/host';
import { pinnedImageFlaw } from '../../../lib/rules/image';
import { portFlaw } from '../../../lib/rules/port';
import { show } from '../../../lib/rules/show';
import { onlyValue } from '../../arguments';
import type { Conversation } from '../../terminal';
import { UsageError } from '../../usage-error';
import type { Arguments } from '../command';

/** Everything that a new project has of its user, as it was written. */
export interface Answers {
  readonly name: string;
  readonly image: string;
  readonly port: string;
  readonly host: string;
}

/** An answer, which is the value of the option of its name as well. */
interface Question {
  readonly option: keyof Answers;
  readonly text: string;
  flawOf(answer: string): string | undefined;
  /** The answer of those who give none. */
  usual(name: string): string;
}

const QUESTIONS: readonly Question[] = [
  { option: 'name', text: 'Name of the app', flawOf: serviceNameFlaw, usual: (name) => name },
  {
    option: 'image',
    text: 'Image of its service, with a tag',
    flawOf: pinnedImageFlaw,
    usual: (name) => `registry.example.com/${name}:1.0.0`,
  },
  {
    option: 'port',
    text: 'Port on which its container listens',
    flawOf: (port) => portFlaw(/^[1-9]\d*$/.test(port) ? Number(port) : port),
    usual: () => '8080',
  },
  { option: 'host', text: 'Host of its requests', flawOf: hostFlaw, usual: (name) => `${name}.example.com` },
];

/** The answers that options give. */
export function givenAnswers(args: Arguments): Partial<Answers> {
  const answers: { -readonly [option in keyof Answers]?: string } = {};
  for (const { option, flawOf } of QUESTIONS) {
    const answer = onlyValue(args, option);
    const flaw = answer === undefined ? undefined : flawOf(answer);
    if (flaw !== undefined) throw new UsageError(`--${option} ${show(answer)} ${flaw}.`);
    answers[option] = answer;
  }
  return answers;
}

/** All answers, the usual ones where none is given. */
export function completed({ name: given, ...others }: Partial<Answers>, folder: string): Answers {
  const name = given ?? nameOf(folder);
  const answers = QUESTIONS.map(({ option, usual }) => [option, { name, ...others }[option] ?? usual(name)]);
  return Object.fromEntries(answers);
}

/** All answers, asked for where none is given; undefined where the user gives up. */
export async function asked(
  given: Partial<Answers>,
  folder: string,
  { ask }: Conversation,
  say: (text: string) => void,
): Promise<Answers | undefined> {
  let answers = given;
  for (const { option, text, flawOf } of QUESTIONS) {
    while (answers[option] === undefined) {
      const usual = completed(answers, folder)[option];
      const line = await ask(`${text} (${usual}): `);
      if (line === undefined) return undefined;
      const answer = line.trim() || usual;
      const flaw = flawOf(answer);
      if (flaw === undefined) answers = { ...answers, [option]: answer };
      else say(`${show(answer)} ${flaw}.`);
    }
  }
  return completed(answers, folder);
}

/** True for the image of those who give none, which no registry has. */
export const isMadeUp = ({ name, image }: Answers) => image === completed({ name }, '').image;

/** A name that is like that of a folder. */
function nameOf(folder: string): string {
  const name = path
    .basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LABEL)
    .replace(/^[-0-9]+|-+$/g, '');
  return name === '' ? 'app' : name;
}

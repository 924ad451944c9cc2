import { CSHARP } from './csharp';
import { GO } from './go';
import { JAVA } from './java';
import type { Language } from './language';
import { PYTHON } from './python';
import { Teller } from './teller';

/** The beginning of what each runtime of jsii sets JSII_AGENT to; that of Go is the version of Go. */
const AGENTS: readonly (readonly [RegExp, Language])[] = [
  [/^Python\b/, PYTHON],
  [/^Java\b/, JAVA],
  [/^(?:go\d|devel\b)/, GO],
  [/^DotNet\b/, CSHARP],
];

/**
 * The words of a message: names of the public API, or of fields where it is about an API object and a name is of both. Those of
 * other libraries, and of checks of the user's, are `foreign`.
 */
export type Words = 'api' | 'fields' | 'foreign';

/**
 * A message in the language of the program that runs Portico: what it names of the public API, as that language writes it. Values of
 * the user's and fields of Kubernetes stay.
 */
export function inHostLanguage(message: string, words: Words = 'api'): string {
  const agent = process.env.JSII_AGENT;
  if (agent === undefined || words === 'foreign') return message;
  const language = AGENTS.find(([name]) => name.test(agent))?.[1];
  return language === undefined ? message : new Teller(message, language, words === 'fields').tell();
}

/** The beginning of what each runtime of jsii sets JSII_AGENT to; that of Go is the version of Go. */
const AGENTS = [
  ['PYTHON', /^Python\b/],
  ['JAVA', /^Java\b/],
  ['GO', /^(?:go\d|devel\b)/],
  ['CSHARP', /^DotNet\b/],
] as const;

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
  const [language] = AGENTS.find(([, name]) => name.test(agent)) ?? [];
  if (language === undefined) return message;
  // Loaded when it is needed, which is never in TypeScript and JavaScript.
  const { tell }: typeof import('./teller') = require('./teller');
  return tell(message, language, words === 'fields');
}

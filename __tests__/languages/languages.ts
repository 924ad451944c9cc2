import { inHostLanguage, type Words } from '../../lib/languages/tell';

/** What the runtimes of jsii set JSII_AGENT to. */
export const AGENTS = {
  Python: 'Python/3.13.1',
  Java: 'Java/21.0.2',
  Go: 'go1.26.8/linux/amd64',
  'C#': 'DotNet/8.0.1/.NETCoreApp,Version=v8.0/1.140.0.0',
};

export type LanguageName = keyof typeof AGENTS;

/** Does something as a program in another language would, and takes that back. */
export function runAs<Result>(agent: string, run: () => Result): Result {
  const { JSII_AGENT } = process.env;
  process.env.JSII_AGENT = agent;
  try {
    return run();
  } finally {
    if (JSII_AGENT === undefined) delete process.env.JSII_AGENT;
    else process.env.JSII_AGENT = JSII_AGENT;
  }
}

/** A message as users of a language read it. */
export const inLanguage = (name: LanguageName, message: string, words?: Words): string =>
  runAs(AGENTS[name], () => inHostLanguage(message, words));

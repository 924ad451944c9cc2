/** A call in the program of another language that runs Portico by jsii, as jsii hands it on. */
export type HostFrame = readonly [file: string, line: number, column: number, name: string];

/**
 * The place where jsii keeps the calls of the other program, the newest first: in Python and Java, when
 * `JSII_HOST_STACK_TRACES` is set (https://github.com/aws/jsii, from 1.138 on).
 */
const STACK = Symbol.for('jsii.context.hostStackTrace');

/** True when a program in another language runs Portico. The stack of JavaScript has none of its lines. */
export const isHosted = (): boolean => process.env.JSII_AGENT !== undefined;

/** The calls of the other program at this moment, as far as jsii knows them. */
export function hostStack(): readonly HostFrame[] {
  const stack: unknown = (globalThis as { [STACK]?: unknown })[STACK];
  return Array.isArray(stack) ? [...stack] : [];
}

/** Packages that were installed, by file in Python and by class in Java: `org.cdk8s`, and those of jsii and its libraries. */
const INSTALLED = /[\\/](?:site-packages|dist-packages|cdk8s_portico)[\\/]/;
const LIBRARY = /^(?:java|jdk|software\.(?:amazon|constructs)|org\.cdk8s|io\.github\.cdk8s_portico)\./;

/** The file and line of the newest call in code of the user's. */
export function userFrame(frames: readonly HostFrame[]): readonly [file: string, line: number] | undefined {
  const frame = frames.find(([file, , , name]) => !INSTALLED.test(file) && !LIBRARY.test(name));
  return frame && [frame[0], frame[1]];
}

/** A line for the end of a report without places, in the languages that can tell them. */
export function hintForPlaces(): string[] {
  const { JSII_AGENT = '', JSII_HOST_STACK_TRACES } = process.env;
  const isAble = /^(?:Python|Java)\b/.test(JSII_AGENT) && !JSII_HOST_STACK_TRACES;
  return isAble ? ['Set the environment variable JSII_HOST_STACK_TRACES=1 to see the lines of your code.'] : [];
}

/** An option or an argument by name, with its value as the language writes it. */
export type Field = readonly [name: string, value: string];

/** The way in which a language writes what jsii makes of the public API. */
export interface Language {
  /** The words for a value that is not there, and for truths, in a sentence. */
  readonly words: { readonly undefined: string; readonly true: string; readonly false: string };

  /** The value of an optional argument that is not given, where none can be left out. */
  readonly leftOut?: string;

  /** The name of an option or a method in a sentence. */
  readonly member: (name: string) => string;

  readonly value: (type: 'string' | 'number' | 'boolean' | 'any', text: string) => string;

  /** A list or a map of values of a type. */
  readonly list: (items: readonly string[], of: string) => string;
  readonly map: (entries: readonly Field[], of: string) => string;

  /** The options that follow other arguments, or stand for themselves. */
  readonly fields: (fields: readonly Field[]) => string;

  /** A struct as a value, and as the last argument of a call. */
  readonly struct: (type: string, fields: readonly Field[]) => string;
  readonly lastArgument: (type: string, fields: readonly Field[]) => string;

  /** A new instance, the last argument of which can be options. */
  readonly create: (
    type: string,
    args: readonly string[],
    options?: { type: string; fields: readonly Field[] },
  ) => string;

  /** A member of a type, and of an instance: a method with its arguments, or a property. */
  readonly ofType: (type: string, name: string, args?: readonly string[]) => string;
  readonly ofInstance: (instance: string, name: string, args?: readonly string[]) => string;
}

/** The options of a language whose ellipsis stands for all of them. */
export const isRest = ([name]: Field): boolean => name === '…';

export const inParentheses = (args: readonly string[] | undefined): string =>
  args === undefined ? '' : `(${args.join(', ')})`;

export const isConstant = (name: string): boolean => name === name.toUpperCase();

export const inPascalCase = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export const quotedKey = (key: string): string => (key === '…' ? key : `"${key}"`);

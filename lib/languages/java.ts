import { type Field, inParentheses, inPascalCase, isConstant, isRest, type Language, quotedKey } from './language';

const setters = (list: readonly Field[]): string =>
  list.map((field) => (isRest(field) ? '…' : `.${field[0]}(${field[1]})`)).join('');

const struct = (type: string, list: readonly Field[]): string => `${type}.builder()${setters(list)}.build()`;

const getter = (name: string): string => `get${inPascalCase(name)}()`;

export const JAVA: Language = {
  words: { undefined: 'null', true: 'true', false: 'false' },
  member: (name) => name,
  value: (_, text) => text,
  list: (items) => `List.of(${items.join(', ')})`,
  map: (entries) =>
    `Map.of(${entries.map((each) => [quotedKey(each[0]), ...(each[1] ? [each[1]] : [])].join(', ')).join(', ')})`,
  fields: setters,
  struct,
  lastArgument: struct,
  create: (type, args, options) =>
    options
      ? `${type}.Builder.create(${args.join(', ')})${setters(options.fields)}.build()`
      : `new ${type}(${args.join(', ')})`,
  ofType: (type, name, args) => `${type}.${name}${inParentheses(args)}`,
  ofInstance: (instance, name, args) =>
    `${instance && `${instance}.`}${args || isConstant(name) ? `${name}${inParentheses(args)}` : getter(name)}`,
};

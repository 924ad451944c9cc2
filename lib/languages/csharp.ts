import { type Field, inParentheses, inPascalCase, isRest, type Language, quotedKey } from './language';

const TYPES: { readonly [type: string]: string } = { any: 'object', number: 'double', boolean: 'bool' };

function csharpType(type: string): string {
  if (type.startsWith('[')) return `${csharpType(type.slice(1, -1))}[]`;
  if (type.startsWith('{')) return `IDictionary<string, ${csharpType(type.slice(1, -1))}>`;
  return TYPES[type] ?? type;
}

const fields = (list: readonly Field[]): string =>
  list.map((field) => (isRest(field) ? field[0] : `${inPascalCase(field[0])} = ${field[1]}`)).join(', ');

const struct = (type: string, list: readonly Field[]): string => `new ${type} { ${fields(list)} }`;

export const CSHARP: Language = {
  words: { undefined: 'null', true: 'true', false: 'false' },
  member: inPascalCase,
  value: (_, text) => text,
  list: (items, of) => `new${of === 'number' ? ' double' : ''}[] { ${items.join(', ')} }`,
  map: (entries, of) =>
    `new Dictionary<string, ${csharpType(of)}> { ${entries.map((each) => (each[1] === '' ? '…' : `[${quotedKey(each[0])}] = ${each[1]}`)).join(', ')} }`,
  fields,
  struct,
  lastArgument: struct,
  create: (type, args, options) =>
    `new ${type}(${[...args, ...(options ? [struct(options.type, options.fields)] : [])].join(', ')})`,
  ofType: (type, name, args) => `${type}.${inPascalCase(name)}${inParentheses(args)}`,
  ofInstance: (instance, name, args) => `${instance && `${instance}.`}${inPascalCase(name)}${inParentheses(args)}`,
};

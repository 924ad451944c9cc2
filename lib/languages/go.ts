import { Api } from './api';
import { type Field, inParentheses, inPascalCase, isRest, type Language, quotedKey } from './language';

const POINTERS: { readonly [type: string]: string } = {
  any: 'interface{}',
  string: '*string',
  number: '*float64',
  boolean: '*bool',
};

/** The type of a value as jsii declares it: classes are interfaces, and all else that is no enum is a pointer. */
function goType(type: string): string {
  if (type.startsWith('[')) return `*[]${goType(type.slice(1, -1))}`;
  if (type.startsWith('{')) return `*map[string]${goType(type.slice(1, -1))}`;
  return POINTERS[type] ?? (Api.get().type(type)?.kind === 'struct' ? `*${type}` : type);
}

const fields = (list: readonly Field[]): string =>
  list.map((field) => (isRest(field) ? field[0] : `${inPascalCase(field[0])}: ${field[1]}`)).join(', ');

const struct = (type: string, list: readonly Field[]): string => `&${type}{${fields(list)}}`;

const CONSTRUCTORS: { readonly [type: string]: string } = {
  string: 'String',
  number: 'Number',
  boolean: 'Bool',
};

const value: Language['value'] = (type, text) => (CONSTRUCTORS[type] ? `jsii.${CONSTRUCTORS[type]}(${text})` : text);

export const GO: Language = {
  words: { undefined: 'nil', true: 'true', false: 'false' },
  leftOut: 'nil',
  member: inPascalCase,
  value,
  list: (items, of) => `&[]${goType(of)}{${items.join(', ')}}`,
  map: (entries, of) =>
    `&map[string]${goType(of)}{${entries.map((each) => `${quotedKey(each[0])}${each[1] && `: ${each[1]}`}`).join(', ')}}`,
  fields,
  struct,
  lastArgument: struct,
  create: (type, args, options) =>
    `New${type}(${[...args, ...(options ? [struct(options.type, options.fields)] : [])].join(', ')})`,
  ofType: (type, name, args) => `${type}_${inPascalCase(name)}${inParentheses(args)}`,
  ofInstance: (instance, name, args = []) => `${instance && `${instance}.`}${inPascalCase(name)}${inParentheses(args)}`,
};

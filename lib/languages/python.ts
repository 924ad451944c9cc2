import { type Field, inParentheses, isConstant, isRest, type Language, quotedKey } from './language';

/** The keywords among names in lower case. jsii writes an underscore after them. */
const KEYWORDS =
  /^(?:and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield)$/;

const snakeCase = (name: string): string =>
  isConstant(name)
    ? name
    : name
        .replace(/([a-z\d])([A-Z])/g, '$1_$2')
        .replace(/([A-Z]+)([A-Z][a-z\d]+)/g, '$1_$2')
        .toLowerCase()
        .replace(KEYWORDS, '$&_');

const keywordArgument = (field: Field): string => (isRest(field) ? field[0] : `${snakeCase(field[0])}=${field[1]}`);
const fields = (list: readonly Field[]): string => list.map(keywordArgument).join(', ');

export const PYTHON: Language = {
  words: { undefined: 'None', true: 'True', false: 'False' },
  member: snakeCase,
  value: (type, text) => (type === 'boolean' ? text.charAt(0).toUpperCase() + text.slice(1) : text),
  list: (items) => `[${items.join(', ')}]`,
  map: (entries) =>
    `{${entries.map((each) => (isRest(each) && each[1] === '' ? '…' : `${quotedKey(each[0])}: ${each[1]}`)).join(', ')}}`,
  fields,
  struct: (type, list) => `${type}(${fields(list)})`,
  lastArgument: (_, list) => fields(list),
  create: (type, args, options) => `${type}(${[...args, ...(options ? [fields(options.fields)] : [])].join(', ')})`,
  ofType: (type, name, args) => `${type}.${snakeCase(name)}${inParentheses(args)}`,
  ofInstance: (instance, name, args) => `${instance && `${instance}.`}${snakeCase(name)}${inParentheses(args)}`,
};

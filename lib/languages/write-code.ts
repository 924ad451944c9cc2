import { Api, type Parameter } from './api';
import type { Code, Entry } from './code';
import { constructorOf, elementOf, isStruct, memberOf, optionType, ownType, structOf } from './code-types';
import type { Field, Language } from './language';

/** Writes an expression in a language. The type is the one that its place takes, as far as that is known. */
export function writeCode(code: Code, language: Language, type?: string): string {
  switch (code.kind) {
    case 'value':
      return language.value(type === 'any' ? type : code.type, code.text);
    case 'name':
      return code.name;
    case 'list': {
      const of = elementOf(type) ?? (code.items[0] && ownType(code.items[0])) ?? 'any';
      return language.list(
        code.items.map((item) => writeCode(item, language, of)),
        of,
      );
    }
    case 'object': {
      const struct = type === undefined || type === 'any' ? structOf(code.entries) : type;
      return isStruct(struct)
        ? language.struct(struct, writeOptions(code.entries, language, struct))
        : writeMap(code.entries, language, type);
    }
    case 'new': {
      const params = constructorOf(code.type)?.params ?? [];
      const [args, options] = argumentsOf(code.args, params, language);
      return language.create(code.type, args, options);
    }
    case 'member': {
      const member = memberOf(code);
      const [args, options] = argumentsOf(code.args ?? [], member?.params ?? [], language);
      if (options) args.push(language.lastArgument(options.type, options.fields));
      const written = code.args && args;
      const type = code.of?.kind === 'name' ? Api.get().type(code.of.name) : undefined;
      if (type !== undefined) return language.ofType(type.name, code.name, written);
      return language.ofInstance(code.of ? writeCode(code.of, language) : '', code.name, written);
    }
  }
}

/** Options by name, each of the type that the struct gives it, or any of that name. */
export function writeOptions(entries: readonly Entry[], language: Language, struct?: string): Field[] {
  return entries.map(({ name, value }) => [
    name,
    value ? writeCode(value, language, optionType(name, value, struct)) : '',
  ]);
}

/** Entries of a map, the keys of which are the user's. */
export function writeMap(entries: readonly Entry[], language: Language, type?: string): string {
  const value = entries[0]?.value;
  const of = elementOf(type) ?? (value && ownType(value)) ?? 'string';
  return language.map(
    entries.map(({ name, value }) => [name, value ? writeCode(value, language, of) : '']),
    of,
  );
}

/** The arguments of a call, and the options after them, if the last parameter takes some. */
function argumentsOf(args: readonly Code[], params: readonly Parameter[], language: Language) {
  const last = params.at(-1)?.type;
  const lastArg = args[params.length - 1];
  const options =
    isStruct(last) && lastArg?.kind === 'object'
      ? { type: last, fields: writeOptions(lastArg.entries, language, last) }
      : undefined;
  const plain = options ? args.slice(0, params.length - 1) : args;
  const left = params.slice(args.length);
  const written = plain.map((arg, index) => writeCode(arg, language, params[index]?.type));
  if (language.leftOut && left.every(({ isOptional }) => isOptional))
    left.forEach(() => void written.push(language.leftOut ?? ''));
  return [written, options] as const;
}

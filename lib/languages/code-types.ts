import { Api, type ApiType, type Member } from './api';
import type { Code, Entry } from './code';
import { inPascalCase } from './language';

/** The type that an option has in a struct, or in any where the value suits it. */
export function optionType(name: string, value: Code, struct?: string): string | undefined {
  const api = Api.get();
  const type = struct === undefined ? undefined : api.type(struct);
  if (type) return api.member(type, name)?.type;
  const types = api
    .named(name)
    .flatMap(([{ kind }, member]) => (kind === 'struct' && member.type ? [member.type] : []));
  return types.find((each) => suits(value, each));
}

/** The member that an expression means: of a class by its name, of an instance by the name of its variable. */
export function memberOf({ of, name, args }: Extract<Code, { kind: 'member' }>): Member | undefined {
  const api = Api.get();
  const type = of?.kind === 'name' ? api.type(of.name) : undefined;
  if (type) return api.member(type, name);
  const candidates = api
    .named(name)
    .filter(([, member]) => !member.isStatic && (member.params !== undefined) === (args !== undefined));
  const root = rootOf(of);
  const best =
    candidates.find(([{ name: owner }]) => owner === root) ?? candidates.find(([owner]) => isVariableOf(owner, root));
  return (best ?? candidates.find(([, { params }]) => (params?.length ?? 0) >= (args?.length ?? 0)))?.[1];
}

export const constructorOf = (type: string): Member | undefined =>
  Api.get()
    .type(type)
    ?.members.find(({ name }) => name === 'new');

function rootOf(code: Code | undefined): string {
  if (code?.kind === 'member') return rootOf(code.of);
  return code?.kind === 'name' ? code.name : '';
}

/** `router` is an IngressRouter. */
const isVariableOf = ({ name }: ApiType, variable: string) => variable !== '' && name.endsWith(inPascalCase(variable));

/** The struct that an object without a type most likely is: of those with its options and such values, the one with the fewest. */
export function structOf(entries: readonly Entry[]): string | undefined {
  const api = Api.get();
  const suitable = api.structs.filter(({ name }) => suits({ kind: 'object', entries }, name));
  return suitable.sort((one, other) => api.sizeOf(one) - api.sizeOf(other))[0]?.name;
}

/** True for a value that a place of a type takes. */
function suits(code: Code, type: string): boolean {
  const api = Api.get();
  switch (code.kind) {
    case 'name':
      return true;
    case 'value':
      return code.type === type || code.type === 'any' || type === 'any';
    case 'list':
      return type.startsWith('[') && code.items.every((item) => suits(item, type.slice(1, -1)));
    case 'object': {
      const values = code.entries.filter(({ name }) => name !== '…');
      if (type.startsWith('{')) return values.every(({ value }) => !value || suits(value, type.slice(1, -1)));
      const struct = api.type(type);
      if (struct?.kind !== 'struct') return false;
      const options = values.map(({ name, value }) => [api.member(struct, name)?.type, value] as const);
      return options.every(([option, value]) => option !== undefined && (!value || suits(value, option)));
    }
    default:
      return api.isA(code.kind === 'new' ? code.type : rootOf(code), type);
  }
}

export const isStruct = (type: string | undefined): type is string =>
  type !== undefined && Api.get().type(type)?.kind === 'struct';

/** The type of what a list or a map holds. */
export const elementOf = (type: string | undefined): string | undefined =>
  type !== undefined && /^[[{]/.test(type) ? type.slice(1, -1) : undefined;

/** The type of a value, where nothing else says it. */
export function ownType(code: Code): string | undefined {
  if (code.kind === 'value') return code.type;
  if (code.kind === 'new') return code.type;
  if (code.kind === 'object') return structOf(code.entries);
  return code.kind === 'member' ? Api.get().type(rootOf(code))?.name : undefined;
}

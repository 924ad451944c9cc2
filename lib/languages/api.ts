import { API, FIELDS } from './api-table';

/** A type of the public API. */
export interface ApiType {
  readonly name: string;
  readonly kind: string;
  readonly bases: readonly string[];
  readonly members: readonly Member[];
}

/** A member of a type: a method has parameters, and a property a type. */
export interface Member {
  readonly name: string;
  readonly isStatic: boolean;
  readonly params?: readonly Parameter[];
  readonly type?: string;
}

/** A parameter of a method. */
export interface Parameter {
  readonly type: string;
  readonly isOptional: boolean;
}

/**
 * The types of cdk8s-plus in messages, and those that do the same in languages in which a value is only of the type that it is
 * declared of.
 */
const SAME: ReadonlyMap<string, string> = new Map([['Cpu', 'CpuAmount']]);

/** The public API, as the table has it. It is read when a message has to be told in another language. */
export class Api {
  private static read?: Api;

  static get(): Api {
    Api.read ??= new Api();
    return Api.read;
  }

  private readonly types: ReadonlyMap<string, ApiType>;
  private readonly byName = new Map<string, [type: ApiType, member: Member][]>();
  private readonly parameters: ReadonlySet<string>;
  private readonly fields = new Set(FIELDS.split(' '));

  private constructor() {
    this.types = new Map(
      API.trim()
        .split('\n')
        .map(typeIn)
        .map((type) => [type.name, type]),
    );
    for (const type of this.types.values()) {
      for (const member of type.members) {
        const known = this.byName.get(member.name);
        if (known) known.push([type, member]);
        else this.byName.set(member.name, [[type, member]]);
      }
    }
    this.parameters = new Set([...API.matchAll(/[(,](\w+)\??:/g)].map(([, name = '']) => name));
  }

  type(name: string): ApiType | undefined {
    return this.types.get(SAME.get(name) ?? name);
  }

  /** The member of a type, or of what it extends. */
  member(type: ApiType, name: string): Member | undefined {
    const own = type.members.find((member) => member.name === name);
    if (own !== undefined) return own;
    return first(type.bases, (base) => {
      const above = this.type(base);
      return above && this.member(above, name);
    });
  }

  /** The members of any type that have a name. */
  named(name: string): readonly (readonly [type: ApiType, member: Member])[] {
    return this.byName.get(name) ?? [];
  }

  /** True for the name of an option, which is a property of a struct. */
  isOption(name: string): boolean {
    return this.named(name).some(([{ kind }]) => kind === 'struct');
  }

  /** True for the name of a member, an option or a parameter. */
  has(name: string): boolean {
    return this.byName.has(name) || this.parameters.has(name);
  }

  /** True for a name that fields of Kubernetes have too. */
  isField(name: string): boolean {
    return this.fields.has(name);
  }

  /** True for a type that is another one, or extends it. */
  isA(name: string, type: string): boolean {
    return this.type(name)?.name === type || (this.type(name)?.bases.some((base) => this.isA(base, type)) ?? false);
  }

  /** The number of members of a type and of what it extends. */
  sizeOf({ members, bases }: ApiType): number {
    const above = bases.map((base) => this.type(base)).filter((type) => type !== undefined);
    return members.length + above.reduce((sum, type) => sum + this.sizeOf(type), 0);
  }

  get structs(): readonly ApiType[] {
    return [...this.types.values()].filter(({ kind }) => kind === 'struct');
  }
}

function typeIn(line: string): ApiType {
  const [name = '', form = '', ...members] = line.split(' ');
  const [kind = '', ...bases] = form.split('<');
  return { name, kind, bases, members: members.map(memberIn) };
}

function memberIn(text: string): Member {
  const [, sign, name = '', params, type] = /^([+.]?)(\w+)(?:\((.*)\)|:(.*))?$/.exec(text) ?? [];
  return {
    name,
    isStatic: sign === '+',
    ...(params !== undefined && { params: [...params.matchAll(/\w+(\??):([^,]+)/g)].map(parameterIn) }),
    ...(type && { type }),
  };
}

const parameterIn = ([, mark, type = '']: RegExpMatchArray): Parameter => ({ type, isOptional: mark === '?' });

function first<Item, Result>(items: readonly Item[], find: (item: Item) => Result | undefined): Result | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

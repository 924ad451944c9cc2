/** An expression of TypeScript, as messages have it: values, calls, and an ellipsis for what the reader knows. */
export type Code =
  | { readonly kind: 'value'; readonly type: 'string' | 'number' | 'boolean' | 'any'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Code[] }
  | { readonly kind: 'object'; readonly entries: readonly Entry[] }
  | { readonly kind: 'new'; readonly type: string; readonly args: readonly Code[] }
  | { readonly kind: 'member'; readonly of?: Code; readonly name: string; readonly args?: readonly Code[] };

/** An entry of an object. An ellipsis has no value. */
export interface Entry {
  readonly name: string;
  readonly value?: Code;
}

/** An expression, and where it ends in the text. */
export interface Parsed {
  readonly code: Code;
  readonly end: number;
}

const NAME = /[A-Za-z_]\w*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;
const NUMBER = /-?\d+(?:\.\d+)?(?![\w.]\w)/y;

/** The text that a pattern matches at a place. */
export function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Reads an expression that begins at a place of a text, as far as it goes. */
export function parseCode(text: string, at: number): Parsed | undefined {
  const first = parseFirst(text, at);
  return first && parseMembers(text, first);
}

function parseFirst(text: string, at: number): Parsed | undefined {
  if (text[at] === '…') return { code: { kind: 'value', type: 'any', text: '…' }, end: at + 1 };
  const string = matchAt(STRING, text, at);
  if (string !== undefined) return { code: { kind: 'value', type: 'string', text: string }, end: at + string.length };
  const number = matchAt(NUMBER, text, at);
  if (number !== undefined) return { code: { kind: 'value', type: 'number', text: number }, end: at + number.length };
  if (text[at] === '[') return parseList(text, at + 1, ']', (items) => ({ kind: 'list', items }));
  if (text[at] === '{') return parseObject(text, at + 1);
  const name = matchAt(NAME, text, at);
  if (name === undefined) return undefined;
  const end = at + name.length;
  if (name === 'new') return parseNew(text, end);
  if (name === 'true' || name === 'false') return { code: { kind: 'value', type: 'boolean', text: name }, end };
  if (text[end] !== '(') return { code: { kind: 'name', name }, end };
  return parseList(text, end + 1, ')', (args) => ({ kind: 'member', name, args }));
}

function parseNew(text: string, at: number): Parsed | undefined {
  const type = matchAt(/ [A-Z]\w*(?=\()/y, text, at)?.slice(1);
  if (type === undefined) return undefined;
  return parseList(text, at + type.length + 2, ')', (args) => ({ kind: 'new', type, args }));
}

/** Reads the members that follow an expression: `.of(app).set({ … })`. */
function parseMembers(text: string, { code, end }: Parsed): Parsed {
  const name = matchAt(/\.[A-Za-z_]\w*/y, text, end)?.slice(1);
  if (name === undefined) return { code, end };
  const after = end + name.length + 1;
  const called =
    text[after] === '('
      ? parseList(text, after + 1, ')', (args) => ({ kind: 'member', of: code, name, args }))
      : { code: { kind: 'member', of: code, name } as const, end: after };
  return called ? parseMembers(text, called) : { code, end };
}

function parseList(text: string, at: number, close: string, make: (items: Code[]) => Code): Parsed | undefined {
  const items: Code[] = [];
  for (let next = at; ; ) {
    if (text[next] === close && items.length === 0) return { code: make(items), end: next + 1 };
    const item = parseCode(text, next);
    if (item === undefined) return undefined;
    items.push(item.code);
    if (text[item.end] === close) return { code: make(items), end: item.end + 1 };
    if (!text.startsWith(', ', item.end)) return undefined;
    next = item.end + 2;
  }
}

/** Reads an object as messages write it, with a space inside its braces, which JSON has not. */
function parseObject(text: string, at: number): Parsed | undefined {
  const entries: Entry[] = [];
  for (let next = at + 1; text[next - 1] === ' '; ) {
    const key = matchAt(STRING, text, next) ?? matchAt(/\w+|…|\[[\w.…]+\]/y, text, next);
    if (key === undefined) return undefined;
    let end = next + key.length;
    const name = nameOf(key);
    if (text.startsWith(': ', end)) {
      const value = parseCode(text, end + 2);
      if (value === undefined) return undefined;
      entries.push({ name, value: value.code });
      end = value.end;
    } else {
      entries.push(name === '…' ? { name } : { name, value: { kind: 'name', name } });
    }
    if (text.startsWith(' }', end)) return { code: { kind: 'object', entries }, end: end + 2 };
    if (!text.startsWith(', ', end)) return undefined;
    next = end + 2;
  }
  return undefined;
}

/** The name of an entry. A member of an enum as a key is, to other languages, its name. */
function nameOf(key: string): string {
  if (key.startsWith('"')) return key.slice(1, -1);
  return /^\[(?:\w+\.)?(.*)\]$/.exec(key)?.[1] ?? key;
}

/** A directive of nginx with its arguments, and whether a block follows it. */
export interface Statement {
  readonly words: readonly string[];
  readonly opensBlock: boolean;
}

/** The statements of a piece of configuration, or the reason why nginx cannot read it, as words that follow the text. */
export interface Reading {
  readonly statements: readonly Statement[];
  readonly flaw?: string;
}

/** The most bytes of a word in quotes (NGX_CONF_BUFFER, which also holds the quotes); one more without them. */
export const LONGEST_WORD = 4094;

const ESCAPED: { readonly [letter: string]: string } = { t: '\t', r: '\r', n: '\n', '"': '"', "'": "'", '\\': '\\' };

/** Reads a piece of configuration as ngx_conf_read_token does (src/core/ngx_conf_file.c). */
export function readStatements(text: string): Reading {
  const statements: Statement[] = [];
  let words: string[] = [];
  let open = 0;
  let position = 0;
  const failed = (flaw: string): Reading => ({ statements, flaw });

  while (position < text.length) {
    const letter = text[position] ?? '';
    if (/\s/.test(letter)) {
      position++;
    } else if (letter === '#') {
      const end = text.indexOf('\n', position);
      position = end < 0 ? text.length : end;
    } else if (letter === ';' || letter === '{') {
      if (words.length === 0) return failed(`has a "${letter}" without a directive before it`);
      statements.push({ words, opensBlock: letter === '{' });
      position++;
      if (letter === '{' && words[0]?.endsWith('_by_lua_block')) {
        position = endOfLua(text, position);
        if (position < 0) return failed('has a "{" without a "}"');
      } else if (letter === '{') {
        open++;
      }
      words = [];
    } else if (letter === '}') {
      if (words.length > 0) return failed(unfinished(words));
      if (open === 0) return failed('has a "}" without a "{"');
      open--;
      position++;
    } else {
      const word = readWord(text, position);
      if (typeof word === 'string') return failed(word);
      words.push(word.text);
      position = word.end;
    }
  }
  if (words.length > 0) return failed(unfinished(words));
  return open > 0 ? failed('has a "{" without a "}"') : { statements };
}

/** The arguments that a value becomes between a directive and its semicolon, or undefined where it becomes more than that. */
export function argumentsOf(value: string): readonly string[] | undefined {
  const { statements, flaw } = readStatements(`directive ${value} ;`);
  const [only, ...others] = statements;
  return flaw !== undefined || only === undefined || only.opensBlock || others.length > 0
    ? undefined
    : only.words.slice(1);
}

/** The one argument that a value becomes, or undefined. */
export function argumentOf(value: string): string | undefined {
  const [only, ...others] = argumentsOf(value) ?? [];
  return others.length > 0 ? undefined : only;
}

function unfinished(words: readonly string[]): string {
  return `has no ";" after ${JSON.stringify(words.join(' ').slice(0, 40))}`;
}

function readWord(text: string, start: number): { readonly text: string; readonly end: number } | string {
  const quote = /["']/.exec(text[start] ?? '')?.[0];
  let position = quote === undefined ? start : start + 1;
  let read = '';
  let afterDollar = false;
  for (;;) {
    const letter = text[position];
    if (letter === undefined) return quote === undefined ? unfinished([read]) : `has a ${quote} that is not closed`;
    if (quote === undefined ? /[\s;]/.test(letter) || (letter === '{' && !afterDollar) : letter === quote) break;
    afterDollar = letter === '$';
    if (letter === '\\') {
      const next = text[position + 1] ?? '';
      read += ESCAPED[next] ?? `\\${next}`;
      position += 2;
    } else {
      read += letter;
      position++;
    }
  }
  if (Buffer.byteLength(text.slice(start, position)) > LONGEST_WORD + (quote === undefined ? 1 : 0)) {
    return `has a word of more than ${LONGEST_WORD} bytes`;
  }
  if (quote !== undefined) {
    position++;
    if (!/[\s;{)]/.test(text[position] ?? ' ')) return `has ${JSON.stringify(text[position])} right after a quote`;
  }
  return { text: read, end: position };
}

/** The position after the brace that closes a block of Lua, whose strings and comments may have braces of their own. */
function endOfLua(text: string, start: number): number {
  const parts = /--\[\[[\s\S]*?\]\]|--[^\n]*|\[\[[\s\S]*?\]\]|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[{}]/g;
  parts.lastIndex = start;
  let open = 1;
  for (let part = parts.exec(text); part !== null; part = parts.exec(text)) {
    if (part[0] === '{') open++;
    if (part[0] === '}' && --open === 0) return parts.lastIndex;
  }
  return -1;
}

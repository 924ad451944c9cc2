import { ByteSet } from './byte-set';
import { ByteSetParser } from './pcre-byte-set-parser';
import { DOT } from './pcre-class';
import { canBeEmpty, hasCapture, mayLeaveCaptureUnset, type PatternNode } from './pcre-node';

const MAX_REPEAT = 65535;
/** `$` and `\Z` without `(?m)` also match before a final newline; JavaScript's `$` does not. */
const END_OR_FINAL_NEWLINE = '(?=\\n?$)';

/** A recursive-descent parser of the part of PCRE that JavaScript can say exactly. */
export class PatternParser extends ByteSetParser {
  private dotAll = false;

  parse(): PatternNode {
    const node = this.choice();
    if (this.at < this.text.length) {
      throw this.syntax('unmatched closing parenthesis');
    }
    return node;
  }

  private choice(): PatternNode {
    // an option such as (?i) inside a branch stays on for the branches after it: the flags are not reset here
    const options = [this.sequence()];
    while (this.take('|')) {
      options.push(this.sequence());
    }
    return { kind: 'choice', options };
  }

  private sequence(): PatternNode {
    const items: PatternNode[] = [];
    while (this.at < this.text.length && !this.ahead('|') && !this.ahead(')')) {
      const item = this.atom();
      if (item === undefined) {
        if (this.quantifierAhead()) {
          throw this.untranslatable('a quantifier after an option or a comment');
        }
        continue;
      }
      items.push(this.repeated(item));
    }
    return { kind: 'sequence', items };
  }

  /** One item, or nothing for what only sets an option or comments. */
  private atom(): PatternNode | undefined {
    if (this.quantifierAhead()) {
      throw this.syntax('quantifier does not follow a repeatable item');
    }
    const char = this.next();
    switch (char) {
      case '(':
        return this.group();
      case '[':
        return { kind: 'bytes', set: this.folded(this.characterClass()) };
      case '.':
        return { kind: 'bytes', set: this.dotAll ? ByteSet.all() : DOT };
      case '^':
        return { kind: 'assert', source: '^' };
      case '$':
        return { kind: 'assert', source: END_OR_FINAL_NEWLINE };
      case '\\':
        return this.escape();
      default:
        return { kind: 'bytes', set: this.folded(ByteSet.chars(char)) };
    }
  }

  private repeated(item: PatternNode): PatternNode {
    const bounds = this.bounds();
    if (bounds === undefined) {
      return item;
    }
    if (this.ahead('+')) {
      throw this.untranslatable('possessive quantifier');
    }
    const lazy = this.take('?');
    if (this.quantifierAhead()) {
      throw this.untranslatable('a quantified quantifier');
    }
    if (item.kind === 'assert' || item.kind === 'look') {
      throw this.untranslatable('a quantified assertion');
    }
    // JavaScript forgets the captures of the earlier rounds, PCRE keeps them; and they end empty rounds differently
    if (bounds.max > 1 && hasCapture(item) && (canBeEmpty(item) || mayLeaveCaptureUnset(item))) {
      throw this.untranslatable('a repeated group that may leave a capture of an earlier round');
    }
    return { kind: 'repeat', item, ...bounds, lazy };
  }

  private bounds(): { min: number; max: number } | undefined {
    if (this.take('*')) {
      return { min: 0, max: Number.POSITIVE_INFINITY };
    }
    if (this.take('+')) {
      return { min: 1, max: Number.POSITIVE_INFINITY };
    }
    if (this.take('?')) {
      return { min: 0, max: 1 };
    }
    const braces = this.braces();
    if (braces === undefined) {
      return undefined;
    }
    this.at += braces[0].length;
    const min = Number(braces[1]);
    const max = braces[2] === undefined ? min : braces[3] === '' ? Number.POSITIVE_INFINITY : Number(braces[3]);
    if (min > MAX_REPEAT || (max > MAX_REPEAT && max !== Number.POSITIVE_INFINITY) || min > max) {
      throw this.syntax('bad repeat count');
    }
    return { min, max };
  }

  private group(): PatternNode | undefined {
    if (this.ahead('*')) {
      throw this.untranslatable('backtracking verb');
    }
    if (!this.take('?')) {
      return this.body(true);
    }
    if (this.take('#')) {
      const end = this.text.indexOf(')', this.at);
      if (end < 0) {
        throw this.syntax('comment without a closing parenthesis');
      }
      this.at = end + 1;
      return undefined;
    }
    if (this.take('=')) {
      return this.look(false);
    }
    if (this.take('!')) {
      return this.look(true);
    }
    const name = /^(?:P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)')/.exec(this.rest());
    if (name !== null) {
      this.at += name[0].length;
      return this.body(true, name[1] ?? name[2]);
    }
    return this.options();
  }

  private look(negative: boolean): PatternNode {
    const group = this.body(false);
    if (negative && hasCapture(group)) {
      throw this.untranslatable('a capture group in a negative lookahead');
    }
    return { kind: 'look', negative, body: group };
  }

  /** `(?i)`, `(?-i)`, `(?s:…)`, `(?:…)`: letters that this parser can fold into its byte sets. */
  private options(): PatternNode | undefined {
    const found = /^([is]*)(?:-([is]*))?([:)])/.exec(this.rest());
    if (found === null) {
      throw this.untranslatable(`group that starts with "(?${this.rest().slice(0, 2)}"`);
    }
    this.at += found[0].length;
    const [on, off] = [found[1] ?? '', found[2] ?? ''];
    const [caseless, dotAll] = [this.caseless, this.dotAll];
    this.caseless = (caseless || on.includes('i')) && !off.includes('i');
    this.dotAll = (dotAll || on.includes('s')) && !off.includes('s');
    if (found[3] === ')') {
      return undefined;
    }
    const group = this.body(false);
    this.caseless = caseless;
    this.dotAll = dotAll;
    return group;
  }

  private body(capture: boolean, name?: string): PatternNode {
    const [caseless, dotAll] = [this.caseless, this.dotAll];
    const body = this.choice();
    if (!this.take(')')) {
      throw this.syntax('missing closing parenthesis');
    }
    this.caseless = caseless;
    this.dotAll = dotAll;
    return name === undefined ? { kind: 'group', capture, body } : { kind: 'group', capture, name, body };
  }

  private escape(): PatternNode {
    if (this.take('A')) {
      return { kind: 'assert', source: '^' };
    }
    if (this.take('z')) {
      return { kind: 'assert', source: '$' };
    }
    if (this.take('Z')) {
      return { kind: 'assert', source: END_OR_FINAL_NEWLINE };
    }
    if (this.ahead('b') || this.ahead('B')) {
      return { kind: 'assert', source: `\\${this.next()}` };
    }
    return { kind: 'bytes', set: this.folded(this.escapedSet()) };
  }

  private quantifierAhead(): boolean {
    if (this.rest().match(/^\{,\d+\}/) !== null) {
      throw this.untranslatable('"{,n}" means different things in different releases of PCRE');
    }
    return this.ahead('*') || this.ahead('+') || this.ahead('?') || this.braces() !== undefined;
  }

  private braces(): RegExpExecArray | undefined {
    return /^\{(\d+)(,(\d*))?\}/.exec(this.rest()) ?? undefined;
  }
}

import { PcreSyntaxError, UntranslatablePatternError } from './pcre-errors';

/** A place in a pattern. */
export class PatternCursor {
  protected at = 0;

  constructor(protected readonly text: string) {}

  protected rest(): string {
    return this.text.slice(this.at);
  }

  protected ahead(char: string): boolean {
    return this.text[this.at] === char;
  }

  protected take(char: string): boolean {
    if (!this.ahead(char)) {
      return false;
    }
    this.at++;
    return true;
  }

  protected next(): string {
    const char = this.text[this.at];
    if (char === undefined) {
      throw this.syntax('unexpected end');
    }
    this.at++;
    return char;
  }

  protected syntax(what: string): PcreSyntaxError {
    return new PcreSyntaxError(this.text, this.at, what);
  }

  protected untranslatable(what: string): UntranslatablePatternError {
    return new UntranslatablePatternError(this.text, this.at, what);
  }
}

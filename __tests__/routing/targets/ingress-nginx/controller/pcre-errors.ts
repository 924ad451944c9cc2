/** PCRE would refuse to compile the pattern, so nginx would refuse to load the configuration. */
export class PcreSyntaxError extends Error {
  constructor(pattern: string, offset: number, what: string) {
    super(`PCRE refuses ${JSON.stringify(pattern)} at offset ${offset}: ${what}`);
    this.name = 'PcreSyntaxError';
  }
}

/** The pattern may be good PCRE, but JavaScript cannot say exactly the same. */
export class UntranslatablePatternError extends Error {
  constructor(pattern: string, offset: number, what: string) {
    super(`no exact JavaScript counterpart for ${JSON.stringify(pattern)} at offset ${offset}: ${what}`);
    this.name = 'UntranslatablePatternError';
  }
}

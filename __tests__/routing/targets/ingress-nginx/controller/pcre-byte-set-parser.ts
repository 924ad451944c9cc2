import { ByteSet } from './byte-set';
import { ESCAPED_BYTES, ESCAPED_CLASSES, POSIX_CLASSES } from './pcre-class';
import { PatternCursor } from './pcre-cursor';

/** Parses what stands for one byte out of a set: escapes and character classes. */
export class ByteSetParser extends PatternCursor {
  constructor(
    text: string,
    protected caseless: boolean,
  ) {
    super(text);
  }

  /** What follows a backslash, where it stands for bytes: the same inside and outside of a class. */
  protected escapedSet(): ByteSet {
    if (this.at >= this.text.length) {
      throw this.syntax('backslash at the end');
    }
    const hex = /^x(?:([0-9A-Fa-f]{2})|\{0*([0-9A-Fa-f]{1,2})\})/.exec(this.rest());
    if (hex !== null) {
      this.at += hex[0].length;
      return ByteSet.of(Number.parseInt(hex[1] ?? hex[2] ?? '', 16));
    }
    const char = this.next();
    const byte = ESCAPED_BYTES[char];
    if (byte !== undefined) {
      return ByteSet.of(byte);
    }
    const set = ESCAPED_CLASSES[char];
    if (set !== undefined) {
      return set;
    }
    if (/[A-Za-z0-9]/.test(char)) {
      throw this.untranslatable(`\\${char}`);
    }
    return ByteSet.chars(char);
  }

  protected characterClass(): ByteSet {
    const negated = this.take('^');
    let set = new ByteSet();
    let first = true;
    while (first || !this.ahead(']')) {
      if (this.at >= this.text.length) {
        throw this.syntax('missing terminating ] for a character class');
      }
      first = false;
      set = set.union(this.classMember());
    }
    this.at++;
    const folded = this.folded(set);
    return negated ? folded.inverse() : folded;
  }

  private classMember(): ByteSet {
    const posix = /^\[:(\^?)([a-z]+):\]/.exec(this.rest());
    if (posix !== null) {
      const named = POSIX_CLASSES[posix[2] ?? ''];
      if (named === undefined) {
        throw this.syntax('unknown POSIX class name');
      }
      this.at += posix[0].length;
      return posix[1] === '^' ? named.inverse() : named;
    }
    if (/^\[[.=]/.test(this.rest())) {
      throw this.untranslatable('POSIX collating element');
    }
    const from = this.classByte();
    if (!/^-[^\]]/s.test(this.rest())) {
      return from;
    }
    this.at++;
    const to = this.classByte();
    const [low, high] = [single(from), single(to)];
    if (low === undefined || high === undefined) {
      throw this.untranslatable('a class as the end of a range');
    }
    if (low > high) {
      throw this.syntax('range out of order in a character class');
    }
    return ByteSet.range(low, high);
  }

  private classByte(): ByteSet {
    const char = this.next();
    if (char !== '\\') {
      return ByteSet.chars(char);
    }
    if (this.take('b')) {
      return ByteSet.of(0x08);
    }
    if (this.ahead('N')) {
      throw this.syntax('\\N is not supported in a class');
    }
    return this.escapedSet();
  }

  protected folded(set: ByteSet): ByteSet {
    return this.caseless ? set.caseless() : set;
  }
}

function single(set: ByteSet): number | undefined {
  const members = Array.from({ length: 256 }, (_, code) => code).filter((code) => set.has(code));
  return members.length === 1 ? members[0] : undefined;
}

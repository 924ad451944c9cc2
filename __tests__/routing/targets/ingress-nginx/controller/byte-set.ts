const UPPER_A = 0x41;
const UPPER_Z = 0x5a;
const CASE_BIT = 0x20;
const BYTES = 256;

/** A set of bytes: one character class, whatever way it was written. */
export class ByteSet {
  private readonly members = new Uint8Array(BYTES);

  static of(...codes: number[]): ByteSet {
    const set = new ByteSet();
    for (const code of codes) {
      set.add(code);
    }
    return set;
  }

  static chars(text: string): ByteSet {
    return ByteSet.of(...Array.from(text, (char) => char.charCodeAt(0)));
  }

  static range(from: number, to: number): ByteSet {
    const set = new ByteSet();
    for (let code = from; code <= to; code++) {
      set.add(code);
    }
    return set;
  }

  static all(): ByteSet {
    return ByteSet.range(0, BYTES - 1);
  }

  add(code: number): void {
    this.members[code] = 1;
  }

  has(code: number): boolean {
    return this.members[code] === 1;
  }

  union(other: ByteSet): ByteSet {
    return this.derive((code) => this.has(code) || other.has(code));
  }

  inverse(): ByteSet {
    return this.derive((code) => !this.has(code));
  }

  /** Adds the other case of every ASCII letter: PCRE's own tables fold nothing else. */
  caseless(): ByteSet {
    return this.derive((code) => this.has(code) || (isLetter(code) && this.has(code ^ CASE_BIT)));
  }

  /** The set as JavaScript pattern text. */
  source(): string {
    const ranges = this.ranges();
    const only = ranges[0];
    if (ranges.length === 1 && only !== undefined && only[0] === only[1]) {
      return byteSource(only[0]);
    }
    const body = ranges.map(([from, to]) => rangeSource(from, to)).join('');
    return `[${body}]`;
  }

  private ranges(): [number, number][] {
    const ranges: [number, number][] = [];
    for (let code = 0; code < BYTES; code++) {
      const last = ranges.at(-1);
      if (!this.has(code)) {
        continue;
      }
      if (last !== undefined && last[1] === code - 1) {
        last[1] = code;
      } else {
        ranges.push([code, code]);
      }
    }
    return ranges;
  }

  private derive(member: (code: number) => boolean): ByteSet {
    const set = new ByteSet();
    for (let code = 0; code < BYTES; code++) {
      if (member(code)) {
        set.add(code);
      }
    }
    return set;
  }
}

function isLetter(code: number): boolean {
  const upper = code & ~CASE_BIT;
  return upper >= UPPER_A && upper <= UPPER_Z;
}

function rangeSource(from: number, to: number): string {
  if (from === to) {
    return byteSource(from);
  }
  return `${byteSource(from)}${to === from + 1 ? '' : '-'}${byteSource(to)}`;
}

function byteSource(code: number): string {
  const char = String.fromCharCode(code);
  return /[A-Za-z0-9/_]/.test(char) ? char : `\\x${code.toString(16).padStart(2, '0')}`;
}

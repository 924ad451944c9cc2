/** The writer of a text of one line that needs quotes or may need them; undefined for a text that needs several lines. */
export type Quote = (text: string) => string | undefined;

/**
 * The YAML of an object, byte for byte as cdk8s writes it. Lists, maps with plain keys, numbers, flags and texts without quotes, of
 * which objects consist almost alone, are written here; other texts of one line by `quote`. An object with anything more, such as
 * a text of several lines, gives undefined.
 *
 * @param plain the texts that were found to need no quotes, most of which stand in many objects.
 */
export function plainYaml(object: unknown, quote: Quote, plain = new Set<string>()): string | undefined {
  const writer = new PlainYaml(quote, plain);
  return isFilled(object) && writer.writeContainer(object, '', '') ? writer.parts.join('') : undefined;
}

/**
 * Texts that need no quotes in YAML 1.1 (as `plainString` of the package yaml decides): words of printable ASCII, the first of which
 * begins with a letter, "_" or "/", and quantities. A colon before a space and "#" after one would end a text.
 */
const PLAIN = /^(?:[A-Za-z_/][!"$-9;-~]*(?:[ :][!"$-9;-~]+)*|[1-9]\d*(?:m|[kKMGT]i?))$/;

/** Words that YAML 1.1 reads as a flag, as nothing, or as a number (`e0`). */
const WORD = /^(?:y|n|yes|no|on|off|true|false|null|e[-+]?\d+)$/i;

/** Longer keys are written in another way. */
const MAX_KEY = 1000;

type Container = readonly unknown[] | { readonly [key: string]: unknown };

class PlainYaml {
  /** Joined once per object: a text that grows by each would be a tree of all of them until it is read. */
  readonly parts: string[] = [];
  /** A container that is met again would be an alias. */
  private readonly met = new Set<Container>();

  constructor(
    private readonly quote: Quote,
    private readonly plain: Set<string>,
  ) {}

  /**
   * Writes a container that has something in it, and returns false if anything in it is not plain.
   *
   * @param lead what comes before its first line.
   * @param indent what comes before its other lines.
   */
  writeContainer(container: Container, lead: string, indent: string): boolean {
    if (this.met.has(container)) return false;
    this.met.add(container);
    return Array.isArray(container)
      ? this.writeList(container, lead, indent)
      : this.writeMap(container as { readonly [key: string]: unknown }, lead, indent);
  }

  private writeList(list: readonly unknown[], lead: string, indent: string): boolean {
    const within = `${indent}  `;
    let before = lead;
    for (const item of list) {
      if (isFilled(item)) {
        if (!this.writeContainer(item, `${before}- `, within)) return false;
      } else {
        this.parts.push(before, '- ');
        if (!this.writeScalar(item)) return false;
      }
      before = indent;
    }
    return true;
  }

  private writeMap(map: { readonly [key: string]: unknown }, lead: string, indent: string): boolean {
    const within = `${indent}  `;
    let before = lead;
    for (const key in map) {
      if (!this.isPlain(key) || key.length > MAX_KEY) return false;
      const value = map[key];
      if (isFilled(value)) {
        this.parts.push(before, key, ':\n');
        if (!this.writeContainer(value, within, within)) return false;
      } else {
        this.parts.push(before, key, ': ');
        if (!this.writeScalar(value)) return false;
      }
      before = indent;
    }
    return true;
  }

  private writeScalar(value: unknown): boolean {
    const text = this.textOf(value);
    if (text === undefined) return false;
    this.parts.push(text, '\n');
    return true;
  }

  private textOf(value: unknown): string | undefined {
    if (typeof value === 'string') return this.isPlain(value) ? value : this.quote(value);
    if (typeof value === 'boolean' || value === null) return String(value);
    if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? String(value) : undefined;
    if (!isContainer(value) || this.met.has(value)) return undefined;
    this.met.add(value);
    return Array.isArray(value) ? '[]' : '{}';
  }

  private isPlain(text: string): boolean {
    if (this.plain.has(text)) return true;
    if (!PLAIN.test(text) || WORD.test(text)) return false;
    this.plain.add(text);
    return true;
  }
}

/** True for lists and for objects without a class. */
function isContainer(value: unknown): value is Container {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || (Object.getPrototypeOf(value) === Object.prototype && !('toJSON' in value));
}

function isFilled(value: unknown): value is Container {
  if (!isContainer(value)) return false;
  if (Array.isArray(value)) return value.length > 0;
  for (const _ in value) return true;
  return false;
}

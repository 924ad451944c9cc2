import type { Fields } from './read';

/**
 * A search for a text that fails a test, in values and in keys. Almost none does, so that what is wrong, and where, is left to a second
 * look: a path for each text costs more than its test. Most texts are in many objects, and are tested once.
 */
export class TextSearch {
  private readonly right = new Set<string>();

  constructor(private readonly fails: (text: string) => boolean) {}

  finds(value: unknown): boolean {
    if (typeof value === 'string') return this.isWrong(value);
    if (typeof value !== 'object' || value === null) return false;
    if (Array.isArray(value)) return value.some((item) => this.finds(item));
    for (const key in value) if (this.isWrong(key) || this.finds((value as Fields)[key])) return true;
    return false;
  }

  private isWrong(text: string): boolean {
    if (this.right.has(text)) return false;
    if (this.fails(text)) return true;
    this.right.add(text);
    return false;
  }
}

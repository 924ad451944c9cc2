import type { Pair } from './answers';

/** The name of the rule for requests that no route takes. */
export const DEFAULT = 'default backend';

/** The rules that decided about requests, before and after a change. */
export class RulesMet {
  private readonly before = new Set<string>();
  private readonly after = new Set<string>();
  private readonly pairs = new Set<string>();

  /** True for two rules that are met for the first time. */
  add({ before, after }: Pair): boolean {
    const [then, now] = [before, after].map((answer) => answer?.rule.name ?? DEFAULT) as [string, string];
    this.before.add(then);
    this.after.add(now);
    const key = `${then} ${now}`;
    const isNew = !this.pairs.has(key);
    this.pairs.add(key);
    return isNew;
  }

  /** True for a rule that decided about a request, and for one of both sides about the same one. */
  has(name: string, isBefore: boolean, isAfter: boolean): boolean {
    if (isBefore && isAfter) return this.pairs.has(`${name} ${name}`);
    return isBefore ? this.before.has(name) : this.after.has(name);
  }
}

import { MAX_LABEL } from '../../rules/dns-name';

/** Names for the objects of one router: each is given once, and short enough for a label. */
export class ObjectNames {
  private readonly taken = new Set<string>();

  give(wanted: string): string {
    const short = wanted.slice(0, MAX_LABEL - 4).replace(/-+$/, '');
    let name = wanted.length <= MAX_LABEL ? wanted : short;
    for (let number = 2; this.taken.has(name); number++) name = `${short}-${number}`;
    this.taken.add(name);
    return name;
  }
}

import type { ObjectFacts } from './fact-texts';
import type { Facts } from './facts';

/** A difference that is meant: objects and facts by name, in which `*` stands for anything. */
export interface MeantDifference {
  readonly objects: string;
  readonly fact: string;
}

/** Facts whose items count one by one, so that there may be more of them. */
const LISTS = [
  'env',
  'mounts',
  'annotations',
  'pod annotations',
  'ports',
  'port names',
  'paths',
  'requests',
  'limits',
  'security',
];

/** Everything that an original has and the other does not, or has otherwise, as `object / fact: original, here …`. */
export function differences(original: Facts, here: Facts): string[] {
  return [...original].flatMap(([object, facts]) => {
    const other = here.get(object);
    if (other === undefined) return [`${object} / object: there, here missing`];
    return Object.entries(facts).flatMap(([fact, value]) => compareFact(object, fact, value, other));
  });
}

function compareFact(object: string, fact: string, value: string, here: ObjectFacts): string[] {
  const other = here[fact];
  if (other === value) return [];
  const name = fact.replace(/^.*: /, '');
  if (!LISTS.includes(name)) return [`${object} / ${fact}: ${value}, here ${other ?? 'nothing'}`];
  const there = other?.split(', ') ?? [];
  return value
    .split(', ')
    .filter((item) => !there.includes(item))
    .map((item) => `${object} / ${fact}: ${item}, here ${there.find((one) => sameKey(one, item)) ?? 'nothing'}`);
}

const sameKey = (one: string, other: string) => /^[^= ]*/.exec(one)?.[0] === /^[^= ]*/.exec(other)?.[0];

/** The differences that nobody meant, and what is meant and does not differ. */
export function unexpected(found: readonly string[], meant: readonly MeantDifference[]): string[] {
  const patterns = meant.map(({ objects, fact }) => ({ text: `${objects} / ${fact}`, is: pattern(objects, fact) }));
  return [
    ...found.filter((line) => !patterns.some(({ is }) => is.test(line))),
    ...patterns.filter(({ is }) => !found.some((line) => is.test(line))).map(({ text }) => `no difference in ${text}`),
  ];
}

function pattern(objects: string, fact: string): RegExp {
  const [left, right] = [objects, fact].map((text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*'));
  return new RegExp(`^${left} / (container [^:]*: |init container [^:]*: )?${right}(:|=| )`);
}

/** Reads facts as they are kept: an object in a line, and below it its facts, indented. */
export function parseFacts(text: string): Facts {
  const facts = new Map<string, { [fact: string]: string }>();
  let current: { [fact: string]: string } = {};
  for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith('#'))) {
    const [fact = '', ...value] = line.trim().split(' = ');
    if (line.startsWith(' ')) current[fact] = value.join(' = ');
    else {
      current = {};
      facts.set(line, current);
    }
  }
  return facts;
}

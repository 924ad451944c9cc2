import { IngressNginxModel, type ModelRequest } from './controller-model';
import { ingress } from './ingress-fixture';
import { BrokenConfiguration } from './locations';
import { foretold, seen } from './nginx-answer';
import { askNginx, nginxIsInstalled } from './nginx-run';
import { pcre, UntranslatablePatternError } from './pcre';

const onNginx = nginxIsInstalled() ? describe : describe.skip;

/** The same choices on every run. */
class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  below(limit: number): number {
    this.state = (Math.imul(this.state, 1103515245) + 12345) & 0x7fffffff;
    return (this.state >> 8) % limit;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }

  join(most: number, part: () => string): string {
    return Array.from({ length: this.below(most + 1) }, part).join('');
  }
}

/** Random patterns of the supported syntax, some of which the translator refuses. */
class Patterns {
  private names = 0;

  constructor(private readonly dice: Dice) {}

  sequence(depth: number): string {
    return this.atom(depth) + this.dice.join(2, () => this.atom(depth));
  }

  private atom(depth: number): string {
    const { dice } = this;
    const kind = dice.below(depth > 0 ? 14 : 9);
    if (kind < 6) {
      return dice.pick(PLAIN);
    }
    if (kind === 6) {
      return dice.pick(['$', '^', '\\z', '\\A', '\\Z', '\\b', '(?i)', '(?-i)', '(?s)', '(?#c)', '(?:)']);
    }
    if (kind < 9) {
      return dice.pick(['a', 'b', '/']) + dice.pick(['*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,}']);
    }
    const open = dice.pick(['(', '(', '(?:', '(?i:', '(?-i:', '(?=', '(?!', `(?<n${this.names++}>`]);
    const quantifier = /^\(\?[=!]/.test(open) ? '' : dice.pick(['', '', '?', '*', '+', '{1,2}']);
    const choice = dice.below(3) === 0 ? `|${this.sequence(depth - 1)}` : '';
    return `${open}${this.sequence(depth - 1)}${choice})${quantifier}`;
  }
}

const PLAIN = [
  ...[
    'a',
    'b',
    'A',
    'B',
    'AB',
    '/a',
    'k',
    '/',
    '-',
    '_',
    '1',
    '\\.',
    '\\d',
    '\\w',
    '\\s',
    '\\W',
    '.',
    '\\x61',
    '{',
    '}',
    ']',
    'é',
  ],
  ...['[ab]', '[^a]', '[a-k/]', '[]a]', '[\\w-]', '[[:alpha:]]', '[^[:digit:]/]'],
];
const CHARACTERS = [
  ...[
    'a',
    'b',
    'A',
    'B',
    'k',
    'K',
    '/',
    '-',
    '_',
    '1',
    '.',
    'ab',
    '%0A',
    '%20',
    '%C3%A9',
    '%C3%89',
    '%7B',
    ']',
    '%E2%84%AA',
  ],
];
const SEGMENTS = [
  ...['a', 'b', 'A', '/', '/', '.', '..', '%2e', '%2F', '%0A', '?', '?x=1', '%3f', '+', 'b/', '#', '%23', '%zz', '%41'],
  ...['/a', '/b', '/.', '%25', '&'],
];
const PATTERN_PATHS = ['/a(/|$)(.*)', '/(?-i)a/b$', '/a.*', '/(a|b)/?(.*)', '/b\\z', '/a/(?:)b'];
const PLAIN_PATHS = ['/', '/a', '/a/', '/a/b', '/b', '/A', '/a/b/', '/a.b', '/ab'];
const ANNOTATIONS: readonly Readonly<Record<string, string>>[] = [
  {},
  {},
  { 'use-regex': 'true' },
  { 'rewrite-target': '/$1' },
  { 'rewrite-target': '/a' },
  { 'rewrite-target': '$2' },
  { 'rewrite-target': 'http://e.test/$1' },
  { 'permanent-redirect': 'http://r.test' },
  { 'permanent-redirect': '/p' },
  { 'app-root': '/app' },
  { 'from-to-www-redirect': 'true' },
  { 'server-alias': 'al.test,b.test' },
];

onNginx('the model and a real nginx give the same answer', () => {
  test('to random paths on random patterns', async () => {
    const dice = new Dice(7);
    const patterns = randomPatterns(dice, 120);
    const objects = patterns.map((path, index) => {
      const hosts = { [`p${index}.test`]: { [`ImplementationSpecific ${path}`]: 'service' } };
      return ingress(`p${index}`, { annotations: { 'rewrite-target': '/1:$1/2:$2/3:$3' }, hosts });
    });
    const paths = Array.from({ length: 25 }, () => `/${dice.join(5, () => dice.pick(CHARACTERS))}`);
    await compare(
      new IngressNginxModel(objects),
      patterns.flatMap((_, index) => paths.map((path) => ({ host: `p${index}.test`, path }))),
    );
  }, 60_000);

  test('to random paths on random Ingresses', async () => {
    const dice = new Dice(11);
    let rounds = 0;
    while (rounds < 15) {
      const model = randomModel(dice);
      if (model !== undefined) {
        rounds++;
        const hosts = ['a.test', 'b.test', 'www.a.test', 'www.b.test', 'al.test', 'zz'];
        const requests = Array.from({ length: 80 }, () => {
          return { host: dice.pick(hosts), path: `/${dice.join(5, () => dice.pick(SEGMENTS))}` };
        });
        await compare(model, requests);
      }
    }
  }, 60_000);
});

async function compare(model: IngressNginxModel, requests: readonly ModelRequest[]): Promise<void> {
  const answers = await askNginx(model, requests);
  const key = ({ host, path }: ModelRequest, index: number) => `${index} ${host} ${path}`;
  const told = requests.map((request, index) => [key(request, index), seen(answers[index])]);
  const expected = requests.map((request, index) => [key(request, index), foretold(model.decide(request))]);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(expected));
}

function randomPatterns(dice: Dice, count: number): string[] {
  const made = new Patterns(dice);
  const patterns: string[] = [];
  while (patterns.length < count) {
    const pattern = `/${made.sequence(2)}`;
    try {
      pcre(`(?i)${pattern}`);
      patterns.push(pattern);
    } catch (error) {
      if (!(error instanceof UntranslatablePatternError)) {
        throw error;
      }
    }
  }
  return patterns;
}

/** Three Ingresses that get into each other's way, or nothing where nginx would not load them. */
function randomModel(dice: Dice): IngressNginxModel | undefined {
  const objects = ['a', 'b', 'c'].map((name) => {
    const paths = Array.from({ length: 1 + dice.below(4) }, () => {
      const pattern = dice.below(3) === 0;
      const path = pattern
        ? `ImplementationSpecific ${dice.pick(PATTERN_PATHS)}`
        : dice.pick(['', 'Exact ']) + dice.pick(PLAIN_PATHS);
      return [path, dice.pick(['s1', 's2', 's3', 's4:http'])];
    });
    return ingress(name, {
      annotations: dice.pick(ANNOTATIONS),
      hosts: { [dice.pick(['a.test', 'a.test', '*.test', '', 'www.b.test'])]: Object.fromEntries(paths) },
      ...(dice.below(5) === 0 ? { defaultBackend: 'def' } : {}),
    });
  });
  try {
    return new IngressNginxModel(objects);
  } catch (error) {
    if (error instanceof BrokenConfiguration) {
      return undefined;
    }
    throw error;
  }
}

import { hasUrlPassword, isHarmlessLiteral, isSecretName } from './secret-literal';

/** A secret in a command, by the option that has it: the value itself must not get into a log. */
export interface CommandSecret {
  /** For example `--password`, or the URL without its password. */
  readonly option: string;
  readonly flaw: string;
}

const LITERAL = 'looks like a secret and has a literal value';

/** Programs that take a password by a single letter, as `mysql -phunter2` or `redis-cli -a hunter2`. */
const BY_LETTER: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    mariadb: /^-p(.+)$/,
    'mariadb-admin': /^-p(.+)$/,
    'mariadb-dump': /^-p(.+)$/,
    mysql: /^-p(.+)$/,
    mysqladmin: /^-p(.+)$/,
    mysqldump: /^-p(.+)$/,
    sshpass: /^-p(.+)$/,
  }),
);

/** Those that take it in the next word as well. */
const IN_NEXT_WORD: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    curl: ['-u', '--user'],
    docker: ['-p'],
    mongo: ['-p'],
    mongodump: ['-p'],
    mongosh: ['-p'],
    'redis-cli': ['-a'],
    sshpass: ['-p'],
  }),
);

/** Options whose name says less than that of a variable, and more. */
const OTHER_OPTIONS = /^-*(?:requirepass|masterauth)$/;

/** An option such as `--webhook-secret` mostly has the name of a Secret; these have secrets. */
const SECRET_OPTION = /(?:client|app|jwt|cookie|shared|hmac|api|auth|signing|session|consumer)[-_.]?secrets?$/i;

function isSecretOption(option: string): boolean {
  const name = option.replace(/^-+/, '');
  if (OTHER_OPTIONS.test(option)) return true;
  return isSecretName(name) && (!/secrets?$/i.test(name) || /^[A-Z_]+$/.test(name) || SECRET_OPTION.test(name));
}

/** The secrets in the words of a command and its arguments, those of a line for a shell included. */
export function commandSecrets(words: readonly unknown[]): CommandSecret[] {
  const texts = words.filter((word) => typeof word === 'string');
  const found = new Map<string, CommandSecret>();
  for (const line of linesOf(texts)) {
    for (const secret of secretsOf(line)) if (!found.has(secret.option)) found.set(secret.option, secret);
  }
  return [...found.values()];
}

/** The commands that words stand for: the words themselves, and each command in a word for a shell. */
function linesOf(words: readonly string[]): string[][] {
  const scripts = words.filter((word) => /\s/.test(word));
  const inShell = scripts.flatMap((script) => script.split(/\n|&&|\|\|?|;/).map(wordsOf));
  return [words.filter((word) => !/\s/.test(word)), ...inShell].filter((line) => line.length > 0);
}

/** The words of a line, in which quotes keep white space together. */
const wordsOf = (line: string) =>
  (line.match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\$\([^)]*\)|[^\s"'])+/g) ?? []).map((word) => word.replace(/["']/g, ''));

function* secretsOf(line: readonly string[]): Generator<CommandSecret, void, undefined> {
  const program = (line.find((word) => !/^\w+=/.test(word)) ?? '').replace(/^.*\//, '');
  for (const [index, word] of line.entries()) {
    if (hasUrlPassword(word)) yield { option: withoutPassword(word), flaw: 'has a password in its URL' };
    const [, option = '', value] = /^(-{0,2}[A-Za-z][\w.-]*)=(.*)$/s.exec(word) ?? [];
    if (value !== undefined) {
      if (isSecretOption(option.replace(/^-D/, '')) && !isHarmlessLiteral(value)) yield { option, flaw: LITERAL };
      continue;
    }
    const next = line[index + 1];
    const hasNext = next !== undefined && !next.startsWith('-') && !isHarmlessLiteral(next);
    const takesNext =
      (/^--?[A-Za-z]/.test(word) && isSecretOption(word)) || (IN_NEXT_WORD.get(program)?.includes(word) ?? false);
    if (takesNext && hasNext && (program !== 'curl' || /^[^:]+:./.test(next))) yield { option: word, flaw: LITERAL };
    const letter = BY_LETTER.get(program)?.exec(word)?.[1];
    if (letter !== undefined && !isHarmlessLiteral(letter)) yield { option: word.slice(0, 2), flaw: LITERAL };
  }
}

/** `postgres://user:…@host`, with which a reader finds the URL. */
const withoutPassword = (word: string) => word.replace(/(:\/\/[^\s/:@]*:)[^\s/:@]+@/g, '$1…@');

import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** The last word decides: `DB_PASSWORD` is a secret, `PASSWORD_MIN_LENGTH` and `MAX_TOKENS` are not. */
const SECRET_NAME = new RegExp(
  [
    '(?:passwords?|passwd|passphrase|secrets?',
    '(?:^|[-_.])(?:pass|pwd|token|bearer|credentials?|secret[-_.]key[-_.]base',
    '(?:api|access|private|secret|signing|encryption)[-_.]?keys?))(?:[-_.]?\\d+)?$',
  ].join('|'),
  'i',
);

/** `dbPassword` as `db_Password`. */
const inWords = (name: string) => name.replace(/([a-z\d])([A-Z])/g, '$1_$2');

/** Values that are harmless under any name: a switch, or the name of another variable. */
const HARMLESS = /^(?:|true|false|\$\([^()]+\))$/;

/** `postgres://user:password@host`, unless the password is a reference to a variable. */
const URL_PASSWORD = /\w:\/\/[^\s/:@]+:(?!\$\()[^\s/:@]+@/;

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** A literal under a name like `DB_PASSWORD` would be readable in the repository, the YAML and the cluster. */
export function* checkNotSecret(what: string, name: string, value: unknown, publicNames: readonly string[]): Findings {
  const flaw = typeof value === 'string' ? literalFlaw(name, value, publicNames) : undefined;
  if (flaw !== undefined) yield finding('secret-literal', `${what} ${show(name)} ${flaw}.`);
}

function literalFlaw(name: string, value: string, publicNames: readonly string[]): string | undefined {
  if (PRIVATE_KEY.test(value)) {
    return 'has a private key in it: keep it in a Secret, and mount that by PodVolume.secret("…")';
  }
  if (publicNames.includes(name)) return undefined;
  const fix = `write secrets: { ${show(name)}: SecretKey.of("…", "…") }, or list it in publicNames if anybody may read it`;
  if (URL_PASSWORD.test(value)) return `has a password in its URL: ${fix}`;
  const isSecret = !HARMLESS.test(value) && SECRET_NAME.test(inWords(name));
  return isSecret ? `looks like a secret and has a literal value: ${fix}` : undefined;
}

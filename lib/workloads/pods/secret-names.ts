import type { Report } from '../../rules/report';
import { show } from '../../rules/show';

/**
 * Names whose values are nobody else's business: what stands last decides, so that `PASSWORD_MIN_LENGTH` is free, and so
 * are `MAX_TOKENS`, which are none.
 */
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

/** What is no secret whatever its name: a switch, or the name of another variable. */
const HARMLESS = /^(?:|true|false|\$\([^()]+\))$/;

/** `postgres://user:password@host`, unless the password is that of a variable. */
const URL_PASSWORD = /\w:\/\/[^\s/:@]+:(?!\$\()[^\s/:@]+@/;

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** A literal under a name like `DB_PASSWORD` would stand in the repository, the YAML and the cluster for all to read. */
export function checkNotSecret(
  report: Report,
  what: string,
  name: string,
  value: unknown,
  publicNames: readonly string[],
): void {
  if (typeof value !== 'string') return;
  if (PRIVATE_KEY.test(value)) {
    report(`${what} ${show(name)} holds a private key: keep it in a Secret, and mount that by PodVolume.secret("…").`);
  } else if (publicNames.includes(name)) {
    return;
  } else if (URL_PASSWORD.test(value)) {
    report(`${what} ${show(name)} has a password in its URL: ${mend(name)}.`);
  } else if (!HARMLESS.test(value) && SECRET_NAME.test(inWords(name))) {
    report(`${what} ${show(name)} looks like a secret and has a literal value: ${mend(name)}.`);
  }
}

const mend = (name: string) =>
  `write secrets: { ${show(name)}: SecretKey.of("…", "…") }, or list it in publicNames if anybody may read it`;

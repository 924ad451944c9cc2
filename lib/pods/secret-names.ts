import { type Report, show } from '../private/problems';

/** Names whose values are nobody else's business: what stands last decides, so that `PASSWORD_MIN_LENGTH` is free. */
const SECRET_NAME =
  /(?:^|[-_.])(?:password|passwd|passphrase|pwd|secret|token|bearer|credentials?|(?:api|access|private|secret|signing|encryption)[-_.]?key|apikey)(?:[-_.]?\d+)?$/i;

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
    report(`${what} ${show(name)} holds a private key: keep it in a Secret, and mount that by Volume.secret("…").`);
  } else if (value !== '' && SECRET_NAME.test(name) && !publicNames.includes(name)) {
    report(
      `${what} ${show(name)} looks like a secret and has a literal value: write secrets: { ${show(name)}: SecretKey.of("…", "…") }, or list it in publicNames if anybody may read it.`,
    );
  }
}

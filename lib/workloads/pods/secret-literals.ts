import { commandSecrets } from '../../rules/command-secret';
import type { Findings } from '../../rules/finding';
import { hasPrivateKey, secretFault } from '../../rules/secret-literal';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** A literal under a name like `DB_PASSWORD` would be readable in the repository, the YAML and the cluster. */
export function* checkNotSecret(what: string, name: string, value: unknown, publicNames: readonly string[]): Findings {
  const flaw = typeof value === 'string' ? literalFlaw(name, value, publicNames) : undefined;
  if (flaw !== undefined) yield finding('secret-literal', `${what} ${show(name)} ${flaw}.`);
}

function literalFlaw(name: string, value: string, publicNames: readonly string[]): string | undefined {
  const flaw = secretFault(name, value);
  if (flaw === undefined || (publicNames.includes(name) && !hasPrivateKey(value))) return undefined;
  if (hasPrivateKey(value)) return `${flaw}: keep it in a Secret, and mount that by PodVolume.secret("…")`;
  const fix = `write secrets: { ${show(name)}: SecretKey.of("…", "…") }`;
  return `${flaw}: ${fix}, or list it in publicNames if anybody may read it`;
}

/** A command is as readable as a variable, and is shown in the list of processes as well. */
export function* checkNoSecretWords(command: unknown, args: unknown, publicNames: readonly string[]): Findings {
  const words = [command, args].flatMap((each) => (Array.isArray(each) ? each : []));
  for (const { option, flaw } of commandSecrets(words)) {
    if (publicNames.includes(option)) continue;
    yield finding(
      'secret-literal',
      `command option ${show(option)} ${flaw}: write secrets: { "PASSWORD": SecretKey.of("…", "…") } and $(PASSWORD) in its place, or list ${show(option)} in publicNames if anybody may read it.`,
    );
  }
}

/** The command of a probe or a hook has no variables but those of a shell in it. */
export function* checkNoSecretInHandler(what: string, command: unknown, publicNames: readonly string[]): Findings {
  for (const { option, flaw } of commandSecrets(Array.isArray(command) ? command : [])) {
    if (publicNames.includes(option)) continue;
    yield finding(
      'secret-literal',
      `option ${show(option)} of the ${what} ${flaw}: write a variable from secrets in its place, in a line for a shell, or list ${show(option)} in publicNames if anybody may read it.`,
    );
  }
}

import { checkStrings, checkValue } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** Names of Secrets that others make. An empty list is allowed. */
export function* checkSecretReferences(what: string, names: unknown, example: string): Findings {
  if (!(yield* checkStrings(what, names, `["${example}"]`, 0))) return;
  const list = names as readonly string[];
  for (const name of list) yield* checkValue('dns-name', what, name, dnsSubdomainFlaw);
  // The API server keeps some of these lists by name.
  if (new Set(list).size < list.length) {
    yield finding('secret-reference', `${what} ${show(list)} names a Secret twice: list each once.`);
  }
}

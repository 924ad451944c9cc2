import { checkObjectName } from '../../rules/names';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkStrings } from '../../rules/structs';

/** Names of Secrets that are made elsewhere; an empty list is as good as none. */
export function checkSecretReferences(report: Report, what: string, names: unknown, example: string): void {
  if (Array.isArray(names) && names.length === 0) return;
  if (!checkStrings(report, what, names, `["${example}"]`)) return;
  for (const name of names) checkObjectName(report, 'Secret', name, example);
  // The API server keeps some of these lists by name.
  if (new Set(names).size < names.length) report(`${what} ${show(names)} lists one twice: list each once.`);
}

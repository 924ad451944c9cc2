import type { Finding } from '../rules/finding';
import { finding } from './codes';
import { writeJson } from './json-files';

/** The level of Pod Security that the pods of a workload reach. */
export interface PodSecurityOf {
  readonly path: string;
  readonly level: string;
}

/**
 * Writes the findings of a synthesis, as docs/findings.md describes them, to the file that `PORTICO_FINDINGS` names; the result is a
 * problem when that fails.
 */
export function writeFindings(
  problems: readonly Finding[],
  warnings: readonly Finding[] = [],
  podSecurity: () => readonly PodSecurityOf[] = () => [],
): Finding[] {
  const flaw = writeJson('PORTICO_FINDINGS', () => ({ problems, warnings, podSecurity: podSecurity() }));
  return flaw === undefined ? [] : [{ ...finding('findings-file', flaw), path: '' }];
}

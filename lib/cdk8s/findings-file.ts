import type { Finding } from '../rules/finding';
import { finding } from './codes';
import { writeJson } from './json-files';

/** The findings of a synthesis as docs/findings.md describes them. */
interface FindingsFile {
  readonly problems: readonly Finding[];
  readonly warnings: readonly Finding[];
  readonly podSecurity: readonly PodSecurityOf[];
}

/** The level of Pod Security that the pods of a workload reach. */
export interface PodSecurityOf {
  readonly path: string;
  readonly level: string;
}

/** Writes the findings of a synthesis to the file that `PORTICO_FINDINGS` names; the result is a problem when that fails. */
export function writeFindings(findings: FindingsFile): Finding[] {
  const flaw = writeJson('PORTICO_FINDINGS', findings);
  return flaw === undefined ? [] : [{ ...finding('findings-file', flaw), path: '' }];
}

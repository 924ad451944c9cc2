import { writeFileSync } from 'node:fs';
import type { Finding } from '../rules/finding';
import { reasonOf, show } from '../rules/show';
import { finding } from './codes';

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
  const file = process.env.PORTICO_FINDINGS;
  if (file === undefined || file === '') return [];
  try {
    writeFileSync(file, `${JSON.stringify(findings, null, 2)}\n`);
    return [];
  } catch (error) {
    const message = `PORTICO_FINDINGS ${show(file)} cannot be written (${reasonOf(error)}): name a file in a folder that exists.`;
    return [{ ...finding('findings-file', message), path: '' }];
  }
}

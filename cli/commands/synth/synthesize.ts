import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { reasonOf, show } from '../../../lib/rules/show';
import type { AppSource } from '../../app/app-source';
import { checkTypes } from '../../app/check-types';
import { noEnvironment, variablesFor } from '../../app/chosen-environments';
import { recordTables } from '../../app/recorded-tables';
import { runForTables } from '../../app/route-tables';
import { UsageError } from '../../usage-error';
import { type OutputFile, OutputFolder } from './output-folder';

/** The findings of docs/findings.md, as an app writes them. */
export interface Findings {
  readonly problems: readonly unknown[];
  readonly warnings: readonly unknown[];
}

/** A synthesis that succeeded or failed. */
export interface SynthesisResult {
  readonly isDone: boolean;
  /** The text that app and compiler printed. */
  readonly printed: string;
  /** The files, where it succeeded. */
  readonly files: readonly OutputFile[];
  /** Absent for an app without Portico, or one that failed before it was checked. */
  readonly findings?: Findings;
}

/**
 * Runs an app and checks its types meanwhile; its output takes the place of the last one when both succeed.
 *
 * @param chosen the environments of which the output is replaced; all of it where there is none.
 */
export async function synthesize(
  app: AppSource,
  chosen: readonly string[] = [],
  signal?: AbortSignal,
): Promise<SynthesisResult> {
  const output = new OutputFolder(app.folder, app.output);
  const asked = process.env.PORTICO_FINDINGS;
  const findingsFile = asked ? path.resolve(app.folder, asked) : path.join(output.next, 'findings.json');
  try {
    empty(findingsFile);
    const [{ run, tables }, types] = await Promise.all([
      runForTables(app, output.next, { ...variablesFor(chosen), PORTICO_FINDINGS: findingsFile }, signal),
      checkTypes(app, signal),
    ]);
    const findings = readFindings(findingsFile);
    // The output is applied to a cluster.
    if (!asked) rmSync(findingsFile, { force: true });
    // A type error is most often the cause of the failure, and the better message.
    const printed = types.exitCode === 0 ? run.printed : types.printed;
    if (run.exitCode !== 0 || types.exitCode !== 0) return { isDone: false, printed, files: [], findings };
    const missing = output.missing(chosen);
    if (missing.length > 0) {
      return { isDone: false, printed: `${printed}${noEnvironment(missing)}\n`, files: [], findings };
    }
    const files = output.replace(chosen.length === 0 ? undefined : chosen);
    recordTables(app.folder, output.texts(), tables, chosen);
    return { isDone: true, printed, files, findings };
  } finally {
    output.discard();
  }
}

/** An app that fails early writes no findings, and those of the last run are not its own. */
function empty(file: string): void {
  try {
    writeFileSync(file, '');
  } catch (error) {
    const fix = 'name a file in a folder that exists';
    throw new UsageError(`PORTICO_FINDINGS ${show(file)} cannot be written (${reasonOf(error)}): ${fix}.`);
  }
}

function readFindings(file: string): Findings | undefined {
  const text = readFileSync(file, 'utf8');
  return text === '' ? undefined : JSON.parse(text);
}

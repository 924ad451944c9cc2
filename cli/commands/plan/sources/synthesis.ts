import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { WrittenEnvironment } from '../../../../lib/environments/environments-file';
import type { AppSource } from '../../../app/app-source';
import { checkTypes } from '../../../app/check-types';
import { noEnvironment, variablesFor } from '../../../app/chosen-environments';
import { recordTables } from '../../../app/recorded-tables';
import { failureOf, runForTables } from '../../../app/route-tables';
import { readYamlFiles } from '../../../files/yaml-files';
import type { Terminal } from '../../../terminal';
import { documentsOf, Snapshot } from '../objects/snapshot';
import { PlanFailure } from './failure';

/** Settings of a synthesis that is compared. */
export interface SynthesisSettings {
  /** The environments that are compared; all where there is none. */
  readonly chosen: readonly string[];
  /** Set where types are checked as well. */
  readonly hasTypes: boolean;
}

/** The output of an app, which is made for the comparison alone; its title is where it would be written. */
export async function synthesisSnapshot(
  app: AppSource,
  terminal: Terminal,
  { chosen, hasTypes }: SynthesisSettings,
): Promise<Snapshot> {
  const aside = mkdtempSync(path.join(tmpdir(), 'portico-plan-'));
  const [output, list] = [path.join(aside, 'output'), path.join(aside, 'environments.json')];
  try {
    const [{ run, tables }, types] = await Promise.all([
      runForTables(app, output, { ...variablesFor(chosen), PORTICO_ENVIRONMENTS: list }),
      hasTypes ? checkTypes(app) : { exitCode: 0, printed: '' },
    ]);
    if (types.exitCode !== 0) throw new PlanFailure(types.printed.trimEnd());
    if (run.exitCode !== 0) throw new PlanFailure(failureOf(app, run));
    const files = (await readYamlFiles([output], terminal)).map(({ name, text = '' }) => ({
      name: path.relative(output, name).replaceAll('\\', '/'),
      text,
    }));
    const documents = files.flatMap(({ name, text }) => documentsOf(name, text));
    // The same may be written by another command.
    recordTables(app.folder, files, tables, chosen);
    const written: readonly WrittenEnvironment[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
    const environments = written.map(({ name }) => name);
    const missing = chosen.filter((name) => !environments.includes(name));
    if (missing.length > 0) throw new PlanFailure(noEnvironment(missing));
    return new Snapshot(app.output, documents, tables, environments);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

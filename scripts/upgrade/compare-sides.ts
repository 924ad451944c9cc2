import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import type { ChangeClass } from '../../cli/commands/plan/change';
import { makePlan } from '../../cli/commands/plan/make-plan';
import { documentsOf, Snapshot } from '../../cli/commands/plan/objects/snapshot';
import { partsOf } from '../../cli/commands/plan/parts';
import type { RouterTable } from '../../lib/routing/router/routes-file';

/** A difference of an app. `fails` is an app that ran, and runs no more. */
export interface Difference {
  readonly app: string;
  readonly class: ChangeClass | 'fails';
  /** The kind of its object, or the code of the problem. */
  readonly kind: string;
  readonly object: string;
  readonly message: string;
}

export interface Comparison {
  /** The number of apps that were compared. */
  readonly apps: number;
  /** The names of those that did not run before, of which nothing is asked. */
  readonly left: readonly string[];
  readonly differences: readonly Difference[];
}

/** Compares the outputs of two folders, which have a folder for each app. */
export function compareSides(before: string, after: string): Comparison {
  const apps = readdirSync(before).sort();
  const left = apps.filter((app) => failureIn(path.join(before, app)) !== undefined);
  const compared = apps.filter((app) => !left.includes(app));
  const differences = compared.flatMap((app) => compareApp(app, path.join(before, app), path.join(after, app)));
  return { apps: compared.length, left, differences };
}

function compareApp(app: string, before: string, after: string): Difference[] {
  const failure = failureIn(after);
  if (failure !== undefined) {
    return Object.entries(failure).map(([kind, message]) => ({ app, class: 'fails', kind, object: kind, message }));
  }
  const [old, anew] = [snapshotOf(before), snapshotOf(after)];
  return partsOf(old, anew, []).flatMap((part) =>
    makePlan(part.before, part.after).changes.map(({ class: its, object, message }) => {
      const [kind = ''] = object.split(' ');
      return { app, class: its, kind, object, message };
    }),
  );
}

/** The problems of an app by their codes, where it did not run. */
function failureIn(folder: string): { readonly [code: string]: string } | undefined {
  const file = path.join(folder, 'failure.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function snapshotOf(folder: string): Snapshot {
  const yaml = path.join(folder, 'yaml');
  const names = readdirSync(yaml, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(path.join(yaml, name)).isFile());
  const documents = files.flatMap((name) =>
    documentsOf(name.replaceAll('\\', '/'), readFileSync(path.join(yaml, name), 'utf8')),
  );
  const environments = names.filter((name) => !files.includes(name));
  return new Snapshot(path.basename(folder), documents, tablesIn(folder), environments);
}

/** The route tables of an app, which versions before them do not write. */
function tablesIn(folder: string): readonly RouterTable[] | undefined {
  const file = path.join(folder, 'routes.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

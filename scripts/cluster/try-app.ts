import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Manifest } from '../../__tests__/support/app';
import { complaint, type Kubectl, outputOf } from './kubectl';

/**
 * Objects that kubectl sends each time although `kubectl diff` shows no change: a budget's selector has the patch strategy
 * `replace`, and lists of custom resources are compared as a whole, with the defaults that the server filled in, as are the
 * claims of a StatefulSet.
 */
const ALWAYS_CONFIGURED =
  /^(poddisruptionbudget\.policy|statefulset\.apps|[a-z]+\.gateway\.networking\.k8s\.io)\/\S+ configured$/;

/** The place where the objects of a run are put. */
export interface Place {
  readonly kubectl: Kubectl;
  readonly namespace: string;
  /** The kinds that the cluster serves within namespaces, such as `apps/v1 Deployment`. */
  readonly served: ReadonlySet<string>;
  /** A folder for the files that kubectl reads. */
  readonly folder: string;
}

export function servedKinds(kubectl: Kubectl): ReadonlySet<string> {
  const lines = outputOf(kubectl(['api-resources', '--namespaced=true', '--no-headers']))
    .trim()
    .split('\n');
  const columns = lines.map((line) => line.trim().split(/\s+/).slice(-3));
  return new Set(columns.map(([version, , kind]) => `${version} ${kind}`));
}

/**
 * Objects moved to one namespace, or to that of kubectl. Cluster-scoped ones are left out, since they may be somebody's, and so are
 * kinds that the cluster does not know. Of objects that have one name in two namespaces, such as the policy for all pods of each, the
 * last one is taken.
 */
export function inNamespace(
  objects: readonly Manifest[],
  namespace: string | undefined,
  served: ReadonlySet<string>,
): readonly Manifest[] {
  const moved = objects
    .filter(({ apiVersion, kind }) => served.has(`${apiVersion} ${kind}`))
    .map((object) => ({ ...object, metadata: { ...object.metadata, namespace } }));
  return [
    ...new Map(moved.map((object) => [`${object.apiVersion} ${object.kind} ${object.metadata.name}`, object])).values(),
  ];
}

/** Applies an app in the namespace of the run, and returns what goes wrong, or undefined. */
export function tryApp(
  { kubectl, namespace, served, folder }: Place,
  objects: readonly Manifest[],
): string | undefined {
  const file = path.join(folder, 'app.json');
  const items = inNamespace(objects, namespace, served);
  writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  try {
    return firstProblem(kubectl, file);
  } finally {
    kubectl(['delete', '--ignore-not-found', '--wait=false', '--filename', file]);
  }
}

function firstProblem(kubectl: Kubectl, file: string): string | undefined {
  const apply = (...args: string[]) => kubectl(['apply', '--filename', file, ...args]);
  const steps: readonly (readonly [string, () => string | undefined])[] = [
    ['the server-side dry run', () => complaint(apply('--dry-run=server'))],
    ['apply', () => complaint(apply())],
    ['the second apply', () => changeOf(apply())],
    ['diff', () => differenceOf(kubectl(['diff', '--filename', file]))],
  ];
  for (const [what, step] of steps) {
    const problem = step();
    if (problem) return `${what}: ${problem}`;
  }
  return undefined;
}

/** The objects that an apply changed. */
function changeOf(outcome: ReturnType<Kubectl>): string | undefined {
  const changed = outcome.stdout
    .split('\n')
    .filter((line) => line !== '' && !line.endsWith(' unchanged') && !ALWAYS_CONFIGURED.test(line));
  return complaint(outcome) ?? (changed.join('\n') || undefined);
}

function differenceOf({ status, stdout, stderr }: ReturnType<Kubectl>): string | undefined {
  return status === 0 ? undefined : stdout + stderr;
}

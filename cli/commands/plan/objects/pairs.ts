import type { AppObject } from '../../../../lib/checks/model/app-object';
import { at } from '../../../../lib/checks/model/read';
import { type Difference, differencesOf, valueAt } from './differences';
import { normalForm, writtenForm } from './normal-form';
import type { Snapshot, SourceDocument } from './snapshot';

/** An object before and after a change; one of both is missing for an object that is new or gone. */
export interface Pair {
  readonly before?: AppObject;
  readonly after?: AppObject;
  /** The differences of what the API server would store; empty for an object that is new or gone. */
  readonly differences: readonly Difference[];
  /** Fields that are no longer written, and that the API server keeps all the same. */
  readonly kept: readonly Difference[];
}

/** An object that is on both sides. */
export interface ChangedPair extends Pair {
  readonly before: AppObject;
  readonly after: AppObject;
}

export const isChanged = (pair: Pair): pair is ChangedPair => pair.before !== undefined && pair.after !== undefined;

/** The objects of two sides whose documents are not the same. */
export function pairsOf(before: Snapshot, after: Snapshot): Pair[] {
  const old = byIdentity(before, changedDocuments(before, after));
  const now = byIdentity(after, changedDocuments(after, before));
  return [...new Set([...old.keys(), ...now.keys()])].map((key) => pairOf(old.get(key), now.get(key)));
}

function pairOf(before: AppObject | undefined, after: AppObject | undefined): Pair {
  if (before === undefined || after === undefined) return { before, after, differences: [], kept: [] };
  const [old, now] = [before, after].map((object) => ({ ...normalForm(object), apiVersion: undefined }));
  // A default that neither side writes was filled in once, and stays.
  const all = differencesOf(old, now);
  const written = all.length === 0 ? [] : [before, after].map(writtenForm);
  const found = all.filter(({ steps }) => written.some((form) => valueAt(form, steps) !== undefined));
  const kept = found.filter((difference) => isKept(before, difference));
  return { before, after, differences: found.filter((difference) => !kept.includes(difference)), kept };
}

/** Fields of a Service that the cluster fills in. */
const OF_SERVICE = ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy', 'nodePort', 'healthCheckNodePort'];

/** True for a field that is taken out of a file in vain: the API server has it from elsewhere as well. */
function isKept({ kind, json }: AppObject, { steps, after }: Difference): boolean {
  const field = steps.at(-1);
  if (after !== undefined) return false;
  if (kind === 'Service')
    return OF_SERVICE.some((name) => name === field) && at(json, 'spec', 'type') !== 'ExternalName';
  // Texts are added to the data, and never taken out of them.
  if (kind === 'Secret' && steps[0] === 'data') {
    const isText = (of: string) => at(json, of, String(field)) !== undefined;
    return steps.length === 2 ? isText('stringData') && !isText('data') : json.data === undefined;
  }
  // The old name of the field, `serviceAccount`, still has it.
  return field === 'serviceAccountName' && steps.at(-2) === 'spec';
}

function changedDocuments(side: Snapshot, other: Snapshot): SourceDocument[] {
  const same = new Set(other.documents.map(({ text }) => text));
  return side.documents.filter(({ text }) => !same.has(text));
}

/** The API version is no part of it: an object has one name in all versions of its group. */
function byIdentity(side: Snapshot, documents: readonly SourceDocument[]): Map<string, AppObject> {
  const objects = documents.flatMap((document) => side.objectsOf(document));
  return new Map(objects.map((object) => [identityOf(object), object]));
}

const identityOf = ({ group, kind, namespace, name }: AppObject) => [group, kind, namespace, name].join('\n');

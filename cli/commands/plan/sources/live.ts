import type { AppObject } from '../../../../lib/checks/model/app-object';
import { type Fields, fieldsOf, itemsOf } from '../../../../lib/checks/model/read';
import { Snapshot, type SourceDocument } from '../objects/snapshot';
import { PlanFailure } from './failure';
import { kubectl } from './kubectl';

/**
 * The objects of a cluster that a synthesis is compared with: those of the same names, and those that carry its part-of label and are in
 * no file any more.
 */
export function liveSnapshot(after: Snapshot): Snapshot {
  const wanted = after.documents.flatMap((document) => after.objectsOf(document));
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: wanted.map(({ json }) => json) });
  const own = itemsIn(kubectl(['get', '-f', '-', '--ignore-not-found', '-o', 'json'], list).out);
  const found = new Map([...own, ...othersOf(wanted)].map((json) => [identity(json), json]));
  const documents = [...found.values()].map((json) => documentOf(likeWritten(json, wanted)));
  return new Snapshot('the cluster', documents);
}

/** kubectl prints one object by itself, and several in a List. */
function itemsIn(text: string): Fields[] {
  if (text.trim() === '') return [];
  const json: unknown = JSON.parse(text);
  const { kind, items } = fieldsOf(json);
  return kind === 'List' ? [...itemsOf(items)] : [fieldsOf(json)];
}

const PART_OF = 'app.kubernetes.io/part-of';
const BY_PORTICO = 'app.kubernetes.io/managed-by=cdk8s-portico';

function othersOf(wanted: readonly AppObject[]): Fields[] {
  const parts = new Set(wanted.flatMap(({ json }) => labelsOf(json)[PART_OF] ?? []));
  if (parts.size === 0) return [];
  const selector = `${BY_PORTICO},${PART_OF} in (${[...parts].join(',')})`;
  const places = new Set(
    wanted.map(({ kind, group, namespace }) => [group === '' ? kind : `${kind}.${group}`, namespace].join(' ')),
  );
  // One by one, since kubectl answers nothing at all where the cluster does not know one of several kinds.
  return [...places].flatMap((place) => {
    const [kind = '', namespace = ''] = place.split(' ');
    const within = namespace === '' ? [] : ['--namespace', namespace];
    return itemsIn(kubectl(['get', kind, ...within, '--selector', selector, '--ignore-not-found', '-o', 'json']).out);
  });
}

const labelsOf = (json: Fields) => fieldsOf(fieldsOf(json.metadata).labels) as { readonly [key: string]: string };

function identity(json: Fields): string {
  const { name, namespace } = fieldsOf(json.metadata);
  return [json.kind, namespace, name].join('\n');
}

/** A cluster names each namespace; files may leave that of kubectl's context out. */
function likeWritten(json: Fields, wanted: readonly AppObject[]): Fields {
  const metadata = fieldsOf(json.metadata);
  const isWithout = wanted.some(
    ({ kind, name, namespace }) => kind === json.kind && name === metadata.name && namespace === '',
  );
  if (!isWithout) return json;
  const { namespace: _, ...others } = metadata;
  return { ...json, metadata: others };
}

const documentOf = (json: Fields): SourceDocument => ({ file: 'the cluster', text: JSON.stringify(json), json });

/** A side as the API server would store it, by a dry run, and what it says about the objects that it refuses. */
export interface DryRun {
  readonly snapshot: Snapshot;
  readonly refusals: readonly { readonly object: AppObject; readonly message: string }[];
}

/** Has the API server take a side without storing it. Objects of a namespace that is new as well cannot be asked about. */
export function dryRun(after: Snapshot): DryRun {
  const wanted = after.documents.flatMap((document) => after.objectsOf(document));
  const documents: SourceDocument[] = [];
  const refusals: { object: AppObject; message: string }[] = [];
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: wanted.map(({ json }) => json) });
  const { out, err } = kubectl(['apply', '--dry-run=server', '-o', 'json', '-f', '-'], list);
  if (out.trim() === '' && !wanted.some(({ name }) => err.includes(`"${name}"`))) {
    throw new PlanFailure(`kubectl cannot ask the cluster: ${err.trim().split('\n').at(-1)}`);
  }
  const stored = new Map(itemsIn(out).map((json) => [identity(likeWritten(json, wanted)), json]));
  for (const object of wanted) {
    const json = stored.get(identity(object.json));
    documents.push(documentOf(json === undefined ? object.json : likeWritten(json, wanted)));
    if (json !== undefined) continue;
    const message = reasonIn(err, object);
    const isInNewNamespace = /namespaces "[^"]+" not found/.test(message);
    if (!isInNewNamespace) refusals.push({ object, message });
  }
  return { snapshot: new Snapshot(after.title, documents, after.tables), refusals };
}

/** The message of kubectl about an object: each begins in a line of its own. */
function reasonIn(err: string, { kind, name }: AppObject): string {
  const parts = err.split(/\n(?=The |Error from server|error: |Warning: |resource mapping)/);
  const own = parts.find((part) => part.includes(`${kind} "${name}"`) || part.includes(`"${name}"`));
  return (own ?? 'kubectl apply says nothing about it').trim().split('\n')[0] ?? '';
}

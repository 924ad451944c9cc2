import type { AppObject } from '../../../../lib/checks/model/app-object';
import { type Fields, fieldsOf, itemsOf } from '../../../../lib/checks/model/read';
import { ROUTING_KINDS } from '../judges/left-behind';
import { isChanged, pairsOf } from '../objects/pairs';
import { Snapshot, type SourceDocument } from '../objects/snapshot';
import { PlanFailure } from './failure';
import { kubectl } from './kubectl';

/**
 * The objects of a cluster that a synthesis is compared with: those of the same names, those of the last output, and those that carry
 * its part-of label and are in no file any more.
 */
export function liveSnapshot(after: Snapshot, last?: Snapshot): Snapshot {
  const both = [last, after].flatMap((side) => side?.documents.flatMap((document) => side.objectsOf(document)) ?? []);
  // kubectl asks about an object as often as it is named.
  const wanted = [...new Map(both.map((object) => [identity(object.json), object])).values()];
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: wanted.map(({ json }) => json) });
  const own = itemsIn(kubectl(['get', '-f', '-', '--ignore-not-found', '-o', 'json'], list).out);
  const found = new Map([...own, ...othersOf(wanted)].map((json) => [identity(json), json]));
  const cluster = snapshotOf([...found.values()].map((json) => likeWritten(json, wanted)));
  return last !== undefined && answersAs(last, cluster)
    ? new Snapshot(cluster.title, cluster.documents, last.tables)
    : cluster;
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

/**
 * True where a cluster has each object of an output that says how requests are answered, as the output says it, and no other, so that the
 * route tables of the output are those of the cluster.
 */
function answersAs(output: Snapshot, cluster: Snapshot): boolean {
  const pairs = pairsOf(routingPart(output), routingPart(cluster));
  if (!pairs.every(isChanged)) return false;
  const others = pairs.filter(({ differences }) => differences.length > 0);
  // The defaults of a CRD are known to the cluster alone.
  const anew = snapshotOf(storedAnew(others.map(({ before }) => before)));
  return pairsOf(anew, snapshotOf(others.map(({ after }) => after.json))).every(
    (pair) => isChanged(pair) && pair.differences.length === 0,
  );
}

const routingPart = (side: Snapshot): Snapshot =>
  snapshotOf(
    side.documents
      .flatMap((document) => side.objectsOf(document))
      .filter(saysHowRequestsAreAnswered)
      .map(({ json }) => json),
  );

/** True for objects that route, and for the filters and policies of those who serve them. */
const saysHowRequestsAreAnswered = ({ group, kind }: AppObject): boolean =>
  ROUTING_KINDS.test(kind) || /^(gateway\..+|traefik\.io)$/.test(group);

/** Objects as the API server would store them anew, without anything that was added to those that it has. */
function storedAnew(objects: readonly AppObject[]): Fields[] {
  if (objects.length === 0) return [];
  const otherName = ({ name }: AppObject) => `${name}.portico-plan`;
  const items = objects.map((object) => ({
    ...object.json,
    metadata: { ...fieldsOf(object.json.metadata), name: otherName(object) },
  }));
  return dryRunOf(items).stored.flatMap((json) => {
    const written = objects.find((one) => one.kind === json.kind && otherName(one) === fieldsOf(json.metadata).name);
    return written === undefined ? [] : [{ ...json, metadata: written.json.metadata }];
  });
}

/** The objects that the API server would store, and the words of kubectl about the others. */
function dryRunOf(items: readonly Fields[]): { readonly stored: readonly Fields[]; readonly err: string } {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const { out, err } = kubectl(['apply', '--dry-run=server', '-o', 'json', '-f', '-'], list);
  return { stored: itemsIn(out), err };
}

const snapshotOf = (objects: readonly Fields[]) => new Snapshot('the cluster', objects.map(documentOf));

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
  const { stored: items, err } = dryRunOf(wanted.map(({ json }) => json));
  if (items.length === 0 && !wanted.some(({ name }) => err.includes(`"${name}"`))) {
    throw new PlanFailure(`kubectl cannot ask the cluster: ${err.trim().split('\n').at(-1)}`);
  }
  const stored = new Map(items.map((json) => [identity(likeWritten(json, wanted)), json]));
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

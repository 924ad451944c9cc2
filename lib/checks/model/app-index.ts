import type { IConstruct } from 'constructs';
import { isExternal } from '../../cdk8s/externals';
import type { WrittenObject } from '../../cdk8s/hooks/written-objects';
import { nearest } from '../../rules/edit-distance';
import { getOrMake } from '../../rules/remember';
import { type AppObject, isList, objectsIn, toAppObject } from './app-object';
import { CLUSTER_LABELS, mayAddLabel } from './cluster-labels';
import { onlyValue, type Selector, selects } from './selector';
import { hasKnownPods, toWorkload, type Workload } from './workload';

/** The objects of an app, found by kind, name and labels without going through all of them. */
export class AppIndex {
  readonly objects: readonly AppObject[];
  /** The objects as files have them, in which a List is one. */
  readonly written: readonly AppObject[];
  /** The workloads of all kinds, custom ones included. */
  readonly workloads: readonly Workload[];
  /** The workloads of kinds that the API server itself defines, and Rollouts of Argo, so that the meaning of their fields is known. */
  readonly knownWorkloads: readonly Workload[];
  private readonly byKind = new Map<string, AppObject[]>();
  private readonly byNamespace = new Map<string, Workload[]>();
  private readonly workloadOf = new Map<AppObject, Workload>();
  // Made for the kinds and labels that are asked for.
  private readonly byName = new Map<string, ByNamespace<AppObject>>();
  private readonly byLabel = new Map<string, ByNamespace<Workload[]>>();

  constructor(
    readonly root: IConstruct,
    written: readonly WrittenObject[],
  ) {
    this.written = written.map(({ construct, json, isAsMade }) => toAppObject(construct, json, isAsMade));
    this.objects = this.written.some(({ json }) => isList(json)) ? this.written.flatMap(objectsIn) : this.written;
    const workloads: Workload[] = [];
    for (const object of this.objects) {
      push(this.byKind, object.groupKind, object);
      const workload = toWorkload(object);
      if (workload === undefined) continue;
      workloads.push(workload);
      this.workloadOf.set(object, workload);
      push(this.byNamespace, object.namespace, workload);
    }
    this.workloads = workloads;
    this.knownWorkloads = workloads.filter(({ object }) => hasKnownPods(object));
  }

  /** All objects of a kind, in any version of its API. */
  ofKind(group: string, kind: string): readonly AppObject[] {
    return this.byKind.get(`${group} ${kind}`) ?? [];
  }

  find(group: string, kind: string, namespace: string, name: string): AppObject | undefined {
    return this.named(`${group} ${kind}`).get(namespace)?.get(name);
  }

  /** The first of the objects that have the kind, namespace and name of an object of the app: mostly itself. */
  firstOf(object: AppObject): AppObject {
    return this.named(object.groupKind).get(object.namespace)?.get(object.name) ?? object;
  }

  private named(groupKind: string): ByNamespace<AppObject> {
    return getOrMake(this.byName, groupKind, () => toNames(this.byKind.get(groupKind) ?? []));
  }

  findWorkload(group: string, kind: string, namespace: string, name: string): Workload | undefined {
    const object = this.find(group, kind, namespace, name);
    return object && this.workloadOf.get(object);
  }

  /** The name of an object of the app that is spelt almost like the given one. */
  nearestName(group: string, kind: string, namespace: string, name: string): string | undefined {
    const objects = this.ofKind(group, kind).filter((object) => object.namespace === namespace);
    return nearest(
      name,
      objects.map((object) => object.name),
    );
  }

  /** True for an object that was declared as made elsewhere. */
  isExternal(kind: string, name: string): boolean {
    return isExternal(this.root, kind, name);
  }

  /** True when pods of the app, in whatever namespace, have a label with this key. */
  hasLabel(key: string): boolean {
    return this.labelled(key).size > 0;
  }

  /** The workloads whose pods have a label with a key, by its value. */
  private labelled(key: string): ByNamespace<Workload[]> {
    return getOrMake(this.byLabel, key, () => {
      const labelled: ByNamespace<Workload[]> = new Map();
      for (const workload of this.workloads) {
        const { labels, object } = workload;
        const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
        if (value !== undefined) push(inside(labelled, object.namespace), value, workload);
      }
      return labelled;
    });
  }

  workloadsIn(namespace: string): readonly Workload[] {
    return this.byNamespace.get(namespace) ?? [];
  }

  /** The workloads of a namespace of whose pods a selector selects any. Only those with its rarest label are looked at. */
  selected(namespace: string, selector: Selector): readonly Workload[] {
    let candidates = this.workloadsIn(namespace);
    for (const requirement of selector) {
      const { key } = requirement;
      const value = onlyValue(requirement);
      if (value === undefined || CLUSTER_LABELS.has(key)) continue;
      const labelled = this.labelled(key).get(namespace)?.get(value) ?? [];
      if (labelled.length < candidates.length) candidates = labelled;
    }
    return candidates.filter(({ labels, object }) =>
      selects(selector, labels, (key, value) => mayAddLabel(object, key, value)),
    );
  }
}

type ByNamespace<T> = Map<string, Map<string, T>>;

const inside = <T>(map: ByNamespace<T>, namespace: string): Map<string, T> =>
  getOrMake(map, namespace, () => new Map());

/** The objects by namespace and name, of which the first one counts. */
function toNames(objects: readonly AppObject[]): ByNamespace<AppObject> {
  const named: ByNamespace<AppObject> = new Map();
  for (const object of objects) getOrMake(inside(named, object.namespace), object.name, () => object);
  return named;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  getOrMake(map, key, () => []).push(value);
}

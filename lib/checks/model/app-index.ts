import type { IConstruct } from 'constructs';
import { isExternal } from '../../cdk8s/externals';
import type { WrittenObject } from '../../cdk8s/hooks/written-objects';
import { nearest } from '../../rules/edit-distance';
import { type AppObject, objectsIn, toAppObject } from './app-object';
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
  private readonly byName = new Map<string, AppObject>();
  private readonly byNamespace = new Map<string, Workload[]>();
  private readonly byLabel = new Map<string, Workload[]>();
  private readonly labelKeys = new Set<string>();
  private readonly workloadOf = new Map<AppObject, Workload>();

  constructor(
    readonly root: IConstruct,
    written: readonly WrittenObject[],
  ) {
    this.written = written.map(({ construct, json }) => toAppObject(construct, json));
    this.objects = this.written.flatMap(objectsIn);
    for (const object of this.objects) {
      push(this.byKind, `${object.group} ${object.kind}`, object);
      const key = nameKey(object.group, object.kind, object.namespace, object.name);
      if (!this.byName.has(key)) this.byName.set(key, object);
    }
    this.workloads = this.objects.map(toWorkload).filter((workload) => workload !== undefined);
    this.knownWorkloads = this.workloads.filter(({ object }) => hasKnownPods(object));
    for (const workload of this.workloads) {
      const { namespace } = workload.object;
      this.workloadOf.set(workload.object, workload);
      push(this.byNamespace, namespace, workload);
      for (const [key, value] of Object.entries(workload.labels)) {
        push(this.byLabel, labelKey(namespace, key, value), workload);
        this.labelKeys.add(key);
      }
    }
  }

  /** All objects of a kind, in any version of its API. */
  ofKind(group: string, kind: string): readonly AppObject[] {
    return this.byKind.get(`${group} ${kind}`) ?? [];
  }

  find(group: string, kind: string, namespace: string, name: string): AppObject | undefined {
    return this.byName.get(nameKey(group, kind, namespace, name));
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
    return this.labelKeys.has(key);
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
      const labelled = this.byLabel.get(labelKey(namespace, key, value)) ?? [];
      if (labelled.length < candidates.length) candidates = labelled;
    }
    return candidates.filter(({ labels, object }) =>
      selects(selector, labels, (key, value) => mayAddLabel(object, key, value)),
    );
  }
}

const nameKey = (group: string, kind: string, namespace: string, name: string) =>
  `${group}\n${kind}\n${namespace}\n${name}`;

const labelKey = (namespace: string, key: string, value: string) => `${namespace}\n${key}=${value}`;

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

import type { IConstruct } from 'constructs';
import { isExternal } from '../../cdk8s/externals';
import type { WrittenObject } from '../../cdk8s/hooks/written-objects';
import { nearest } from '../../rules/edit-distance';
import { type AppObject, toAppObject } from './app-object';
import { type Selector, selects } from './selector';
import { toWorkload, type Workload } from './workload';

/** The objects of an app, found by kind, name and labels without going through all of them. */
export class AppIndex {
  readonly objects: readonly AppObject[];
  readonly workloads: readonly Workload[];
  private readonly byKind = new Map<string, AppObject[]>();
  private readonly byName = new Map<string, AppObject>();
  private readonly byNamespace = new Map<string, Workload[]>();
  private readonly byLabel = new Map<string, Workload[]>();
  private readonly workloadOf = new Map<AppObject, Workload>();

  constructor(
    readonly root: IConstruct,
    written: readonly WrittenObject[],
  ) {
    this.objects = written.map(toAppObject);
    for (const object of this.objects) {
      push(this.byKind, `${object.group} ${object.kind}`, object);
      const key = nameKey(object.group, object.kind, object.namespace, object.name);
      if (!this.byName.has(key)) this.byName.set(key, object);
    }
    this.workloads = this.objects.map(toWorkload).filter((workload) => workload !== undefined);
    for (const workload of this.workloads) {
      const { namespace } = workload.object;
      this.workloadOf.set(workload.object, workload);
      push(this.byNamespace, namespace, workload);
      for (const [key, value] of Object.entries(workload.labels))
        push(this.byLabel, labelKey(namespace, key, value), workload);
    }
  }

  /** All objects of a kind, whatever version they are written in. */
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

  /** Whether an object that is not in the app was named as one that is made elsewhere. */
  isExternal(kind: string, name: string): boolean {
    return isExternal(this.root, kind, name);
  }

  workloadsIn(namespace: string): readonly Workload[] {
    return this.byNamespace.get(namespace) ?? [];
  }

  /** The workloads of a namespace whose pods a selector finds; looks only at those with its rarest label. */
  selected(namespace: string, selector: Selector): readonly Workload[] {
    let candidates = this.workloadsIn(namespace);
    for (const { key, operator, values } of selector) {
      const [value] = values;
      if (operator !== 'In' || values.length !== 1 || value === undefined) continue;
      const bearers = this.byLabel.get(labelKey(namespace, key, value)) ?? [];
      if (bearers.length < candidates.length) candidates = bearers;
    }
    return candidates.filter(({ labels }) => selects(selector, labels));
  }

  /** `, did you mean "user"?` when the app has an object of much the same name. */
  guess(group: string, kind: string, namespace: string, name: string): string | undefined {
    const names = this.ofKind(group, kind).filter((object) => object.namespace === namespace);
    return nearest(
      name,
      names.map((object) => object.name),
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

import type { AppIndex } from '../../checks/model/app-index';
import type { AppObject } from '../../checks/model/app-object';
import { claimVolumesOf, setClaims } from '../../checks/model/claims';
import { configReferences } from '../../checks/model/config-uses';
import { fieldsOf, itemsOf, nonEmptyStringOf } from '../../checks/model/read';
import { servicesWithPods } from '../../checks/model/service-pods';
import type { Workload } from '../../checks/model/workload';
import { GraphEdgeKind } from '../graph-edge';
import { GraphNodeKind } from '../graph-node';
import type { GraphParts } from './graph-parts';

const OBJECTS = [
  [GraphNodeKind.CLAIM, 'PersistentVolumeClaim'],
  [GraphNodeKind.SETTINGS, 'ConfigMap'],
  [GraphNodeKind.SECRET, 'Secret'],
] as const;

/** The ids of the workloads in a graph. */
export type WorkloadIds = ReadonlyMap<Workload, string>;

/** Adds the Services of an app, its workloads, and what their pods mount and read. */
export function addObjects(parts: GraphParts, app: AppIndex): WorkloadIds {
  for (const service of app.ofKind('', 'Service')) addService(parts, service);
  for (const [node, kind] of OBJECTS) for (const object of app.ofKind('', kind)) parts.addObject(node, object);
  const workloads = app.workloads.filter(({ object }) => object.kind !== 'PodTemplate');
  const ids = new Map(workloads.map((each) => [each, parts.addObject(GraphNodeKind.WORKLOAD, each.object)]));
  addClaims(parts, app, ids);
  for (const [workload, id] of ids) addReads(parts, workload, id);
  addSelected(parts, app, ids);
  return ids;
}

function addService(parts: GraphParts, service: AppObject): void {
  const { type, externalName } = fieldsOf(service.json.spec);
  const isOpen = type === 'NodePort' || type === 'LoadBalancer';
  const id = parts.addObject(GraphNodeKind.SERVICE, service, isOpen ? type : undefined);
  const name = nonEmptyStringOf(externalName);
  if (type !== 'ExternalName' || name === undefined) return;
  parts.connect(id, parts.addOutside(name), GraphEdgeKind.SELECT);
}

function addClaims(parts: GraphParts, app: AppIndex, ids: WorkloadIds): void {
  const made = setClaims(app).map(({ set, template, prefix }) => {
    const claim = { ...set.object, group: '', kind: 'PersistentVolumeClaim', name: `${prefix}*` };
    const id = parts.addObject(GraphNodeKind.CLAIM, claim);
    parts.connect(ids.get(set) ?? '', id, GraphEdgeKind.MOUNT, template);
    return { id, prefix, namespace: set.object.namespace };
  });
  for (const [workload, id] of ids) {
    const { namespace } = workload.object;
    for (const { claimName: name, volume } of claimVolumesOf(workload)) {
      const isOne = (each: (typeof made)[number]) =>
        each.namespace === namespace && name.startsWith(each.prefix) && /^\d+$/.test(name.slice(each.prefix.length));
      const referred = { group: '', kind: 'PersistentVolumeClaim', namespace, name };
      const claim = made.find(isOne)?.id ?? parts.addReferred(GraphNodeKind.CLAIM, referred);
      parts.connect(id, claim, GraphEdgeKind.MOUNT, volume);
    }
  }
}

function addReads(parts: GraphParts, workload: Workload, id: string): void {
  const read = parts.reader(id, workload.object.namespace);
  for (const { kind, name, title } of configReferences(workload)) read(kind, name, title);
  for (const { name } of itemsOf(workload.pod.imagePullSecrets)) {
    read('Secret', nonEmptyStringOf(name), 'imagePullSecrets');
  }
}

function addSelected(parts: GraphParts, app: AppIndex, ids: WorkloadIds): void {
  for (const { object, pods } of servicesWithPods(app)) {
    const service = parts.addReferred(GraphNodeKind.SERVICE, object);
    for (const workload of pods) {
      const id = ids.get(workload);
      if (id !== undefined) parts.connect(service, id, GraphEdgeKind.SELECT);
    }
  }
}

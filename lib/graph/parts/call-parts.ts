import type { AppIndex } from '../../checks/model/app-index';
import { configReferences } from '../../checks/model/config-uses';
import { addressesIn, serviceAt } from '../../checks/model/service-address';
import { settingsOf } from '../../checks/model/setting';
import { GraphEdgeKind } from '../graph-edge';
import { GraphNodeKind } from '../graph-node';
import type { GraphParts } from './graph-parts';
import type { WorkloadIds } from './pod-parts';

/** Adds the calls that settings show: addresses of Services of the app in variables, arguments and ConfigMaps that pods read. */
export function addShownCalls(parts: GraphParts, app: AppIndex, ids: WorkloadIds): void {
  if (app.ofKind('', 'Service').length === 0) return;
  const readers = readersOf(ids);
  const byObject = new Map([...ids].map(([{ object }, id]) => [object, id]));
  for (const setting of settingsOf(app)) {
    const { object, name } = setting;
    const own = byObject.get(object);
    const callers = own === undefined ? (readers.get(keyOf(object.namespace, object.name)) ?? []) : [own];
    if (callers.length === 0) continue;
    for (const { host } of addressesIn(setting)) {
      const service = serviceAt(app, object.namespace, host);
      if (service === undefined) continue;
      const id = parts.addReferred(GraphNodeKind.SERVICE, service);
      for (const caller of callers) parts.connect(caller, id, GraphEdgeKind.CALL, name === '' ? undefined : name);
    }
  }
}

/** The workloads that read each ConfigMap. */
function readersOf(ids: WorkloadIds): ReadonlyMap<string, readonly string[]> {
  const readers = new Map<string, string[]>();
  for (const [workload, id] of ids) {
    for (const { kind, name } of configReferences(workload)) {
      if (kind !== 'ConfigMap') continue;
      const key = keyOf(workload.object.namespace, name);
      readers.set(key, [...(readers.get(key) ?? []), id]);
    }
  }
  return readers;
}

const keyOf = (namespace: string, name: string) => `${namespace}/${name}`;

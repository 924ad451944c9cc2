import type { AppIndex } from '../../checks/model/app-index';
import { namedAddresses } from '../../checks/model/named-services';
import type { DeclaredCall, DeclaredCalls } from '../../connections/declared-calls';
import { GraphEdgeKind } from '../graph-edge';
import { GraphNodeKind } from '../graph-node';
import type { GraphParts } from './graph-parts';
import type { WorkloadIds } from './pod-parts';

/** Adds the calls that the authors of workloads declare, and those from outside. */
export function addDeclaredCalls(parts: GraphParts, declared: readonly DeclaredCalls[], ids: WorkloadIds): void {
  const byPath = new Map([...ids].map(([{ object }, id]) => [scopeOf(parts.pathOf(object)), { id, object }]));
  for (const { path, calls, callers } of declared) {
    const workload = byPath.get(path);
    if (workload === undefined) continue;
    const { id, object } = workload;
    for (const call of calls) {
      const to = calledNode(parts, call, object.namespace);
      for (const label of call.variables.length === 0 ? [undefined] : call.variables) {
        parts.connect(id, to, GraphEdgeKind.CALL, label);
      }
    }
    for (const place of callers) parts.connect(parts.addOutside(place), id, GraphEdgeKind.CALL);
  }
}

/** The path of the construct around another one. */
const scopeOf = (path: string) => path.replace(/\/[^/]*$/, '');

function calledNode(parts: GraphParts, { service, place = '' }: DeclaredCall, own: string): string {
  if (service === undefined) return parts.addOutside(place);
  const { name, namespace = own } = service;
  return parts.addReferred(GraphNodeKind.SERVICE, { group: '', kind: 'Service', namespace, name });
}

/** Adds the calls that settings show: addresses of Services of the app in variables, arguments and ConfigMaps that pods read. */
export function addShownCalls(parts: GraphParts, app: AppIndex, ids: WorkloadIds): void {
  if (app.ofKind('', 'Service').length === 0) return;
  for (const [workload, id] of ids) {
    for (const { setting, object } of namedAddresses(app, workload)) {
      const label = setting.name === '' ? undefined : setting.name;
      parts.connect(id, parts.addReferred(GraphNodeKind.SERVICE, object), GraphEdgeKind.CALL, label);
    }
  }
}

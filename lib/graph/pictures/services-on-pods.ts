import { GraphEdgeKind } from '../graph-edge';
import { GraphNodeKind } from '../graph-node';
import type { GraphData } from '../graph-of';

/** Services that are drawn with the workload whose pods they select. */
interface ServicesOnPods {
  /** The workloads by the ids of the Services. */
  readonly standsFor: ReadonlyMap<string, string>;
  /** The lines about the Services, by the ids of the workloads. */
  readonly lines: ReadonlyMap<string, readonly string[]>;
}

/**
 * A Service of its workload's name needs no word, and neither does one that nothing in the app leads to, such as that of the names of
 * single pods.
 */
export function servicesOnPods({ nodes, edges }: GraphData): ServicesOnPods {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const selected = new Map<string, string[]>();
  const used = new Set<string>();
  for (const { kind, from, to } of edges) {
    if (kind === GraphEdgeKind.SELECT) selected.set(from, [...(selected.get(from) ?? []), to]);
    else used.add(to);
  }
  const standsFor = new Map<string, string>();
  const lines = new Map<string, string[]>();
  for (const { id, kind, name, detail } of nodes) {
    const [pods, ...others] = selected.get(id) ?? [];
    const workload = byId.get(pods ?? '');
    if (kind !== GraphNodeKind.SERVICE || others.length > 0 || workload?.kind !== GraphNodeKind.WORKLOAD) continue;
    standsFor.set(id, workload.id);
    const isNamedAlike = name === workload.name;
    if (detail === undefined && (isNamedAlike || !used.has(id))) continue;
    const line = `${detail ?? 'Service'}${isNamedAlike ? '' : ` ${name}`}`;
    lines.set(workload.id, [...(lines.get(workload.id) ?? []), line]);
  }
  return { standsFor, lines };
}

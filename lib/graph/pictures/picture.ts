import { GraphEdgeKind } from '../graph-edge';
import { type GraphNode, GraphNodeKind } from '../graph-node';
import type { GraphData } from '../graph-of';
import { servicesOnPods } from './services-on-pods';

/** Options of a picture. */
export interface GraphPictureOptions {
  /**
   * Draws ConfigMaps and Secrets as well.
   *
   * @default false
   */
  readonly settings?: boolean;
}

/** A node of a picture. */
export interface PictureNode {
  /** The id of the node of the graph. */
  readonly id: string;
  readonly kind: GraphNodeKind;
  /** The name, and what is to be said below it. */
  readonly lines: readonly string[];
  /** The namespace or chart that it is drawn in. */
  readonly group?: string;
  /** True for an object that the app refers to and does not make. */
  readonly isElsewhere: boolean;
}

/** A line of a picture. */
export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: GraphEdgeKind;
  readonly lines: readonly string[];
}

/** A graph with no more than what a reader wants to see of it. */
export interface Picture {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
  /** The namespaces or charts, or an empty list where there would be one. */
  readonly groups: readonly string[];
}

/** The most rules at one line. */
const MOST_LINES = 8;

const HIDDEN: ReadonlySet<GraphNodeKind> = new Set([GraphNodeKind.SETTINGS, GraphNodeKind.SECRET]);

/**
 * The picture of a graph: rules are words at the line from their host to the Service, and a Service is drawn with the pods that it
 * selects, unless it selects several workloads or none.
 */
export function pictureOf(graph: GraphData, { settings = false }: GraphPictureOptions): Picture {
  const isDrawn = ({ kind }: GraphNode) => settings || !HIDDEN.has(kind);
  const kept = graph.nodes.filter(isDrawn);
  const { standsFor, lines: ofServices } = servicesOnPods(graph);
  const rules = rulesOf(graph);
  const nodes = kept.filter(({ id }) => !standsFor.has(id) && !rules.has(id));
  const drawn = new Set(nodes.map(({ id }) => id));
  const groups = new Set(nodes.flatMap((node) => groupOf(node) ?? []));
  return {
    nodes: nodes.map((node) => ({
      id: node.id,
      kind: node.kind,
      lines: [...linesOf(node), ...(ofServices.get(node.id) ?? [])],
      group: groups.size > 1 ? groupOf(node) : undefined,
      isElsewhere: node.objectKind !== undefined && node.path === undefined,
    })),
    edges: edgesOf(graph, (id) => standsFor.get(id) ?? rules.get(id)?.host ?? id, rules).filter(
      ({ from, to }) => drawn.has(from) && drawn.has(to),
    ),
    groups: groups.size > 1 ? [...groups].sort() : [],
  };
}

/** A rule that leads to Services, so that it is drawn as words. */
interface DrawnRule {
  readonly host: string;
  readonly words: string;
}

function rulesOf({ nodes, edges }: GraphData): ReadonlyMap<string, DrawnRule> {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const forwarding = new Set(edges.flatMap(({ kind, from }) => (kind === GraphEdgeKind.FORWARD ? [from] : [])));
  const rules = edges.filter(({ kind, to }) => kind === GraphEdgeKind.RULE && forwarding.has(to));
  return new Map(rules.map(({ from, to }) => [to, { host: from, words: plain(names.get(to) ?? '') }]));
}

function edgesOf(
  { edges }: GraphData,
  drawnAs: (id: string) => string,
  rules: ReadonlyMap<string, DrawnRule>,
): PictureEdge[] {
  const found = new Map<string, DrawnEdge>();
  for (const { from, to, kind, label } of edges) {
    const edge = { from: drawnAs(from), to: drawnAs(to), kind, words: [], splits: new Set<string>() };
    if (edge.from === edge.to && kind !== GraphEdgeKind.CALL) continue;
    const key = JSON.stringify([edge.from, edge.to, kind]);
    const known = found.get(key) ?? edge;
    found.set(key, known);
    if (kind !== GraphEdgeKind.FORWARD) continue;
    known.words.push(rules.get(from)?.words ?? '');
    if (label !== undefined) known.splits.add(label);
  }
  return [...found.values()].map(({ from, to, kind, words, splits }) => {
    return { from, to, kind, lines: [...shortened(words), ...splits] };
  });
}

interface DrawnEdge extends Omit<PictureEdge, 'lines'> {
  /** The rules that lead along it. */
  readonly words: string[];
  /** The deciders about canaries. */
  readonly splits: Set<string>;
}

function shortened(lines: readonly string[]): string[] {
  if (lines.length <= MOST_LINES) return [...lines];
  return [...lines.slice(0, MOST_LINES - 1), `… and ${lines.length - MOST_LINES + 1} more`];
}

/** The namespace or chart of an object. */
function groupOf({ objectKind, namespace, path }: GraphNode): string | undefined {
  return objectKind === undefined ? undefined : (namespace ?? path?.split('/')[0]);
}

function linesOf({ kind, name, objectKind, detail }: GraphNode): string[] {
  if (kind === GraphNodeKind.ROUTE) return [plain(name), ...(detail === undefined ? [] : [detail])];
  if (kind === GraphNodeKind.SERVICE) return [name, detail ?? 'Service'];
  // Most workloads are Deployments.
  return objectKind === undefined || objectKind === 'Deployment' ? [name] : [name, objectKind];
}

/** A rule without the quotes that it needs in a text. */
const plain = (rule: string) => rule.replace(/"([^"\\\s]*)"/, '$1');

import type { Picture, PictureNode } from '../picture';

/** The nodes of a picture in columns, so that lines lead to the right wherever there is no circle. */
export function layersOf({ nodes, edges, groups }: Picture): PictureNode[][] {
  const layerOf = columnsOf(nodes, nextOf(edges));
  const layers: PictureNode[][] = [];
  for (const node of nodes) {
    const layer = layerOf.get(node.id) ?? 0;
    layers[layer] = [...(layers[layer] ?? []), node];
  }
  return ordered(layers, edges, groups);
}

type Edges = Picture['edges'];

function nextOf(edges: Edges): ReadonlyMap<string, readonly string[]> {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  return next;
}

/** The length of the longest way to each node, where a line that would close a circle counts as none. */
function columnsOf(
  nodes: readonly PictureNode[],
  next: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, number> {
  const open = new Set<string>();
  const done: string[] = [];
  const forward = new Map<string, string[]>();
  const visit = (id: string): void => {
    if (open.has(id) || forward.has(id)) return;
    open.add(id);
    const kept: string[] = [];
    for (const to of next.get(id) ?? []) {
      if (open.has(to)) continue;
      kept.push(to);
      visit(to);
    }
    open.delete(id);
    forward.set(id, kept);
    done.push(id);
  };
  for (const { id } of nodes) visit(id);
  const columns = new Map<string, number>();
  for (const id of done.reverse()) {
    const column = columns.get(id) ?? 0;
    columns.set(id, column);
    for (const to of forward.get(id) ?? []) columns.set(to, Math.max(columns.get(to) ?? 0, column + 1));
  }
  return columns;
}

/** The times that each column is put in order, there and back. */
const SWEEPS = 8;

/** Orders each column by group, and within it by the middle of the neighbours in the columns around it, so that few lines cross. */
function ordered(layers: readonly PictureNode[][], edges: Edges, groups: readonly string[]): PictureNode[][] {
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of edges) {
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      neighbours.set(one, [...(neighbours.get(one) ?? []), other]);
    }
  }
  const rank = ({ group }: PictureNode) => (group === undefined ? -1 : groups.indexOf(group));
  const result = layers.map((layer) => [...layer].sort((a, b) => rank(a) - rank(b)));
  const place = new Map<string, number>();
  const remember = (layer: readonly PictureNode[]) => {
    for (const [index, { id }] of layer.entries()) place.set(id, (index + 1) / (layer.length + 1));
  };
  for (const layer of result) remember(layer);
  const middle = ({ id }: PictureNode) => {
    const places = (neighbours.get(id) ?? [id]).map((each) => place.get(each) ?? 0);
    return places.reduce((sum, each) => sum + each, 0) / places.length;
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const layer of sweep % 2 === 0 ? result : [...result].reverse()) {
      const middles = new Map(layer.map((node) => [node, middle(node)]));
      layer.sort((a, b) => rank(a) - rank(b) || (middles.get(a) ?? 0) - (middles.get(b) ?? 0));
      remember(layer);
    }
  }
  return result;
}

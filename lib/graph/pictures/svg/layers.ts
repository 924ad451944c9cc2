import type { Picture, PictureEdge, PictureNode } from '../picture';

/** A place in a column: that of a node, or one where lines pass on their way to a node in a later column. */
export interface Slot {
  readonly id: string;
  readonly group?: string;
  readonly node?: PictureNode;
}

/** The slots of a picture in columns, from left to right. */
export interface Layers {
  readonly columns: readonly Slot[][];
  /** The slots that a line passes, in their order. */
  readonly passed: ReadonlyMap<PictureEdge, readonly string[]>;
}

/** Puts nodes into columns so that lines lead to the right wherever there is no circle, and pass no node. */
export function layersOf({ nodes, edges, groups }: Picture): Layers {
  const columnOf = columnsOf(nodes, nextOf(edges));
  const columns: Slot[][] = [];
  const add = (column: number, slot: Slot) => {
    columns[column] = [...(columns[column] ?? []), slot];
  };
  for (const node of nodes) add(columnOf.get(node.id) ?? 0, { id: node.id, group: node.group, node });
  const groupOf = new Map(nodes.map(({ id, group }) => [id, group]));
  const known = new Set<string>();
  const passed = new Map(
    edges.map((edge) => {
      const [first, last] = [columnOf.get(edge.from) ?? 0, columnOf.get(edge.to) ?? 0];
      const between = Array.from({ length: Math.max(0, last - first - 1) }, (_, index) => first + 1 + index);
      // Lines to one node share their way.
      const way = between.map((column) => {
        const id = JSON.stringify([edge.to, column]);
        if (!known.has(id)) add(column, { id, group: groupOf.get(edge.to) });
        known.add(id);
        return id;
      });
      return [edge, way];
    }),
  );
  return { columns: ordered(columns, passed, groups), passed };
}

function nextOf(edges: Picture['edges']): ReadonlyMap<string, readonly string[]> {
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
function ordered(columns: readonly Slot[][], passed: Layers['passed'], groups: readonly string[]): Slot[][] {
  const neighbours = new Map<string, string[]>();
  const connect = (one: string, other: string) => neighbours.set(one, [...(neighbours.get(one) ?? []), other]);
  for (const [{ from, to }, way] of passed) {
    const steps = [from, ...way, to];
    for (const [index, step] of steps.slice(1).entries()) {
      connect(step, steps[index] ?? step);
      connect(steps[index] ?? step, step);
    }
  }
  const rank = ({ group }: Slot) => (group === undefined ? -1 : groups.indexOf(group));
  const result = columns.map((column) => [...column].sort((a, b) => rank(a) - rank(b)));
  const place = new Map<string, number>();
  const remember = (column: readonly Slot[]) => {
    for (const [index, { id }] of column.entries()) place.set(id, (index + 1) / (column.length + 1));
  };
  for (const column of result) remember(column);
  const middle = ({ id }: Slot) => {
    const places = (neighbours.get(id) ?? [id]).map((each) => place.get(each) ?? 0);
    return places.reduce((sum, each) => sum + each, 0) / places.length;
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const column of sweep % 2 === 0 ? result : [...result].reverse()) {
      const middles = new Map(column.map((slot) => [slot, middle(slot)]));
      column.sort((a, b) => rank(a) - rank(b) || (middles.get(a) ?? 0) - (middles.get(b) ?? 0));
      remember(column);
    }
  }
  return result;
}

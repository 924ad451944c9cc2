import type { Picture, PictureEdge, PictureNode } from '../picture';
import { type Layers, layersOf, type Slot } from './layers';

/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedNode extends Box {
  readonly node: PictureNode;
}

export interface PlacedGroup extends Box {
  readonly name: string;
}

/** A picture whose parts have their places. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: ReadonlyMap<string, PlacedNode>;
  readonly groups: readonly PlacedGroup[];
  /** The stretches between nodes that each line passes, which have no height. */
  readonly ways: ReadonlyMap<PictureEdge, readonly Box[]>;
}

export const LINE = 16;
const MARGIN = 20;
const PADDING = 10;
/** Between nodes of a column. */
const GAP = 18;
/** Between columns, without the words at the lines. */
const COLUMN_GAP = 60;
/** Above the nodes of a group, for its name. */
const CAPTION = 24;

/** The width of a line of text, in a font that may be any. */
function widthOf(line: string): number {
  return [...line].reduce((sum, mark) => sum + ((mark.codePointAt(0) ?? 0) < 0x2e80 ? 7.4 : 13), 0);
}

const widest = (lines: readonly string[]) => Math.max(0, ...lines.map(widthOf));

/** Places nodes in columns from left to right, and groups in bands from top to bottom, so that no box meets another one. */
export function layoutOf(picture: Picture): Layout {
  const { columns: slots, passed } = layersOf(picture);
  const wordsAt = wordsByNode(picture.edges);
  const columns = columnPlaces(slots, wordsAt);
  const above = (slot: Slot) => spaceAbove(slot, wordsAt.get(slot.id) ?? []);
  const nodes = new Map<string, PlacedNode>();
  const stretches = new Map<string, Box>();
  const groups: PlacedGroup[] = [];
  let y = MARGIN;
  for (const group of [undefined, ...picture.groups]) {
    const stacks = slots.map((column) => column.filter((slot) => slot.group === group));
    const heights = stacks.map((stack) => stack.reduce((sum, slot) => sum + above(slot) + heightOf(slot) + GAP, 0));
    const height = Math.max(0, ...heights);
    if (height === 0) continue;
    const top = y + (group === undefined ? 0 : CAPTION);
    for (const [index, stack] of stacks.entries()) {
      const { x, width } = columns[index] ?? { x: 0, width: 0 };
      let at = top + (height - (heights[index] ?? 0)) / 2;
      for (const slot of stack) {
        at += above(slot);
        const { id, node } = slot;
        if (node === undefined) stretches.set(id, { x, y: at, width, height: 0 });
        else nodes.set(id, { node, x, y: at, width: widthOfSlot(slot), height: heightOf(slot) });
        at += heightOf(slot) + GAP;
      }
    }
    if (group !== undefined) groups.push(frameOf(group, y, height + CAPTION, [...nodes.values()]));
    y = top + height + GAP;
  }
  const right = Math.max(0, ...[...nodes.values(), ...groups].map((box) => box.x + box.width));
  const ways = new Map([...passed].map(([edge, ids]) => [edge, ids.flatMap((id) => stretches.get(id) ?? [])]));
  return { width: right + MARGIN, height: y - GAP + MARGIN, nodes, groups, ways };
}

const widthOfSlot = ({ node }: Slot) => (node === undefined ? 0 : widest(node.lines) + 2 * PADDING + 4);

const heightOf = ({ node }: Slot) => (node === undefined ? 0 : node.lines.length * LINE + PADDING);

/** The words at the lines that lead into each node. */
function wordsByNode(edges: readonly PictureEdge[]): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, string[]>();
  for (const { to, lines } of edges) words.set(to, [...(words.get(to) ?? []), ...lines]);
  return words;
}

/** The room that the words in front of a node need above it, since they stand on the line into its middle. */
function spaceAbove(slot: Slot, words: readonly string[]): number {
  return Math.max(0, words.length * LINE - heightOf(slot) / 2);
}

function frameOf(name: string, y: number, height: number, nodes: readonly PlacedNode[]): PlacedGroup {
  const own = nodes.filter(({ node }) => node.group === name);
  const x = Math.min(...own.map((box) => box.x)) - PADDING;
  const right = Math.max(...own.map((box) => box.x + box.width), x + widthOf(name) + PADDING) + PADDING;
  return { name, x, y, width: right - x, height };
}

/** The columns, with room for the words in front of each. */
function columnPlaces(columns: Layers['columns'], wordsAt: ReadonlyMap<string, readonly string[]>): Stretch[] {
  let right = MARGIN + PADDING;
  return columns.map((column, index) => {
    const words = Math.max(...column.map(({ id }) => widest(wordsAt.get(id) ?? [])));
    const x = right + words + (index > 0 || words > 0 ? COLUMN_GAP : 0);
    const width = Math.max(...column.map(widthOfSlot));
    right = x + width;
    return { x, width };
  });
}

type Stretch = Pick<Box, 'x' | 'width'>;

import { GraphNodeKind } from '../../graph-node';
import { hasArrow, isDashed } from '../edge-style';
import type { Picture, PictureEdge } from '../picture';
import { type Box, type Layout, LINE, layoutOf, type PlacedGroup, type PlacedNode } from './layout';

const COLORS: { readonly [Kind in GraphNodeKind]: string } = {
  [GraphNodeKind.HOST]: '#dbeafe',
  [GraphNodeKind.ROUTE]: '#f3f4f6',
  [GraphNodeKind.SERVICE]: '#e0e7ff',
  [GraphNodeKind.WORKLOAD]: '#dcfce7',
  [GraphNodeKind.CLAIM]: '#fef3c7',
  [GraphNodeKind.SETTINGS]: '#f5f5f4',
  [GraphNodeKind.SECRET]: '#fee2e2',
  [GraphNodeKind.OUTSIDE]: '#ffffff',
};

/** The radius of the corners of a node. */
const ROUND: { readonly [Kind in GraphNodeKind]?: number } = { [GraphNodeKind.HOST]: 13, [GraphNodeKind.OUTSIDE]: 13 };

const DASHED = ' stroke-dasharray="4"';

/** A picture as SVG, which needs nothing else to be shown. */
export function svgOf(picture: Picture): string {
  const layout = layoutOf(picture);
  const { width, height } = layout;
  const nodes = [...layout.nodes.values()];
  // Screen readers say it in the place of the picture.
  const label = textOf(nodes.map(({ node }) => node.lines.join(' ')).join(', '));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${label}" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}" font-family="sans-serif" font-size="12">`,
    '  <defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#6b7280"/></marker></defs>',
    '  <rect width="100%" height="100%" fill="#ffffff"/>',
    ...layout.groups.map(groupOf),
    ...linesOf(picture.edges, layout),
    ...nodes.map(nodeOf),
    '</svg>',
  ].join('\n');
}

function groupOf({ name, x, y, width, height }: PlacedGroup): string {
  const rect = `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="4" fill="#fafafa" stroke="#d4d4d8"/>`;
  return `  ${rect}<text x="${round(x + 8)}" y="${round(y + 16)}" fill="#52525b">${textOf(name)}</text>`;
}

function nodeOf({ node, x, y, width, height }: PlacedNode): string {
  const { kind, lines, isElsewhere } = node;
  const rect = `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${ROUND[kind] ?? 3}" fill="${COLORS[kind]}" stroke="#6b7280"${isElsewhere ? DASHED : ''}/>`;
  return `  ${rect}${textAt(lines, x + width / 2, y + LINE + 1, 'text-anchor="middle"')}`;
}

function linesOf(edges: readonly PictureEdge[], { nodes, ways }: Layout): string[] {
  // The words at the lines into one node stand one above the other.
  const above = new Map<string, number>();
  return edges.flatMap((edge) => {
    const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    const arrow = hasArrow(edge) ? ' marker-end="url(#arrow)"' : '';
    const path = `  <path d="${curveOf(from, ways.get(edge) ?? [], to)}" fill="none" stroke="#6b7280"${isDashed(edge) ? DASHED : ''}${arrow}/>`;
    if (edge.lines.length === 0) return [path];
    const known = above.get(edge.to) ?? 0;
    above.set(edge.to, known + edge.lines.length);
    const y = to.y + to.height / 2 - 6 - (known + edge.lines.length - 1) * LINE;
    return [
      path,
      `  ${textAt(edge.lines, to.x - 12, y, 'text-anchor="end" fill="#374151" stroke="#ffffff" stroke-width="3" paint-order="stroke"')}`,
    ];
  });
}

/** A curve from the right of one node to the left of another one, or around a node that leads to itself. */
function curveOf(from: PlacedNode, ways: readonly Box[], to: PlacedNode): string {
  if (from === to) {
    const [left, right, top] = [from.x + 10, from.x + from.width - 10, from.y - 14];
    return `M${point(right, from.y)} C${point(right + 10, top)} ${point(left - 10, top)} ${point(left, from.y)}`;
  }
  const middle = ({ y, height }: Box) => y + height / 2;
  let [x, y] = [from.x + from.width, middle(from)];
  let path = `M${point(x, y)}`;
  for (const box of [...ways, to]) {
    const bend = Math.max(30, Math.abs(box.x - x) / 2);
    path += ` C${point(x + bend, y)} ${point(box.x - bend, middle(box))} ${point(box.x, middle(box))}`;
    if (box !== to) path += ` H${round(box.x + box.width)}`;
    [x, y] = [box.x + box.width, middle(box)];
  }
  return path;
}

const point = (x: number, y: number) => `${round(x)} ${round(y)}`;

function textAt(lines: readonly string[], x: number, y: number, attributes: string): string {
  return lines
    .map((line, index) => `<text x="${round(x)}" y="${round(y + index * LINE)}" ${attributes}>${textOf(line)}</text>`)
    .join('');
}

const round = (value: number) => Math.round(value);

const ENTITIES: { readonly [mark: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const textOf = (text: string) => text.replace(/\p{C}/gu, ' ').replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);

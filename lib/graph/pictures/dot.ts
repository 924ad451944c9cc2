import { GraphNodeKind } from '../graph-node';
import { hasArrow, isDashed } from './edge-style';
import type { Picture, PictureEdge, PictureNode } from './picture';

const SHAPES: { readonly [Kind in GraphNodeKind]: string } = {
  [GraphNodeKind.HOST]: 'oval',
  [GraphNodeKind.ROUTE]: 'cds',
  [GraphNodeKind.SERVICE]: 'component',
  [GraphNodeKind.WORKLOAD]: 'box',
  [GraphNodeKind.CLAIM]: 'cylinder',
  [GraphNodeKind.SETTINGS]: 'note',
  [GraphNodeKind.SECRET]: 'hexagon',
  [GraphNodeKind.OUTSIDE]: 'circle',
};

/** A picture in the language of Graphviz (https://graphviz.org/doc/info/lang.html). */
export function dotOf({ nodes, edges, groups }: Picture): string {
  const inGroup = (group: string | undefined) => nodes.filter((node) => node.group === group).map(nodeLine);
  return [
    'digraph {',
    '  rankdir=LR',
    '  node [fontname="sans-serif"]',
    '  edge [fontname="sans-serif"]',
    ...inGroup(undefined).map((line) => `  ${line}`),
    ...groups.flatMap((group, index) => [
      `  subgraph cluster_${index + 1} {`,
      `    label=${textOf([group])}`,
      ...inGroup(group).map((line) => `    ${line}`),
      '  }',
    ]),
    ...edges.map((edge) => `  ${nameOf(edge.from)} -> ${nameOf(edge.to)}${attributes(edgeAttributes(edge))}`),
    '}',
  ].join('\n');
}

function nodeLine({ id, kind, lines, isElsewhere }: PictureNode): string {
  return `${nameOf(id)}${attributes([`label=${textOf(lines)}`, `shape=${SHAPES[kind]}`, ...(isElsewhere ? ['style=dashed'] : [])])}`;
}

function edgeAttributes(edge: PictureEdge): string[] {
  return [
    ...(edge.lines.length === 0 ? [] : [`label=${textOf(edge.lines)}`]),
    ...(isDashed(edge) ? ['style=dashed'] : []),
    ...(hasArrow(edge) ? [] : ['dir=none']),
  ];
}

const attributes = (list: readonly string[]) => (list.length === 0 ? '' : ` [${list.join(', ')}]`);

const nameOf = (id: string) => `"${quoted(id)}"`;

/** Lines of text. Graphviz reads HTML's names of characters in it. */
const textOf = (lines: readonly string[]) =>
  `"${lines.map((line) => quoted(line.replaceAll('&', '&amp;'))).join('\\n')}"`;

const quoted = (text: string) => text.replace(/\p{C}/gu, ' ').replace(/["\\]/g, '\\$&');

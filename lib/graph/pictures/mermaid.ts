import { GraphNodeKind } from '../graph-node';
import { hasArrow, isDashed } from './edge-style';
import type { Picture, PictureEdge, PictureNode } from './picture';

/** The marks around the text of a node. */
const SHAPES: { readonly [Kind in GraphNodeKind]: readonly [open: string, close: string] } = {
  [GraphNodeKind.HOST]: ['([', '])'],
  [GraphNodeKind.ROUTE]: ['>', ']'],
  [GraphNodeKind.SERVICE]: ['(', ')'],
  [GraphNodeKind.WORKLOAD]: ['[', ']'],
  [GraphNodeKind.CLAIM]: ['[(', ')]'],
  [GraphNodeKind.SETTINGS]: ['[/', '/]'],
  [GraphNodeKind.SECRET]: ['{{', '}}'],
  [GraphNodeKind.OUTSIDE]: ['((', '))'],
};

/** A picture as a flowchart of Mermaid (https://mermaid.js.org/syntax/flowchart.html). */
export function mermaidOf({ nodes, edges, groups }: Picture): string {
  const names = namesOf(nodes);
  const nameOf = (id: string) => names.get(id) ?? '';
  const line = (node: PictureNode) => {
    const [open, close] = SHAPES[node.kind];
    return `${nameOf(node.id)}${open}${textOf(node.lines)}${close}`;
  };
  const inGroup = (group: string | undefined) => nodes.filter((node) => node.group === group).map(line);
  const elsewhere = nodes.filter(({ isElsewhere }) => isElsewhere).map(({ id }) => nameOf(id));
  return [
    'flowchart LR',
    ...inGroup(undefined).map((each) => `  ${each}`),
    ...groups.flatMap((group, index) => [
      `  subgraph group_${index + 1}[${textOf([group])}]`,
      ...inGroup(group).map((each) => `    ${each}`),
      '  end',
    ]),
    ...edges.map((edge) => `  ${nameOf(edge.from)} ${arrowOf(edge)} ${nameOf(edge.to)}`),
    ...(elsewhere.length === 0
      ? []
      : ['  classDef elsewhere stroke-dasharray:4', `  class ${elsewhere.join(',')} elsewhere`]),
  ].join('\n');
}

function arrowOf(edge: PictureEdge): string {
  const arrow = isDashed(edge) ? '-.->' : hasArrow(edge) ? '-->' : '---';
  return edge.lines.length === 0 ? arrow : `${arrow}|${textOf(edge.lines)}|`;
}

/** Names without a character of Mermaid's, which begin with a kind of node or of Kubernetes, and so with no word of its own. */
function namesOf(nodes: readonly PictureNode[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    nodes.map(({ id, kind }) => {
      const hasKind = kind !== GraphNodeKind.ROUTE && /^[A-Za-z]+ /.test(id);
      const words = `${hasKind ? '' : `${kind} `}${id}`.toLowerCase().match(/[a-z0-9]+/g);
      const base = words?.join('_') ?? kind;
      let name = base;
      for (let number = 2; taken.has(name); number++) name = `${base}_${number}`;
      taken.add(name);
      return [id, name];
    }),
  );
}

/**
 * Lines of text in quotes. Everything that Mermaid, the Markdown in its labels or HTML may take for a mark is written by its number
 * (https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters): also the colon, since Mermaid takes `style…:…#…;` in a
 * line for a style, whatever is around it.
 */
function textOf(lines: readonly string[]): string {
  const codesOf = (line: string) => line.replace(MARKS, (mark) => `#${mark.codePointAt(0)};`);
  const shown = lines.map((line) => line.replace(/\p{C}/gu, ' ').trim().replace(BROKEN, '$&\u200b') || NOTHING);
  return `"${shown.map(codesOf).join('<br/>')}"`;
}

/** Markdown begins a list with `-` or `1.`, and a link with `www.`. */
const MARKS = /^-|(?<=^\d+)[.)](?= )|(?<=www)\.|[^A-Za-z0-9 ./=,()…-]/giu;

/** Mermaid reads `\n` as a new line, `$$…$$` as a formula and `fa:fa-…` as an icon, unless there is a character without a width in them. */
const BROKEN = /[\\$]|:(?=fa-)/g;

/** A space that does not break, since Mermaid fails for a text without a character. */
const NOTHING = '\u00a0';

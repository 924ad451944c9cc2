import type { PatternNode } from './pcre-node';

/** Writes a parsed pattern as JavaScript pattern text. */
export function emit(node: PatternNode): string {
  switch (node.kind) {
    case 'bytes':
      return node.set.source();
    case 'assert':
      return node.source;
    case 'sequence':
      return node.items.map(emit).join('');
    case 'choice':
      return node.options.map(emit).join('|');
    case 'group':
      return `(${groupPrefix(node.capture, node.name)}${emit(node.body)})`;
    case 'look':
      return `(?${node.negative ? '!' : '='}${emit(node.body)})`;
    case 'repeat':
      return `${emit(node.item)}${quantifier(node.min, node.max)}${node.lazy ? '?' : ''}`;
  }
}

function groupPrefix(capture: boolean, name: string | undefined): string {
  if (!capture) {
    return '?:';
  }
  return name === undefined ? '' : `?<${name}>`;
}

function quantifier(min: number, max: number): string {
  return `{${min},${max === Number.POSITIVE_INFINITY ? '' : max}}`;
}

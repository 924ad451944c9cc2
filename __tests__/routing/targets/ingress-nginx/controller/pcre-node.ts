import type { ByteSet } from './byte-set';

/** A parsed pattern. Case folding and `(?s)` are already folded into the byte sets. */
export type PatternNode =
  | { readonly kind: 'bytes'; readonly set: ByteSet }
  | { readonly kind: 'assert'; readonly source: string }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'group'; readonly capture: boolean; readonly name?: string; readonly body: PatternNode }
  | { readonly kind: 'look'; readonly negative: boolean; readonly body: PatternNode }
  | {
      readonly kind: 'repeat';
      readonly item: PatternNode;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    };

/** Whether the node can match without taking a byte. */
export function canBeEmpty(node: PatternNode): boolean {
  switch (node.kind) {
    case 'bytes':
      return false;
    case 'assert':
    case 'look':
      return true;
    case 'sequence':
      return node.items.every(canBeEmpty);
    case 'choice':
      return node.options.some(canBeEmpty);
    case 'group':
      return canBeEmpty(node.body);
    case 'repeat':
      return node.min === 0 || canBeEmpty(node.item);
  }
}

export function hasCapture(node: PatternNode): boolean {
  return (node.kind === 'group' && node.capture) || children(node).some(hasCapture);
}

/** Whether a pass through the node may leave one of its capture groups untouched. */
export function mayLeaveCaptureUnset(node: PatternNode): boolean {
  if (node.kind === 'choice' && node.options.length > 1 && node.options.some(hasCapture)) {
    return true;
  }
  if (node.kind === 'repeat' && node.min === 0 && hasCapture(node.item)) {
    return true;
  }
  return children(node).some(mayLeaveCaptureUnset);
}

function children(node: PatternNode): readonly PatternNode[] {
  switch (node.kind) {
    case 'bytes':
    case 'assert':
      return [];
    case 'sequence':
      return node.items;
    case 'choice':
      return node.options;
    case 'group':
    case 'look':
      return [node.body];
    case 'repeat':
      return [node.item];
  }
}

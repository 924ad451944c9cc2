import type { IConstruct } from 'constructs';

/** An id by which cdk8s, which keeps constructs by their path in an object, lists one before all others. */
const INDEX = /^\d+$/;

/**
 * The constructs of a tree, each after those of the tree that it depends on, in the order of cdk8s' `DependencyGraph`. That makes a
 * vertex with two sets of every construct, and looks for a cycle with every dependency. Undefined where it would find one, and where
 * the ids of charts are numbers.
 */
export function inDependencyOrder({ node }: IConstruct): readonly IConstruct[] | undefined {
  if (node.scope === undefined && node.children.some((child) => INDEX.test(child.node.id))) return undefined;
  const constructs = node.findAll();
  const dependent = constructs.filter((each) => each.node.dependencies.length > 0);
  return dependent.length === 0 ? constructs : usedFirst(constructs, dependent);
}

function usedFirst(constructs: readonly IConstruct[], dependent: readonly IConstruct[]): IConstruct[] | undefined {
  const inTree = new Set(constructs);
  const usedBy = new Map(dependent.map((each) => [each, each.node.dependencies.filter((used) => inTree.has(used))]));
  const used = new Set([...usedBy.values()].flat());
  const found = new Set<IConstruct>();
  const open = new Set<IConstruct>();
  /** False in a cycle. */
  const visit = (construct: IConstruct): boolean => {
    if (found.has(construct)) return true;
    if (open.has(construct)) return false;
    open.add(construct);
    for (const each of usedBy.get(construct) ?? []) if (!visit(each)) return false;
    found.add(construct);
    return true;
  };
  const isSorted = constructs.every((each) => used.has(each) || visit(each));
  return isSorted && found.size === constructs.length ? [...found] : undefined;
}

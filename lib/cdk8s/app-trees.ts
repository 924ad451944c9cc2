import { type IConstruct, Node } from 'constructs';
import { ScopeState } from './scope-state';

/**
 * A construct tree of its own that belongs to an app, such as an environment: its objects have the names that they would have in
 * the app itself, whatever other trees there are.
 */
export interface AppTree {
  readonly app: IConstruct;
  readonly root: IConstruct;
  readonly name: string;
  /** The cluster that its objects are applied to, where another tree may name the same; one of its own otherwise. */
  readonly cluster?: string;
}

/** On the root of a tree. */
const TREE = new ScopeState<AppTree>('AppTree');
/** On the app. */
const TREES = new ScopeState<AppTree[]>('AppTrees');

export function addTree(tree: AppTree): void {
  TREE.set(tree.root, tree);
  TREES.getOrMake(tree.app, () => []).push(tree);
}

/** The further trees of an app, in the order in which they were made. */
export function treesOf(app: IConstruct): readonly AppTree[] {
  return TREES.get(app) ?? [];
}

/** The further tree that a construct is in, or undefined for one in the app's own. */
export function treeOf(construct: IConstruct): AppTree | undefined {
  return TREE.get(construct.node.root);
}

/** The path of a construct, which starts with the name of a further tree. */
export function pathOf(construct: IConstruct): string {
  const { path } = construct.node;
  const tree = treeOf(construct);
  if (tree === undefined) return path;
  return path === '' ? tree.name : `${tree.name}/${path}`;
}

/** The scopes around a construct and the construct itself, the outermost first: around a further tree, there is the app. */
export function scopesAround(construct: IConstruct): readonly IConstruct[] {
  const { scopes } = Node.of(construct);
  const tree = treeOf(construct);
  return tree === undefined ? scopes : [tree.app, ...scopes];
}

/** The roots of all trees that are applied to the cluster of a construct. */
export function rootsInCluster(construct: IConstruct): readonly IConstruct[] {
  const tree = treeOf(construct);
  if (tree?.cluster === undefined) return [construct.node.root];
  return treesOf(tree.app).flatMap(({ root, cluster }) => (cluster === tree.cluster ? [root] : []));
}

/** The roots of all trees whose settings hold in the cluster of a construct: those of the app hold in all. */
export function rootsAround(construct: IConstruct): readonly IConstruct[] {
  const tree = treeOf(construct);
  return tree === undefined ? [construct.node.root] : [tree.app, ...rootsInCluster(construct)];
}

/** The roots of all trees of the app that a construct belongs to, its own first. */
export function rootsOfApp(construct: IConstruct): readonly IConstruct[] {
  const app = treeOf(construct)?.app ?? construct.node.root;
  return [app, ...treesOf(app).map(({ root }) => root)];
}

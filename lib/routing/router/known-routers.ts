import type { IConstruct } from 'constructs';
import { rootsInCluster } from '../../cdk8s/app-trees';
import { ScopeState } from '../../cdk8s/scope-state';
import type { RouteTable } from '../table/route-table';
import type { IRoutingTarget } from '../targets/routing-target';

/** A router of an app, with its table as it is now. */
export interface KnownRouter {
  readonly router: IConstruct;
  readonly target: IRoutingTarget;
  readonly table: () => RouteTable;
}

const ROUTERS = new ScopeState<KnownRouter[]>('KnownRouters');

export function rememberRouter(known: KnownRouter): void {
  ROUTERS.getOrMake(known.router.node.root, () => []).push(known);
}

/** The routers of a tree, in the order in which these were made. */
export const routersOf = (root: IConstruct): readonly KnownRouter[] => ROUTERS.get(root) ?? [];

/** The routers of everything that is applied to the cluster of a construct. */
export const routersInCluster = (construct: IConstruct): readonly KnownRouter[] =>
  rootsInCluster(construct).flatMap(routersOf);

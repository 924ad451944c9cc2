import type { IConstruct } from 'constructs';
import { pathOf, rootsInCluster, treeOf } from '../../cdk8s/app-trees';
import type { CallSite } from '../../cdk8s/call-site';
import { ListFile } from '../../cdk8s/json-files';
import { ScopeState } from '../../cdk8s/scope-state';
import { Synthesis } from '../../cdk8s/synthesis';
import type { AppFindings } from '../../cdk8s/synthesis-parts';
import { finding } from '../codes';
import type { RouteTable } from '../table/route-table';
import type { IRoutingTarget } from '../targets/routing-target';

/** A router with its table as the file of routes has it. */
export interface RouterTable {
  /** Construct path of the router. */
  readonly path: string;
  /** Name of the environment that it is in. */
  readonly environment?: string;
  /** The cluster that its environment shares with others. */
  readonly cluster?: string;
  /** The line where it was made. */
  readonly place?: string;
  /** The table as JSON: times are texts such as `PT30S`, and a Service has no construct. */
  readonly table: RouteTable;
}

/** A router of an app, with its table as it is now. */
export interface TableSource {
  readonly router: IConstruct;
  readonly target: IRoutingTarget;
  readonly callSite?: CallSite;
  readonly table: () => RouteTable;
}

const SOURCES = new ScopeState<TableSource[]>('RouteTables');

/** Has the table of a router written at synth to the file that `PORTICO_ROUTES` names. */
export function rememberTable(source: TableSource): void {
  const { root } = source.router.node;
  SOURCES.getOrMake(root, () => []).push(source);
  Synthesis.of(root).addCheck(writeTables);
}

/** The routers of everything that is applied to the cluster of a construct. */
export const routersInCluster = (construct: IConstruct): readonly TableSource[] =>
  rootsInCluster(construct).flatMap((root) => SOURCES.get(root) ?? []);

/** The tables of the routers of a tree, in the order in which these were made. */
export function tablesOf(root: IConstruct): (RouterTable & { readonly router: IConstruct })[] {
  return (SOURCES.get(root) ?? []).map(({ router, callSite, table }) => ({
    router,
    path: pathOf(router),
    ...environmentOf(router),
    place: callSite?.toString(),
    table: table(),
  }));
}

const FILE = new ListFile('PORTICO_ROUTES');

function* writeTables(root: IConstruct): AppFindings {
  const flaw = FILE.write(root, () =>
    rootsInCluster(root)
      .flatMap(tablesOf)
      .map(({ router, ...table }): RouterTable => table),
  );
  if (flaw !== undefined) yield [root, finding('routes-file', flaw)];
}

const environmentOf = (router: IConstruct) => {
  const tree = treeOf(router);
  return tree && { environment: tree.name, cluster: tree.cluster };
};

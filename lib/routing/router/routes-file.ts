import type { IConstruct } from 'constructs';
import { pathOf, rootsInCluster, treeOf } from '../../cdk8s/app-trees';
import { ListFile } from '../../cdk8s/json-files';
import { Synthesis } from '../../cdk8s/synthesis';
import type { AppFindings } from '../../cdk8s/synthesis-parts';
import { finding } from '../codes';
import type { RouteTable } from '../table/route-table';
import { routersOf } from './known-routers';

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

/** Has the tables of a tree written at synth to the file that `PORTICO_ROUTES` names. */
export const writeTablesAtSynth = (construct: IConstruct): void => Synthesis.of(construct).addCheck(writeTables);

/** The tables of the routers of a tree, in the order in which these were made. */
export function tablesOf(root: IConstruct): (RouterTable & { readonly router: IConstruct })[] {
  return routersOf(root).map(({ router, table }) => ({
    router,
    path: pathOf(router),
    ...environmentOf(router),
    place: Synthesis.of(router).callSiteOf(router)?.toString(),
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

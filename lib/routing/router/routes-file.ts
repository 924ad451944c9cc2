import { writeFileSync } from 'node:fs';
import type { IConstruct } from 'constructs';
import { pathOf, rootsInCluster, treeOf } from '../../cdk8s/app-trees';
import type { CallSite } from '../../cdk8s/call-site';
import { ScopeState } from '../../cdk8s/scope-state';
import { Synthesis } from '../../cdk8s/synthesis';
import type { AppFindings } from '../../cdk8s/synthesis-parts';
import { reasonOf, show } from '../../rules/show';
import { finding } from '../codes';
import type { RouteTable } from '../table/route-table';

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

interface TableSource {
  readonly router: IConstruct;
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

/** The tables of each app of the process, since all of them go to one file. */
const WRITTEN = new Map<IConstruct, readonly RouterTable[]>();

function* writeTables(root: IConstruct): AppFindings {
  const file = process.env.PORTICO_ROUTES;
  if (file === undefined || file === '') return;
  const tables = rootsInCluster(root)
    .flatMap((each) => SOURCES.get(each) ?? [])
    .map(({ router, callSite, table }) => ({
      path: pathOf(router),
      ...environmentOf(router),
      place: callSite?.toString(),
      table: table(),
    }));
  WRITTEN.set(root, tables);
  try {
    writeFileSync(file, `${JSON.stringify([...WRITTEN.values()].flat(), null, 2)}\n`);
  } catch (error) {
    const message = `PORTICO_ROUTES ${show(file)} cannot be written (${reasonOf(error)}): name a file in a folder that exists.`;
    yield [root, finding('routes-file', message)];
  }
}

const environmentOf = (router: IConstruct) => {
  const tree = treeOf(router);
  return tree && { environment: tree.name, cluster: tree.cluster };
};

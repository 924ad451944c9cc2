import type { AppIndex } from '../checks/model/app-index';
import type { AppObject } from '../checks/model/app-object';
import type { DeclaredCalls } from '../connections/declared-calls';
import type { RouterTable } from '../routing/router/routes-file';
import { freeze } from '../routing/table/frozen-copy';
import type { GraphEdge } from './graph-edge';
import type { GraphNode } from './graph-node';
import { addDeclaredCalls, addShownCalls } from './parts/call-parts';
import { GraphParts } from './parts/graph-parts';
import { addObjectRoutes } from './parts/object-routes';
import { addObjects } from './parts/pod-parts';
import { addTable } from './parts/table-parts';

/** Everything that a graph is made of. */
export interface GraphFacts {
  readonly app: AppIndex;
  readonly tables: readonly Pick<RouterTable, 'path' | 'table'>[];
  /** The calls that the authors of workloads declare. */
  readonly calls: readonly DeclaredCalls[];
  /** The construct path of an object. */
  readonly pathOf: (object: AppObject) => string;
}

/** A graph as plain data. */
export interface GraphData {
  readonly nodes: GraphNode[];
  readonly edges: GraphEdge[];
}

export function graphOf({ app, tables, calls, pathOf }: GraphFacts): GraphData {
  const parts = new GraphParts(pathOf);
  const ids = addObjects(parts, app);
  for (const { path, table } of tables) addTable(parts, path, table);
  const isOfRouter = (object: AppObject) => tables.some(({ path }) => pathOf(object).startsWith(`${path}/`));
  addObjectRoutes(parts, app, isOfRouter);
  addDeclaredCalls(parts, calls, ids);
  addShownCalls(parts, app, ids);
  return { nodes: freeze(parts.nodes), edges: freeze(parts.edges) };
}

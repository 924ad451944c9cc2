import { GraphEdgeKind } from '../graph-edge';
import { GraphNodeKind } from '../graph-node';
import type { GraphParts } from './graph-parts';

/** A rule for requests of a host. */
export interface GraphRule {
  readonly host: string | undefined;
  /** The rule without its host, such as `prefix "/user"`. */
  readonly name: string;
  readonly detail?: string;
  /** The path of the construct that has it. */
  readonly path?: string;
}

const hostName = (host: string | undefined) => host ?? 'every host';

export function addHost(parts: GraphParts, host: string | undefined): string {
  const name = hostName(host);
  return parts.add({ id: host === undefined ? name : `host ${name}`, kind: GraphNodeKind.HOST, name });
}

/** Adds a rule and its host, and returns the id of the rule. */
export function addRule(parts: GraphParts, { host, name, detail = '', path }: GraphRule): string {
  const id = parts.add({
    id: `${hostName(host)} ${name}`,
    kind: GraphNodeKind.ROUTE,
    name,
    ...(path !== undefined && { path }),
    ...(detail !== '' && { detail }),
  });
  parts.connect(addHost(parts, host), id, GraphEdgeKind.RULE);
  return id;
}

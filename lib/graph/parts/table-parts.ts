import { optionWords, redirectWords, splitWords } from '../../routing/table/answer-words';
import type { RouteBackend, ServiceBackend } from '../../routing/table/backend';
import { describeRoute } from '../../routing/table/path-match';
import type { RoutePolicies } from '../../routing/table/policies';
import type { HostRoutes, RouteTable } from '../../routing/table/route-table';
import { GraphEdgeKind } from '../graph-edge';
import { GraphNodeKind } from '../graph-node';
import type { GraphParts } from './graph-parts';
import { addHost, addRule, type GraphRule } from './rules';

/** Adds the hosts and rules of a router, the Services that they lead to, and the Secrets that they need. */
export function addTable(parts: GraphParts, path: string, table: RouteTable): void {
  for (const host of table.hosts) {
    const id = addHost(parts, host.host);
    const add = (rule: Omit<GraphRule, 'host'>) => addRule(parts, { ...rule, host: host.host, path });
    if (host.redirectedHost !== undefined) {
      parts.connect(addHost(parts, host.redirectedHost), id, GraphEdgeKind.REDIRECT, 'www redirect');
    }
    if (table.appRoot !== undefined) add({ name: 'app root', detail: `302 ${table.appRoot}` });
    addRoutes(parts, host, table, add);
    addSecrets(parts, id, host.host, table);
  }
}

function addRoutes(
  parts: GraphParts,
  { routes, defaultBackend }: HostRoutes,
  table: RouteTable,
  add: (rule: Omit<GraphRule, 'host'>) => string,
): void {
  for (const { match, path, backend, redirect, rewrite, policies } of routes) {
    const detail = redirect === undefined ? optionWords({ rewrite, policies }) : redirectWords(redirect);
    const id = add({ name: describeRoute(match, path), detail });
    if (backend !== undefined) addBackend(parts, id, backend, policies, table);
  }
  if (defaultBackend === undefined) return;
  const id = add({ name: 'default backend', detail: optionWords({ policies: table.policies }) });
  addBackend(parts, id, defaultBackend, table.policies, table);
}

function addBackend(
  parts: GraphParts,
  rule: string,
  { stable, split }: RouteBackend,
  { basicAuth, backendTls }: RoutePolicies,
  { namespace: own = '' }: RouteTable,
): void {
  const forward = ({ serviceName: name, namespace = own }: ServiceBackend, label?: string) => {
    const service = parts.addReferred(GraphNodeKind.SERVICE, { group: '', kind: 'Service', namespace, name });
    parts.connect(rule, service, GraphEdgeKind.FORWARD, label);
  };
  forward(stable);
  if (split !== undefined) forward(split.canary, splitWords(split));
  const read = parts.reader(rule, own);
  read('Secret', basicAuth?.secretName, 'basicAuth');
  read('Secret', backendTls?.caSecret, 'backendTls');
  read('ConfigMap', backendTls?.caConfigMap, 'backendTls');
}

function addSecrets(parts: GraphParts, id: string, host: string | undefined, table: RouteTable): void {
  const read = parts.reader(id, table.namespace ?? '');
  for (const { secretName, hosts } of table.tls) {
    if (host !== undefined && hosts.includes(host)) read('Secret', secretName, 'tls');
  }
  read('Secret', table.clientCertificates?.secretName, 'clientCertificates');
}

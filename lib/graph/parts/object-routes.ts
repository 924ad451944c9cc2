import type { AppIndex } from '../../checks/model/app-index';
import type { AppObject } from '../../checks/model/app-object';
import { GATEWAY_API } from '../../checks/model/gateways';
import { httpPathsOf, ingressesOf, ingressRulesOf } from '../../checks/model/ingress';
import { at, type Fields, fieldsOf, itemsOf, listOf, nonEmptyStringOf, stringOf } from '../../checks/model/read';
import { redirectWords } from '../../routing/table/answer-words';
import { describeRoute, PathMatch } from '../../routing/table/path-match';
import { GraphEdgeKind } from '../graph-edge';
import { GraphNodeKind } from '../graph-node';
import type { GraphParts } from './graph-parts';
import { addHost, addRule } from './rules';

/** Adds the rules of Ingress and HTTPRoute objects that no router of the app makes. */
export function addObjectRoutes(parts: GraphParts, app: AppIndex, isOfRouter: (object: AppObject) => boolean): void {
  for (const ingress of ingressesOf(app)) if (!isOfRouter(ingress)) addIngress(parts, ingress);
  for (const kind of ['HTTPRoute', 'GRPCRoute']) {
    for (const route of app.ofKind(GATEWAY_API, kind)) if (!isOfRouter(route)) addHttpRoute(parts, route);
  }
}

function addIngress(parts: GraphParts, ingress: AppObject): void {
  const { namespace, json } = ingress;
  const path = parts.pathOf(ingress);
  const forward = (rule: string, backend: unknown) => addForward(parts, rule, namespace, at(backend, 'service'));
  for (const rule of ingressRulesOf(ingress)) {
    const host = nonEmptyStringOf(rule.host);
    for (const { path: asked = '/', pathType, backend } of httpPathsOf(rule)) {
      forward(addRule(parts, { host, name: describeRoute(matchOf(pathType), asked), path }), backend);
    }
  }
  const { defaultBackend } = fieldsOf(json.spec);
  if (defaultBackend !== undefined)
    forward(addRule(parts, { host: undefined, name: 'default backend', path }), defaultBackend);
  for (const { secretName, hosts } of itemsOf(at(json, 'spec', 'tls'))) {
    for (const host of listOf(hosts)) {
      parts.reader(addHost(parts, stringOf(host)), namespace)('Secret', nonEmptyStringOf(secretName), 'tls');
    }
  }
}

/** Paths of an Ingress without a type of their own are read as prefixes, which most controllers do. */
function matchOf(type: unknown): PathMatch {
  if (type === 'Exact') return PathMatch.EXACT;
  return type === 'RegularExpression' ? PathMatch.REGEX : PathMatch.PREFIX;
}

function addHttpRoute(parts: GraphParts, route: AppObject): void {
  const { namespace, json } = route;
  const path = parts.pathOf(route);
  const hosts = listOf(at(json, 'spec', 'hostnames')).map(stringOf);
  for (const rule of itemsOf(at(json, 'spec', 'rules'))) {
    const matches = itemsOf(rule.matches);
    for (const match of matches.length === 0 ? [{}] : matches) {
      for (const host of hosts.length === 0 ? [undefined] : hosts) {
        const id = addRule(parts, { host, name: nameOf(match), detail: redirectOf(rule), path });
        for (const backend of itemsOf(rule.backendRefs)) addForward(parts, id, namespace, backend);
      }
    }
  }
}

function nameOf({ path, method }: Fields): string {
  const { service, method: name } = fieldsOf(method);
  if (service !== undefined || name !== undefined) return `grpc ${JSON.stringify(`/${service ?? '*'}/${name ?? '*'}`)}`;
  return describeRoute(matchOf(at(path, 'type')), at(path, 'value') ?? '/');
}

function redirectOf({ filters }: Fields): string | undefined {
  const redirect = itemsOf(filters).find(({ type }) => type === 'RequestRedirect')?.requestRedirect;
  if (redirect === undefined) return undefined;
  const { scheme, hostname, statusCode, path } = fieldsOf(redirect);
  const origin = `${scheme === undefined ? '' : `${scheme}:`}${hostname === undefined ? '' : `//${hostname}`}`;
  const target = at(path, 'replaceFullPath') ?? at(path, 'replacePrefixMatch');
  const status = typeof statusCode === 'number' ? statusCode : 302;
  return redirectWords({ location: `${origin}${target ?? ''}`, keepsPath: target === undefined, status });
}

/** Connects a rule with the Service of a reference; one to something else is left out. */
function addForward(parts: GraphParts, rule: string, own: string, reference: unknown): void {
  const { group = '', kind = 'Service', name, namespace = own } = fieldsOf(reference);
  if (group !== '' || kind !== 'Service' || typeof name !== 'string') return;
  const service = { group: '', kind: 'Service', namespace: String(namespace), name };
  parts.connect(rule, parts.addReferred(GraphNodeKind.SERVICE, service), GraphEdgeKind.FORWARD);
}

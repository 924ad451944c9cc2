import type { CanaryHeader, CanarySplit } from '../table/backend';
import type { PathMatch } from '../table/path-match';
import type { RewriteKind } from '../table/rewrite';
import type { RouteOptions } from '../table/route-options';
import type { RouterOptions } from '../table/router-options';

/** How far a target brings an option about. */
export type Support = 'faithful' | 'needs a switch' | 'refused';

/** What a target does with an option. */
export interface Capability {
  readonly support: Support;
  /** The switch, or what to do instead, or what holds besides. */
  readonly note?: string;
}

/** Every option that a table can hold; one without an entry below does not compile. */
export type Option =
  | keyof RouterOptions
  | keyof RouteOptions
  | 'wildcard host'
  | 'host beside every host'
  | 'redirect'
  | `${PathMatch} path`
  | `rewrite ${RewriteKind}`
  | `canary ${Exclude<keyof CanarySplit, 'canary' | 'header'>}`
  | `canary header ${keyof CanaryHeader}`;

/** The columns of the matrix, in its order. */
export const TARGETS = { ingressNginx: 'ingress-nginx', gatewayApi: 'Gateway API' } as const;

type Row = { readonly [target in keyof typeof TARGETS]: Capability };

const yes = (note?: string): Capability => ({ support: 'faithful', note });
const switched = (note: string): Capability => ({ support: 'needs a switch', note });
const no = (note: string): Capability => ({ support: 'refused', note });

const SWITCH = 'allowImplementationSpecific: true';
const POLICY = "use a policy of the Gateway's implementation";

/** What each target does with each option: the documentation is made of it, and the Gateway API target's messages are. */
export const CAPABILITIES: { readonly [option in Option]: Row } = {
  'exact path': { ingressNginx: yes(), gatewayApi: yes() },
  'prefix path': { ingressNginx: yes(), gatewayApi: yes() },
  'regex path': { ingressNginx: yes(), gatewayApi: switched(`route prefixes instead, or set ${SWITCH}`) },
  host: { ingressNginx: yes(), gatewayApi: yes() },
  hosts: { ingressNginx: yes(), gatewayApi: yes() },
  'host beside every host': {
    ingressNginx: yes(),
    gatewayApi: switched(`set defaultBackend, or route the prefix "/" of each host, or set ${SWITCH}`),
  },
  'wildcard host': {
    ingressNginx: yes('one label'),
    gatewayApi: no('list the hosts by name; "*." there stands for any number of labels'),
  },
  name: { ingressNginx: yes(), gatewayApi: yes() },
  defaultBackend: { ingressNginx: yes(), gatewayApi: yes() },
  appRoot: { ingressNginx: yes(), gatewayApi: switched(`let the service redirect "/", or set ${SWITCH}`) },
  www: { ingressNginx: yes(), gatewayApi: switched(`serve both names as hosts, or set ${SWITCH}`) },
  httpsRedirect: { ingressNginx: yes(), gatewayApi: yes('needs listeners for HTTP and HTTPS') },
  tls: {
    ingressNginx: yes(),
    gatewayApi: switched(
      "have the Gateway made by the target's option create, or name the listener that has them in httpsListener",
    ),
  },
  redirect: {
    ingressNginx: yes(),
    gatewayApi: switched(`let a service redirect, or set ${SWITCH}`),
  },
  rewrite: { ingressNginx: yes(), gatewayApi: yes('as the kinds below') },
  'rewrite stripPrefix': { ingressNginx: yes(), gatewayApi: yes() },
  'rewrite replacePrefix': { ingressNginx: yes(), gatewayApi: yes() },
  'rewrite replacePath': { ingressNginx: yes(), gatewayApi: yes() },
  'rewrite regex': {
    ingressNginx: yes(),
    gatewayApi: no(
      'route a prefix with Rewrite.stripPrefix() or Rewrite.replacePrefix(), or let the service take the path',
    ),
  },
  'canary weight': { ingressNginx: yes(), gatewayApi: yes('each share at most 1000000') },
  'canary weightTotal': { ingressNginx: yes(), gatewayApi: yes() },
  'canary header name': { ingressNginx: yes(), gatewayApi: yes() },
  'canary header value': { ingressNginx: yes(), gatewayApi: yes() },
  'canary header pattern': {
    ingressNginx: yes(),
    gatewayApi: switched(`write the header's value, or set ${SWITCH}`),
  },
  'canary cookie': { ingressNginx: yes(), gatewayApi: switched(`decide by a header, or set ${SWITCH}`) },
  cors: {
    ingressNginx: yes('origins "https://*.…" stand for one label'),
    gatewayApi: yes('no origins with "*.", which stands for any number of labels there; methods of HTTP alone'),
  },
  timeouts: {
    ingressNginx: yes(),
    gatewayApi: no('set requestTimeout of RoutingTarget.gatewayApi(), which limits the whole answer'),
  },
  bodySize: { ingressNginx: yes(), gatewayApi: no(`limit it in the service, or ${POLICY}`) },
  rateLimit: { ingressNginx: yes(), gatewayApi: no(POLICY) },
  allowFrom: { ingressNginx: yes(), gatewayApi: no(`limit the addresses at the load balancer, or ${POLICY}`) },
  denyFrom: { ingressNginx: yes(), gatewayApi: no(`limit the addresses at the load balancer, or ${POLICY}`) },
  stickySession: { ingressNginx: yes(), gatewayApi: no(`keep sessions in a store that all pods share, or ${POLICY}`) },
  protocol: {
    ingressNginx: yes(),
    gatewayApi: no(
      'set appProtocol of the Service, or write a GRPCRoute or a BackendTLSPolicy, and leave protocol out',
    ),
  },
  basicAuth: { ingressNginx: yes(), gatewayApi: no(`ask in the service, or ${POLICY}`) },
  externalAuth: { ingressNginx: yes(), gatewayApi: no(`ask in the service, or ${POLICY}`) },
  annotations: {
    ingressNginx: yes('checked against every key of the controller'),
    gatewayApi: no("leave them out: a Gateway's implementation has policies instead of annotations"),
  },
};

/** What the Gateway API target says to do instead. */
export function gatewayAlternative(option: Option): string {
  return CAPABILITIES[option].gatewayApi.note ?? '';
}

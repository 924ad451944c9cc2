import { controllerSettings } from '../../../nginx/config/controller-settings';
import { show } from '../../../rules/show';
import { BackendProtocol } from '../../table/backend-protocol';
import { describeRoute, PathMatch } from '../../table/path-match';
import type { RoutePolicies } from '../../table/policies';
import type { HostRoutes, RouteTable } from '../../table/route-table';
import type { IIngressNginxController } from '../ingress-nginx-controller';
import { about, type TargetFindings } from '../routing-target';
import { checkAlphabets } from './check-alphabets';
import { checkEmittedAnnotations } from './check-annotations';
import { checkRawAnnotations } from './check-raw-annotations';
import { finding } from './codes';
import { checkHttpsLoop } from './controller-warnings';
import { planIngresses } from './plan';
import { spellForNginx } from './regex-mode';
import { checkServiceSettings } from './sticky-sessions';

/** Checks a table for parts that the controller would refuse, ignore or treat in another way than the table says. */
export function* checkTable(table: RouteTable, controller?: IIngressNginxController): TargetFindings {
  for (const host of table.hosts) yield* checkHost(table, host);
  yield* checkHttpsLoop(table, controller);
  const { options } = controller?.installation ?? {};
  const settings = options && controllerSettings(options);
  yield* checkRawAnnotations(table, settings);
  yield* checkHttp2('the router', table.policies);
  yield* checkRoutes(table);
  yield* checkServiceSettings(table);
  yield* checkAlphabets(table);
  yield* checkCertificates(table);
  yield* checkEmittedAnnotations(table, planIngresses(table, spellForNginx), settings);
}

/**
 * The first Ingress of a host lends its annotations to the host's "/", unless a path "/" is written (createServers), so
 * that its redirect would answer requests which no route takes. The server for all other hosts is spared.
 */
function* checkHost({ httpsRedirect, tls }: RouteTable, { host, routes, defaultBackend }: HostRoutes): TargetFindings {
  const root = routes.some(({ match, path }) => match === PathMatch.PREFIX && path === '/');
  if (defaultBackend !== undefined || root) return;
  const fix = 'set defaultBackend, or route or redirect the prefix "/"';
  const redirect = routes.find((route) => route.redirect !== undefined);
  if (host !== undefined && redirect !== undefined) {
    const message = `${host} has a redirect, but no route for all other paths, which ingress-nginx might redirect as well: ${fix}.`;
    yield { ...finding('unmatched-paths', message), routeKey: redirect.key };
  }
  if (host === undefined && httpsRedirect && tls.length === 0) {
    const message = `httpsRedirect for every host leaves out paths without a route, which ingress-nginx answers over HTTP: ${fix}.`;
    yield finding('unmatched-paths', message);
  }
}

/** The controller redirects no location below this path to HTTPS, whatever the annotations say (lua_ingress.lua). */
const ACME = '/.well-known/acme-challenge';

function* checkRoutes({ hosts, httpsRedirect, policies: ofRouter }: RouteTable): TargetFindings {
  for (const { key, match, path, redirect, policies } of new Set(hosts.flatMap(({ routes }) => routes))) {
    if (policies.protocol !== ofRouter.protocol) yield* about(key, checkHttp2(describeRoute(match, path), policies));
    if (redirect?.keepsPath && redirect.status !== 302) {
      const message = `${describeRoute(match, path)} is a redirect that keeps the path with the status ${redirect.status}: ingress-nginx can do so only with 302. Leave the status out, let a service redirect, or use the Gateway API target.`;
      yield { ...finding('redirect-status', message), routeKey: key };
    }
    if (httpsRedirect && path.startsWith(ACME)) {
      const message = `${describeRoute(match, path)} is never redirected to HTTPS by ingress-nginx: leave the route to cert-manager, or put it on a router with httpsRedirect false.`;
      yield { ...finding('acme-challenge', message), routeKey: key };
    }
  }
}

function* checkHttp2(what: string, { protocol }: RoutePolicies): TargetFindings {
  if (protocol !== BackendProtocol.H2C) return;
  const fix = 'write PortProtocol.grpc() for gRPC, or PortProtocol.http() where the server speaks HTTP/1.1 as well';
  yield finding(
    'http2-backend',
    `${what} has a backend that speaks H2C, which ingress-nginx supports only for gRPC: ${fix}.`,
  );
}

/** The controller looks the Secret up by namespace and name, and the namespace that `kubectl apply` adds is not known here. */
function* checkCertificates({ clientCertificates, namespace }: RouteTable): TargetFindings {
  if (clientCertificates === undefined || namespace !== undefined) return;
  const { secretName } = clientCertificates;
  if (secretName.includes('/')) return;
  const message = `clientCertificates name the Secret ${show(secretName)}, which ingress-nginx looks up by its namespace too: give the chart of the router a namespace, or write, for example, ${show(`shop/${secretName}`)}.`;
  yield finding('client-certificates-namespace', message);
}

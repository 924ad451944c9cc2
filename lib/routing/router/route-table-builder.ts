import type { Construct } from 'constructs';
import type { CallSite } from '../../cdk8s/call-site';
import type { Problem } from '../../cdk8s/findings';
import { Synthesis } from '../../cdk8s/synthesis';
import { checkHost } from '../../rules/names';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkStruct } from '../../rules/structs';
import { redirectLoops } from '../resolve/redirect-loops';
import { frozenCopy } from '../table/frozen-copy';
import { describeRoute, PathMatch } from '../table/path-match';
import { POLICIES, policiesOf, type RoutePolicies } from '../table/policies';
import { checkPolicies } from '../table/policy-checks';
import { wwwAlias } from '../table/redirect';
import type { HostRoutes, Route, RouteTable } from '../table/route-table';
import { splitConflicts } from '../table/split-conflicts';
import { Tls, type TlsCertificate } from '../table/tls';
import type { IngressRouterProps } from './ingress-router-props';
import { namespaceOf, resolveBackend } from './resolve-backend';
import { checkRoute, type WrittenRoute } from './route-checks';

/** The names of all props; the compiler sees that none is missing. */
const PROPS = [
  ...POLICIES,
  ...Object.keys({
    host: true,
    hosts: true,
    defaultBackend: true,
    tls: true,
    httpsRedirect: true,
    www: true,
    appRoot: true,
    target: true,
    name: true,
  } satisfies { [name in Exclude<keyof IngressRouterProps, keyof RoutePolicies>]-?: true }),
];

/** A router's table, with the problems found on the way and what messages need to name places. */
export interface BuiltTable {
  readonly table: RouteTable;
  readonly problems: readonly Problem[];
  /** Whether at most single routes are wrong, which the table leaves out, so that the rest can be looked at further. */
  readonly isSound: boolean;
  readonly origin: Pick<Problem, 'path' | 'callSite'>;
  /** Where the routes of the table were written, by their keys. */
  readonly callSites: ReadonlyMap<string, CallSite>;
}

/** Checks what was written and turns it into a table of the routes that make sense. */
export function buildTable(
  router: Construct,
  name: string,
  props: IngressRouterProps,
  written: readonly WrittenRoute[],
): BuiltTable {
  const origin = { path: router.node.path, callSite: Synthesis.of(router).callSiteOf(router) };
  const problems: Problem[] = [];
  const report = (message: string, callSite = origin.callSite) =>
    void problems.push({ ...origin, callSite, code: '', message });
  let isSound = true;
  const refuse = (message: string, callSite?: CallSite) => {
    isSound = false;
    report(message, callSite);
  };
  const reportHere: Report = (message) => refuse(message);

  const hostNames = checkProps(reportHere, props);
  const policies = policiesOf(props);
  const callSites = new Map<string, CallSite>();
  const hosts = new Map<string | undefined, Route[]>(hostNames.map((host) => [host, []]));
  const routesOf = (host: string | undefined) => hosts.get(host) ?? hosts.set(host, []).get(host) ?? [];
  const taken = new Set<string>();
  for (const route of written) {
    const checked = checkRoute(report, router, policies, route);
    const ownHost = route.options?.host;
    for (const host of ownHost === undefined ? hostNames : [ownHost]) {
      const what = `${host === undefined ? '' : `${host} `}${describeRoute(route.match, route.path)}`;
      if (taken.has(what)) refuse(`${what} is routed twice: keep one of the two routes.`, route.callSite);
      taken.add(what);
      if (checked !== undefined) routesOf(host).push(checked);
    }
    if (checked !== undefined) callSites.set(checked.key, route.callSite);
    // What is left out may be what redirects need beside them.
    else if (props.httpsRedirect === true || written.some(({ redirect }) => redirect !== undefined)) isSound = false;
  }

  const defaultBackend =
    props.defaultBackend === undefined || props.defaultBackend === null
      ? undefined
      : resolveBackend(refuse, router, 'the default backend', props.defaultBackend);
  const table: RouteTable = frozenCopy({
    name,
    namespace: namespaceOf(router),
    hosts: [...hosts]
      .filter(([, routes]) => routes.length > 0 || defaultBackend !== undefined)
      .map(([host, routes]): HostRoutes => {
        const redirectedHost = props.www === undefined ? undefined : wwwAlias(reportHere, props.www, host);
        return { host, redirectedHost, routes, defaultBackend };
      }),
    tls: certificates(reportHere, name, props, hosts),
    httpsRedirect: props.httpsRedirect ?? props.tls instanceof Tls,
    appRoot: isAppRoot(props.appRoot) ? props.appRoot : undefined,
    policies,
  });
  checkWhole(reportHere, props, written, table);
  return { table, problems, isSound, origin, callSites };
}

/** The router's hosts, or one that stands for every host. */
function checkProps(report: Report, props: IngressRouterProps): (string | undefined)[] {
  checkStruct(report, 'the router', props, PROPS);
  if (props.host !== undefined && props.hosts !== undefined) report('the router has both host and hosts: keep hosts.');
  const hosts = props.hosts ?? (props.host === undefined ? [] : [props.host]);
  if (!Array.isArray(hosts) || (props.hosts !== undefined && hosts.length === 0)) {
    report(
      `hosts ${show(hosts)} names no host: write a list, for example ["abc.com"], or leave it out to serve every host.`,
    );
    return [undefined];
  }
  for (const host of hosts) checkHost(report, host);
  for (const host of new Set(hosts.filter((name, index) => hosts.indexOf(name) !== index))) {
    report(`hosts list ${show(host)} twice: list it once.`);
  }
  if (props.appRoot !== undefined && !isAppRoot(props.appRoot)) {
    report(`appRoot ${show(props.appRoot)} is no path to redirect to: write an absolute path, for example "/app".`);
  }
  if (props.httpsRedirect !== undefined && typeof props.httpsRedirect !== 'boolean') {
    report(`httpsRedirect ${show(props.httpsRedirect)} is of another type: write true or false.`);
  }
  if (props.tls !== undefined && !(props.tls instanceof Tls)) {
    report(`tls ${show(props.tls)} is of another type: write, for example, Tls.secret("abc-com-tls").`);
  }
  checkPolicies(report, policiesOf(props));
  return hosts.length === 0 ? [undefined] : [...new Set(hosts)];
}

function isAppRoot(appRoot: unknown): appRoot is string {
  return typeof appRoot === 'string' && /^(\/[-A-Za-z0-9._~:]+)+\/?$/.test(appRoot);
}

function certificates(
  report: Report,
  name: string,
  props: IngressRouterProps,
  hosts: ReadonlyMap<string | undefined, readonly Route[]>,
): TlsCertificate[] {
  if (!(props.tls instanceof Tls)) return [];
  const named = [...hosts.keys()].filter((host) => host !== undefined);
  if (named.length > 0 && hosts.get(undefined) !== undefined) {
    report("tls has no certificate for every host: set the router's hosts, since certificates are for names.");
  }
  const { www } = props;
  const aliases = www === undefined ? [] : named.map((host) => wwwAlias(() => {}, www, host));
  return props.tls._certificates(report, name, [...named, ...aliases.filter((alias) => alias !== undefined)]);
}

/** What no single route shows. */
function checkWhole(
  report: Report,
  props: IngressRouterProps,
  written: readonly WrittenRoute[],
  table: RouteTable,
): void {
  if (written.length === 0 && props.defaultBackend === undefined) {
    report('the router has no route: add one with prefix(), exact() or regex(), or set defaultBackend.');
  }
  for (const host of Array.isArray(props.hosts) ? props.hosts : [props.host]) {
    if (host === undefined) continue;
    if (written.length > 0 && !table.hosts.some((entry) => entry.host === host) && props.defaultBackend === undefined) {
      report(`host ${show(host)} has no route: add one, or leave the host out.`);
    }
  }
  for (const { host, redirectedHost, routes } of table.hosts) {
    const at = host === undefined ? '' : ` of ${host}`;
    const takes = (match: PathMatch, path: string) =>
      routes.some((route) => route.match === match && route.path === path);
    if (props.defaultBackend !== undefined && takes(PathMatch.PREFIX, '/')) {
      report(`the default backend${at} is never reached, since prefix "/" takes every path: leave one of the two out.`);
    }
    if (props.appRoot !== undefined && takes(PathMatch.EXACT, '/')) {
      report(`exact "/"${at} is never reached, since appRoot redirects it: leave one of the two out.`);
    }
    if (redirectedHost !== undefined && table.hosts.some((other) => other.host === redirectedHost)) {
      report(
        `${show(redirectedHost)} is both a host of the router and redirected to ${show(host)}: leave one of the two out.`,
      );
    }
  }
  for (const message of [...redirectLoops(table), ...splitConflicts([table])]) report(message);
}

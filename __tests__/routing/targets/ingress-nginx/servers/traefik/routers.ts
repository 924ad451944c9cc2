import type { Manifest } from '../../../../../support/app';
import { CATCH_ALL, type IngressObject, readIngresses, type ServiceRef } from '../../controller/ingress-object';
import { and, type Canary, canaryRule, hostRule, pathRule, type Rule, stableRule, weightOf } from './rules';

export const PREFIX = 'nginx.ingress.kubernetes.io/';

/** A router of Traefik: the requests that it takes, and what becomes of them. */
export interface Router {
  readonly rule: Rule;
  readonly shares: readonly { readonly service: ServiceRef; readonly weight: number }[];
  readonly ingress: IngressObject;
  readonly path: string;
  readonly usesRegex: boolean;
  /** The host to which requests are redirected, whatever else is said. */
  readonly redirectedTo?: string;
}

/** Routers, and what Traefik leaves out of the objects. */
export interface Routers {
  readonly routers: readonly Router[];
  readonly dropped: readonly string[];
}

/** The paths of the types Exact and Prefix that the provider takes by default. */
const STRICT = /^\/[a-z0-9._\-/]*$/i;

export function routersOf(objects: readonly Manifest[]): Routers {
  const dropped: string[] = [];
  const ingresses = readIngresses(objects).filter(({ name, rules }) => {
    const odd = rules
      .flatMap(({ paths = [] }) => paths)
      .find(({ path, statedPathType }) => statedPathType !== 'ImplementationSpecific' && !STRICT.test(path));
    if (odd !== undefined) dropped.push(`${name}: ${odd.path} is not strict`);
    return odd === undefined;
  });
  const isCanary = ({ annotations }: IngressObject) => annotations[`${PREFIX}canary`] === 'true';
  const regular = ingresses.filter((ingress) => !isCanary(ingress));
  const canaries = canariesOf(ingresses.filter(isCanary), regular, dropped);
  const hosts = new Set(regular.flatMap(({ rules }) => rules.map(({ host }) => host)));
  const inRegexMode = new Set(
    regular
      .filter(
        ({ annotations }) => annotations[`${PREFIX}use-regex`] === 'true' || annotations[`${PREFIX}rewrite-target`],
      )
      .flatMap(({ rules }) => rules.map(({ host }) => host)),
  );
  const routers: Router[] = [];
  for (const ingress of regular) {
    for (const { host, paths = [] } of ingress.rules) {
      const usesRegex = inRegexMode.has(host);
      for (const path of paths) {
        const rule = pathRule(host === CATCH_ALL ? undefined : host, path, usesRegex);
        if (rule === undefined || path.backend === undefined) {
          dropped.push(`${ingress.name}: ${path.path} is no expression of Go`);
          continue;
        }
        const own = { ingress, path: path.path, usesRegex };
        routers.push(...splitRouters({ ...own, rule, service: path.backend }, canaries));
        const www = wwwRule(ingress, host, hosts);
        if (www !== undefined) routers.push({ ...own, rule: www, shares: [], redirectedTo: host });
      }
    }
  }
  return { routers, dropped };
}

type Canaries = ReadonlyMap<string, Canary>;

/** Releases by their stable Service, for each path that a canary repeats. */
function canariesOf(
  ingresses: readonly IngressObject[],
  regular: readonly IngressObject[],
  dropped: string[],
): Canaries {
  const keyed = (all: readonly IngressObject[]) =>
    all.flatMap((ingress) =>
      ingress.rules.flatMap(({ host, paths = [] }) =>
        paths.map((path) => ({ key: `${host}${path.path}/${path.statedPathType}`, ingress, path })),
      ),
    );
  const stable = new Map(keyed(regular).map(({ key, path }) => [key, path.backend] as const));
  const found = new Map<string, Canary>();
  for (const { key, ingress, path } of keyed(ingresses)) {
    const service = stable.get(key);
    if (service === undefined || path.backend === undefined) dropped.push(`${ingress.name}: ${key} has no stable path`);
    else found.set(JSON.stringify(service), { service: path.backend, annotations: ingress.annotations });
  }
  return found;
}

function splitRouters(
  { rule, service, ...own }: Omit<Router, 'shares'> & { readonly service: ServiceRef },
  canaries: Canaries,
): Router[] {
  const canary = canaries.get(JSON.stringify(service));
  if (canary === undefined) return [{ ...own, rule, shares: [{ service, weight: 100 }] }];
  const { weight, total } = weightOf(canary);
  const share = (100 * weight) / total;
  const shares = [
    { service, weight: 100 - share },
    { service: canary.service, weight: share },
  ].filter((each) => each.weight > 0);
  const [always, never] = [canaryRule(canary), stableRule(canary)];
  return [
    { ...own, rule, shares },
    ...(always ? [{ ...own, rule: and(rule, always), shares: [{ service: canary.service, weight: 100 }] }] : []),
    ...(never ? [{ ...own, rule: and(rule, never), shares: [{ service, weight: 100 }] }] : []),
  ];
}

/** The rule of the name that `from-to-www-redirect` redirects, unless an Ingress serves it. */
function wwwRule({ annotations }: IngressObject, host: string, hosts: ReadonlySet<string>): Rule | undefined {
  if (annotations[`${PREFIX}from-to-www-redirect`] !== 'true' || host === CATCH_ALL || host.startsWith('*.')) {
    return undefined;
  }
  const other = host.startsWith('www.') ? host.slice('www.'.length) : `www.${host}`;
  return hosts.has(other) ? undefined : hostRule(other);
}

import type { CanaryPolicy } from './annotations';
import { CATCH_ALL } from './ingress-object';
import type { AcceptedIngress } from './ingress-order';
import { BrokenConfiguration } from './locations';
import { PcreSyntaxError, pcre, toBytes } from './pcre';
import type { ModelLocation, ModelServer } from './servers';
import { DEFAULT_UPSTREAM, type Upstream, upstreamName } from './upstreams';

/** controller.go mergeAlternativeBackends: binds each canary to the *upstreams* of the locations that it names. */
export function attachCanaries(
  ingresses: readonly AcceptedIngress[],
  upstreams: Map<string, Upstream>,
  servers: ReadonlyMap<string, ModelServer>,
): void {
  const canaries = ingresses.filter(({ settings }) => settings.canary !== undefined);
  if (canaries.length === ingresses.length) {
    return;
  }
  for (const { object } of canaries) {
    if (object.defaultBackend !== undefined) {
      // every location of the catch-all server, whatever its path
      const name = upstreamName(object.namespace, object.defaultBackend);
      attach(name, servers.get(CATCH_ALL)?.locations ?? [], () => true, upstreams);
    }
    for (const rule of object.rules) {
      if (rule.paths === undefined) {
        throw new BrokenConfiguration(
          `the canary ${object.name} has a rule without http: mergeAlternativeBackends panics`,
        );
      }
      const server = servers.get(rule.host);
      for (const path of rule.paths) {
        if (path.backend !== undefined && server !== undefined) {
          const name = upstreamName(object.namespace, path.backend);
          const same = (location: ModelLocation) => location.path === path.path && location.pathType === path.pathType;
          attach(name, server.locations, same, upstreams);
        }
      }
    }
  }
}

function attach(
  name: string,
  locations: readonly ModelLocation[],
  applies: (location: ModelLocation) => boolean,
  upstreams: Map<string, Upstream>,
): void {
  if (!upstreams.has(name)) {
    return;
  }
  let attached = false;
  for (const location of locations) {
    const primary = upstreams.get(location.upstream);
    if (primary === undefined) {
      continue;
    }
    if (primary.name === name) {
      return;
    }
    if (primary.name !== DEFAULT_UPSTREAM && !primary.noServer && applies(location)) {
      attached = true;
      if (!primary.alternatives.includes(name)) {
        primary.alternatives.push(name);
      }
    }
  }
  if (!attached) {
    // gone for good, also where an earlier rule of the same canary had attached it
    upstreams.delete(name);
  }
}

export interface CanaryRequest {
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: Readonly<Record<string, string>>;
}

/** balancer.lua route_to_alternative_balancer: the share of requests like this one, in percent, that the canary gets. */
export function canaryShare(policy: CanaryPolicy | undefined, request: CanaryRequest): number {
  if (policy === undefined) {
    return 0;
  }
  return byHeader(policy, request) ?? byCookie(policy, request) ?? byWeight(policy);
}

function byHeader(policy: CanaryPolicy, request: CanaryRequest): number | undefined {
  const value = headerValue(policy.header, request.headers ?? {});
  if (value === undefined) {
    return undefined;
  }
  if (policy.headerValue !== '') {
    return policy.headerValue === value ? 100 : undefined;
  }
  if (policy.headerPattern !== '') {
    return byPattern(policy.headerPattern, value);
  }
  return alwaysOrNever(value);
}

/** A pattern that does not compile sends the request to the stable service at once: cookie and weight are not asked. */
function byPattern(pattern: string, value: string): number | undefined {
  try {
    return pcre(pattern).test(toBytes(value)) ? 100 : undefined;
  } catch (error) {
    if (error instanceof PcreSyntaxError) {
      return 0;
    }
    throw error;
  }
}

function byCookie(policy: CanaryPolicy, request: CanaryRequest): number | undefined {
  const name = policy.cookie.toLowerCase();
  // nginx looks cookies up without regard to case
  const cookie = Object.entries(request.cookies ?? {}).find(([key]) => name !== '' && key.toLowerCase() === name);
  return cookie === undefined ? undefined : alwaysOrNever(cookie[1]);
}

/** `math.random(total) <= weight`; a total of 100 or less is not used. */
function byWeight(policy: CanaryPolicy): number {
  const total = Math.max(policy.weightTotal, 100);
  return (Math.min(Math.max(policy.weight, 0), total) / total) * 100;
}

/**
 * The value of `$http_<name>`, dashes as underscores. nginx drops request headers whose names hold anything but
 * letters, digits and dashes (ignore_invalid_headers on, underscores_in_headers off), so `canary-by-header: x_y` is
 * met by a request header X-Y and never by x_y. Spaces around the value are no part of it, tabs are (ngx_http_parse.c).
 */
function headerValue(name: string, headers: Readonly<Record<string, string>>): string | undefined {
  const wanted = name.replaceAll('-', '_').toLowerCase();
  const found = Object.entries(headers).find(([key]) => {
    return /^[A-Za-z0-9-]+$/.test(key) && key.replaceAll('-', '_').toLowerCase() === wanted;
  });
  return found?.[1].replace(/^ +| +$/g, '');
}

function alwaysOrNever(value: string): number | undefined {
  if (value === 'always') {
    return 100;
  }
  return value === 'never' ? 0 : undefined;
}

import {
  type HttpRouteSpecRulesFilters as Filter,
  type HttpRouteSpecRulesFiltersCorsAllowMethods as Method,
  HttpRouteSpecRulesFiltersRequestRedirectPathType as RedirectPathType,
  HttpRouteSpecRulesFiltersUrlRewritePathType as RewritePathType,
  type HttpRouteSpecRulesFiltersRequestRedirectScheme as Scheme,
  type HttpRouteSpecRulesFiltersRequestRedirectStatusCode as Status,
  HttpRouteSpecRulesFiltersType as Type,
} from '../../../../imports/gateway.networking.k8s.io';
import { type Cors, resolveCors } from '../../table/cors';
import type { Redirect } from '../../table/redirect';
import { type Rewrite, RewriteKind } from '../../table/rewrite';

/** The parts of a URL that a RequestRedirect has fields for, or undefined when it has others. */
export function partsOf(
  location: string,
): { scheme?: string; hostname?: string; port?: number; path: string } | undefined {
  const [whole, scheme, hostname, port, path = '/'] =
    /^(?:(https?):\/\/([a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*)(?::(\d+))?)?(\/[^?#]*)?$/.exec(
      location,
    ) ?? [];
  const number = port === undefined ? undefined : Number(port);
  if (whole === undefined || (number !== undefined && (number < 1 || number > 65535))) return undefined;
  return { scheme, hostname, port: number, path };
}

export function redirectFilter({ location, keepsPath, status }: Redirect): Filter {
  const { scheme, hostname, port, path = '/' } = partsOf(location) ?? {};
  return {
    type: Type.REQUEST_REDIRECT,
    requestRedirect: {
      scheme: scheme as Scheme | undefined,
      hostname,
      port,
      path: keepsPath ? undefined : { type: RedirectPathType.REPLACE_FULL_PATH, replaceFullPath: path },
      statusCode: statusCode(status),
    },
  };
}

/** Path and query stay as they are. */
export function hostRedirect(hostname: string): Filter {
  return { type: Type.REQUEST_REDIRECT, requestRedirect: { hostname, statusCode: statusCode(308) } };
}

/** The hostname is written although it does not change, since without it Envoy Gateway keeps the port of the request. */
export function httpsRedirect(hostname: string | undefined): Filter {
  const requestRedirect = { scheme: 'https' as Scheme, hostname, statusCode: statusCode(308) };
  return { type: Type.REQUEST_REDIRECT, requestRedirect };
}

/** 302 is what the API server fills in. */
function statusCode(status: number): Status | undefined {
  return status === 302 ? undefined : (status as Status);
}

export function rewriteFilter({ kind, path = '/' }: Rewrite): Filter {
  const whole = kind === RewriteKind.REPLACE_PATH;
  return {
    type: Type.URL_REWRITE,
    urlRewrite: {
      path: whole
        ? { type: RewritePathType.REPLACE_FULL_PATH, replaceFullPath: path }
        : { type: RewritePathType.REPLACE_PREFIX_MATCH, replacePrefixMatch: path },
    },
  };
}

/** Every field is written, since the specification's defaults differ from other controllers'. */
export function corsFilter(cors: Cors): Filter {
  const { origins, methods, headers, exposedHeaders, credentials, maxAgeSeconds } = resolveCors(cors);
  const once = (values: readonly string[]) => [...new Set(values)];
  return {
    type: Type.CORS,
    cors: {
      allowOrigins: once(origins),
      allowMethods: once(methods) as Method[],
      allowHeaders: once(headers),
      exposeHeaders: exposedHeaders.length > 0 ? once(exposedHeaders) : undefined,
      allowCredentials: credentials,
      maxAge: maxAgeSeconds,
    },
  };
}

/** In the order of names, so that the order in which they are written changes nothing. */
export function responseHeaderFilter(headers: { readonly [name: string]: string }): Filter {
  const keyOf = ([name]: readonly [string, string]) => name.toLowerCase();
  const set = Object.entries(headers)
    .sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1))
    .map(([name, value]) => ({ name, value }));
  return { type: Type.RESPONSE_HEADER_MODIFIER, responseHeaderModifier: { set } };
}

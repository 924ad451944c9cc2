import { type Cors, resolveCors } from '../../../../table/cors';
import type { RoutePolicies } from '../../../../table/policies';
import type { RateLimit } from '../../../../table/rate-limit';
import type { Redirect } from '../../../../table/redirect';
import type { Rewrite } from '../../../../table/rewrite';

/** The specs of Middlewares, each of which has one field. */
type Middleware = object;

const DEFAULT_BURST = 5;

/** Answers preflight requests, and so stands before the Middlewares that refuse requests. */
export function corsMiddleware(cors: Cors): Middleware {
  const { origins, methods, headers, exposedHeaders, credentials, maxAgeSeconds } = resolveCors(cors);
  const patterns = origins.filter((origin) => origin.includes('*.'));
  const names = origins.filter((origin) => !patterns.includes(origin));
  return {
    headers: {
      ...(names.length > 0 && { accessControlAllowOriginList: names }),
      ...(patterns.length > 0 && { accessControlAllowOriginListRegex: patterns.map(originPattern) }),
      accessControlAllowMethods: methods,
      accessControlAllowHeaders: headers,
      ...(exposedHeaders.length > 0 && { accessControlExposeHeaders: exposedHeaders }),
      ...(credentials && { accessControlAllowCredentials: true }),
      accessControlMaxAge: maxAgeSeconds,
    },
  };
}

/** The Middlewares that refuse requests: addresses, rates and passwords in the order in which nginx asks for them. */
export function guards(policies: RoutePolicies): Middleware[] {
  const { allowFrom, rateLimit, basicAuth, externalAuth, bodySize } = policies;
  return [
    ...(rateLimit ? limits(rateLimit) : []),
    ...(allowFrom ? [{ ipAllowList: { sourceRange: allowFrom } }] : []),
    ...(basicAuth
      ? [{ basicAuth: { secret: basicAuth.secretName, ...(basicAuth.realm && { realm: basicAuth.realm }) } }]
      : []),
    ...(externalAuth
      ? [
          {
            forwardAuth: {
              address: externalAuth.url,
              ...(externalAuth.responseHeaders && { authResponseHeaders: externalAuth.responseHeaders }),
              ...(externalAuth.signinUrl && { authSigninURL: externalAuth.signinUrl }),
            },
          },
        ]
      : []),
    ...(bodySize ? [{ buffering: { maxRequestBodyBytes: bodySize.toKibibytes() * 1024 } }] : []),
  ];
}

/** A redirect to a location as it is, without the query of the request: 302, or 301 where it is permanent. */
export function redirectMiddleware({ location, status }: Redirect): Middleware {
  const permanent = status === 301 && { permanent: true };
  return { redirectRegex: { regex: '^.*$', replacement: literal(location), ...permanent } };
}

/** A path made of the groups of an expression for the whole path. */
export function rewriteMiddleware(pattern: string, { path = '/' }: Rewrite): Middleware {
  const replacement = path.replace(/\$(\d)?/g, (_, group?: string) => (group === undefined ? '$$' : `\${${group}}`));
  return { replacePathRegex: { regex: `^(?:${pattern})$`, replacement } };
}

/** In replacements a dollar sign begins the name of a group. */
const literal = (text: string) => text.replace(/\$/g, () => '$$');

const originPattern = (origin: string) => `^${origin.replace(/\./g, '[.]').replace('*', '[^.]+')}$`;

function limits({ requestsPerSecond, requestsPerMinute, connections, burst = DEFAULT_BURST }: RateLimit): Middleware[] {
  const rates = [
    [requestsPerSecond, '1s'],
    [requestsPerMinute, '1m'],
  ] as const;
  return [
    ...rates.flatMap(([rate, period]) =>
      rate === undefined ? [] : [{ rateLimit: { average: rate, period, burst: rate * burst } }],
    ),
    // Without a criterion, requests of one host are counted together.
    ...(connections === undefined
      ? []
      : [{ inFlightReq: { amount: connections, sourceCriterion: { ipStrategy: {} } } }]),
  ];
}

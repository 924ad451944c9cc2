import { fixOfBlock, isBlock } from '../../rules/cidr';
import { PLAIN_HEADER_NAME } from '../../rules/header';
import { show } from '../../rules/show';
import { isOffset, MAX_SECONDS, sizeInBytes } from '../syntax/amounts';
import { isCacheDuration, isDurationOfController } from '../syntax/cache-durations';
import { regexSyntaxError } from '../syntax/regex-syntax';
import { BECOMES_503, BREAKS_NGINX, type Misreading, type Pitfall } from './annotation-spec';

// Values that pass the controller's validator (../validators.ts) and are nevertheless ignored, misread, or written into
// an nginx configuration that nginx then cannot load.

/** The first of several pitfalls that a value falls into. */
export function firstOf(...pitfalls: readonly Pitfall[]): Pitfall {
  return (value, isDefined) => {
    for (const pitfall of pitfalls) {
      const misreading = pitfall(value, isDefined);
      if (misreading !== undefined) return misreading;
    }
    return undefined;
  };
}

function unless(pattern: RegExp, misreading: Misreading): Pitfall {
  return (value) => (pattern.test(value.trim()) ? undefined : misreading);
}

function unlessTrue(accepts: (value: string) => boolean, misreading: Misreading): Pitfall {
  return (value) => (accepts(value.trim()) ? undefined : misreading);
}

function when(pattern: RegExp, misreading: Misreading): Pitfall {
  return (value) => (pattern.test(value.trim()) ? misreading : undefined);
}

function atLeast(minimum: number, effect: string): Pitfall {
  return (value) => (Number(value) < minimum ? { effect } : undefined);
}

function atMost(maximum: number, effect: string): Pitfall {
  return (value) => (Number(value) > maximum ? { effect } : undefined);
}

/** internal/ingress/annotations/redirect/redirect.go replaces a code outside its range without logging it. */
export function redirectCode(maximum: number, usual: number): Pitfall {
  return (value) =>
    Number(value) < 300 || Number(value) > maximum
      ? { effect: `which the controller replaces by ${usual}` }
      : undefined;
}

/** ValidateRegex tests most values without their spaces, but the value is then used with them. */
export const noInnerSpace: Pitfall = unless(/^\S*$/, {
  effect: 'which the controller tests without its spaces but uses with them',
});

/** The controller reads all of a block by an address within it (internal/net/ipnet.go, by net.ParseCIDR). */
export const wholeBlocks: Pitfall = (value) => {
  for (const item of value.split(',').map((each) => each.trim())) {
    const fix = isBlock(item) ? fixOfBlock(item) : undefined;
    if (fix !== undefined)
      return { effect: `of which the controller reads ${show(item)} as the whole block`, right: fix };
  }
  return undefined;
};

// Sizes: rootfs/etc/nginx/template/nginx.tmpl and isValidByteSize in internal/ingress/controller/template/template.go.
export const offsetSize: Pitfall = firstOf(
  unless(/^\d+[kmg]?$/i, { effect: 'which the nginx template leaves out' }),
  unlessTrue(isOffset, { effect: BREAKS_NGINX }),
);
export const plainSize: Pitfall = firstOf(
  unless(/^\d+[km]?$/i, { effect: 'which the nginx template leaves out' }),
  unlessTrue((value) => sizeInBytes(value) !== undefined, { effect: BREAKS_NGINX }),
);
/** The template lets gigabytes through, and nginx knows none for memory. */
export const tempFileSize: Pitfall = firstOf(
  unless(/^\d+[kmg]?$/i, { effect: 'which the nginx template leaves out' }),
  unlessTrue((value) => sizeInBytes(value) !== undefined, { effect: BREAKS_NGINX }),
);
export const bufferSize: Pitfall = unlessTrue((value) => (sizeInBytes(value) ?? 0) > 0, { effect: BREAKS_NGINX });

export const notNegativeForNginx = atLeast(0, BREAKS_NGINX);
export const notNegative = atLeast(0, 'which the controller ignores');
export const positiveBurst = atLeast(1, BREAKS_NGINX);
/** Seconds for a directive that keeps milliseconds. */
export const secondsForNginx: Pitfall = firstOf(notNegativeForNginx, atMost(MAX_SECONDS, BREAKS_NGINX));
/** ngx_http_limit_conn_module.c: at most 65535. */
export const connections: Pitfall = firstOf(notNegative, atMost(65_535, BREAKS_NGINX));
/** The template writes a "k" behind it. */
export const kibibytes: Pitfall = firstOf(notNegative, atMost(Number.MAX_SAFE_INTEGER, BREAKS_NGINX));
export const twoBuffers = atLeast(2, BREAKS_NGINX);
export const positiveDepth = atLeast(1, 'which the controller replaces by 1');
export const positiveSubset = atLeast(1, 'which is not a size of a subset');
export const positiveKeepalive = atLeast(1, 'which switches auth-keepalive off');
export const connectTimeout: Pitfall = firstOf(secondsForNginx, (value) =>
  Number(value) > 75
    ? { severity: 'warning', effect: 'but the operating system usually gives up after 75 seconds' }
    : undefined,
);

/** Secrets and ConfigMaps that the controller looks up under exactly "namespace/name". */
export const namespacedName: Pitfall = unless(/^[^/\s]+\/[^/\s]+$/, { effect: BECOMES_503 });
export const optionalNamespace: Pitfall = unless(/^[^/\s]+(?:\/[^/\s]+)?$/, { effect: BECOMES_503 });

// Authentication: internal/ingress/annotations/auth/main.go and authreq/main.go.
export const exactAuthType: Pitfall = unless(/^(?:basic|digest)$/, {
  effect: 'which is neither of the two types that the nginx template knows',
});
export const exactSecretType: Pitfall = unless(/^(?:auth-file|auth-map)$/, { effect: BECOMES_503 });
export const exactMethod: Pitfall = unless(/^(?:GET|HEAD|POST|PUT|PATCH|DELETE|CONNECT|OPTIONS|TRACE)$/, {
  effect: 'which is not an HTTP method',
});
export const authUrl: Pitfall = (value) => {
  const host = /^[a-z][a-z0-9+.-]*:\/\/([^/?]+)/i.exec(value.trim())?.[1];
  const usable = host !== undefined && !host.includes('..') && !/:(?!\d*$)/.test(host);
  return usable ? undefined : { effect: BECOMES_503 };
};
export const cacheDurations: Pitfall = (value) => {
  const wrong = value.split(',').find((part) => !isCacheDuration(part));
  if (wrong === undefined) return undefined;
  return { effect: isDurationOfController(wrong) ? BREAKS_NGINX : BECOMES_503 };
};
export const headerNames: Pitfall = (value) =>
  value.split(',').some((item) => item.trim().includes(' ')) ? { effect: BECOMES_503 } : undefined;

// Canary: internal/ingress/annotations/canary/main.go and route_to_alternative_balancer in
// rootfs/etc/nginx/lua/balancer.lua.
export const canaryWeight = atLeast(0, 'which sends nothing to the canary');
export const canaryWeightTotal = atLeast(100, 'which the load balancer replaces by 100');
export const canaryHeader: Pitfall = firstOf(
  when(/_/, {
    effect: 'but nginx drops request headers with an underscore (ConfigMap key enable-underscores-in-headers)',
  }),
  unless(PLAIN_HEADER_NAME, { effect: 'which is not the name of a request header that nginx passes on' }),
);
export const canaryHeaderValue: Pitfall = when(/^(?:always|never)$/, {
  severity: 'warning',
  effect: 'which sends requests with exactly this header value to the canary and has no special meaning here',
  right: 'another value, or leave the annotation out to use "always" and "never"',
});
export const compiles: Pitfall = (value) => {
  const error = regexSyntaxError(value);
  return error === undefined
    ? undefined
    : { effect: `which does not compile (${error}), so that the canary rules after it are skipped too` };
};

/** internal/ingress/annotations/customhttperrors/main.go: the codes are not trimmed before they are converted. */
export const errorCodes: Pitfall = firstOf(
  unless(/^[45]\d\d(?:,[45]\d\d)*$/, {
    effect: 'which the controller cannot split into codes and therefore ignores',
  }),
  // ngx_http_core_module.c ngx_http_core_error_page.
  when(/\b499\b/, { effect: 'with whose code 499 nginx cannot load its configuration', damage: 'fatal' }),
);

// Redirects and rewrites: internal/ingress/annotations/redirect/redirect.go and rewrite/main.go.
export const httpUrl: Pitfall = unless(/^http[a-z0-9+.-]*:/i, {
  effect: 'which is not an http URL, so that the controller does not redirect',
});
export const redirectTarget: Pitfall = unless(/^(?:https?:\/\/|\/)/i, {
  severity: 'warning',
  effect: 'which browsers read as relative to the path of the request',
});
/** nginx knows only the captures $1 to $9; any other name after "$" must be a variable. */
export const captures: Pitfall = firstOf(
  when(/\$(?![A-Za-z_1-9])/, { effect: BREAKS_NGINX }),
  when(/\$[1-9]\d/, { effect: 'of which nginx reads only one digit after "$"' }),
);
export const rewriteTarget: Pitfall = firstOf(
  captures,
  when(/^https?:/i, {
    severity: 'warning',
    effect: 'for which nginx answers with a redirect (302) instead of rewriting the request',
  }),
  unless(/^[/$]/, { severity: 'warning', effect: 'which does not begin with "/", as paths do' }),
);
export const appRoot: Pitfall = unless(/^\//, { effect: 'which the controller ignores' });

// Balancing: internal/ingress/annotations/loadbalancing, upstreamhashby and sessionaffinity, get_implementation in
// rootfs/etc/nginx/lua/balancer.lua, rootfs/etc/nginx/lua/balancer/sticky.lua and lua-resty-cookie.
export const loadBalancer: Pitfall = unless(/^(?:round_robin|ewma)$/, {
  severity: 'warning',
  effect: 'which the controller sets by itself for upstream-hash-by or affinity',
  right: '"round_robin" or "ewma", or set upstream-hash-by or affinity',
});
export const hashKey: Pitfall = unless(/\$/, {
  severity: 'warning',
  effect: 'which has no variable, so that every request goes to the same Pod',
});
export const sameSite: Pitfall = unless(/^(?:None|Lax|Strict)$/, {
  effect: 'which the cookie library leaves out, as it compares upper and lower case',
});
export const cookieLifetime: Pitfall = unless(/^(?:0|-?[1-9]\d*)$/, {
  effect: 'which is not a number for the load balancer',
});

/** nginx wants two words for the directive, although the validator tests the value without spaces. */
export const cookiePath: Pitfall = unless(/^(?:off|\S+ +\S+)$/, { effect: BREAKS_NGINX });
export const upstreamProtocols: Pitfall = unless(
  /^(?:SSLv[23]|TLSv1(?:\.[123])?)(?: +(?:SSLv[23]|TLSv1(?:\.[123])?))*$/,
  {
    effect: BREAKS_NGINX,
  },
);
export const plainHost: Pitfall = when(/\*/, {
  severity: 'warning',
  effect: 'which is sent as the Host header as it stands, wildcard included',
});
/** ngx_http_core_module.c ngx_http_core_server_name: an asterisk is the whole first or last label, and a "~" starts an expression. */
export const aliases: Pitfall = (value) => {
  const wrong = value
    .split(',')
    .map((item) => item.trim())
    .find((item) => (item.startsWith('~') ? regexSyntaxError(item.slice(1)) !== undefined : /^\*(?!\.)/.test(item)));
  return wrong === undefined
    ? undefined
    : { effect: `of which ${JSON.stringify(wrong)} is no name that nginx can load`, damage: 'fatal' };
};
export const http2Push: Pitfall = when(/^(?:1|t|true)$/i, {
  severity: 'warning',
  effect: 'but nginx has no HTTP/2 server push since version 1.25',
  right: '"false" or leave the annotation out',
});

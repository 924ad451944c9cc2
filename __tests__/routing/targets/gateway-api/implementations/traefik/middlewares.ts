import type { RouteRequest } from '../../../../../../lib';
import { asList, asRecord, asRecords, asText, type Json, nameOf } from '../../model/json';

/** The Middlewares and TraefikServices of `traefik.io/v1alpha1` among some objects, read as their documentation has them. */
export class Middlewares {
  private readonly specs: ReadonlyMap<string, Json>;

  constructor(objects: readonly unknown[]) {
    const own = objects.map(asRecord).filter(({ kind }) => kind === 'Middleware' || kind === 'TraefikService');
    this.specs = new Map(own.map((object) => [`${object.kind} ${nameOf(object)}`, asRecord(object.spec)]));
  }

  /** The HTTPRoutes in which each reference has become the filter that does the same. */
  resolved(objects: readonly unknown[]): Json[] {
    return objects.map(asRecord).map((object) => {
      if (object.kind !== 'HTTPRoute') return object;
      const spec = asRecord(object.spec);
      const rules = asList(spec.rules).map((rule) => {
        const { filters: written, backendRefs } = asRecord(rule);
        const services = asRecords(backendRefs).map((ref) => this.serviceFor(ref));
        const filters = [
          ...asRecords(written).map((filter) => this.filterFor(filter)),
          ...services.flatMap(({ sticky }) =>
            sticky === undefined ? [] : [{ type: 'Middleware', middleware: { sticky } }],
          ),
        ];
        return {
          ...asRecord(rule),
          ...(backendRefs !== undefined && { backendRefs: services }),
          ...(filters.length > 0 && { filters }),
        };
      });
      return { ...object, spec: { ...spec, rules } };
    });
  }

  /** The Service that a TraefikService of one leads to. */
  private serviceFor(ref: Json): Json {
    if (ref.kind !== 'TraefikService') return ref;
    const [service, ...others] = asRecords(asRecord(this.specs.get(`TraefikService ${ref.name}`)?.weighted).services);
    if (service === undefined || others.length > 0) throw new Error(`${ref.name} is no TraefikService of one Service.`);
    return { ...service, weight: ref.weight };
  }

  private filterFor(filter: Json): Json {
    if (filter.type !== 'ExtensionRef') return filter;
    const { kind, name } = asRecord(filter.extensionRef);
    const spec = this.specs.get(`${kind} ${name}`);
    if (kind !== 'Middleware' || spec === undefined) throw new Error(`no Middleware has the name ${name}.`);
    return { type: 'Middleware', middleware: spec };
  }
}

const one = (filters: readonly Json[], field: string): Json | undefined =>
  filters.map(({ middleware }) => asRecord(middleware)[field]).find((value) => value !== undefined) as Json | undefined;

/** The redirect that a Middleware answers a GET with. */
export function redirectOf(filters: readonly Json[], { host = '', path }: RouteRequest) {
  const redirect = one(filters, 'redirectRegex');
  if (redirect === undefined) return undefined;
  const url = `http://${host}${path}`;
  const location = url.replace(new RegExp(String(redirect.regex)), jsReplacement(redirect.replacement));
  return { status: redirect.permanent === true ? 301 : 302, location };
}

/** The path that a Middleware makes of that of a request. */
export function pathAfter(filters: readonly Json[], path: string): string {
  const rewrite = one(filters, 'replacePathRegex');
  if (rewrite === undefined) return path;
  return path.replace(new RegExp(String(rewrite.regex)), jsReplacement(rewrite.replacement));
}

const jsReplacement = (replacement: unknown) => String(replacement).replace(/\$\{(\d)\}/g, '$$$1');

/** The treatment of requests by Middlewares, in the words of all targets. */
export function treatmentBy(filters: readonly Json[]): string[] {
  const rates = filters.flatMap(({ middleware }) => asRecord(middleware).rateLimit ?? []).map(asRecord);
  const bursts = new Set(rates.map(({ burst, average }) => Number(burst) / Number(average)));
  const read = (field: string, words: (spec: Json) => string[]) => {
    const spec = one(filters, field);
    return spec === undefined ? [] : words(spec);
  };
  return [
    ...read('headers', (spec) => [corsOf(spec)]),
    ...rates.map(({ average, period }) => `a client has ${average} requests a ${UNITS[String(period)]}`),
    ...[...bursts].map((times) => `rates burst to ${times} times`),
    ...read('inFlightReq', ({ amount }) => [`a client has ${amount} connections`]),
    ...read('ipAllowList', ({ sourceRange }) => [`only clients of ${asList(sourceRange).join(', ')} pass`]),
    ...read('basicAuth', ({ secret, realm }) => [
      `a password of the Secret ${secret} is asked${realm ? ` for ${JSON.stringify(realm)}` : ''}`,
    ]),
    ...read('forwardAuth', ({ address, authResponseHeaders, authSigninURL }) => [
      `${address} is asked, which adds ${asList(authResponseHeaders).join(', ')}${authSigninURL === undefined ? '' : `, and else ${authSigninURL}`}`,
    ]),
    ...read('sticky', ({ cookie }) => stayOf(asRecord(cookie))),
    ...read('buffering', ({ maxRequestBodyBytes }) => [`bodies have at most ${maxRequestBodyBytes} bytes`]),
  ];
}

function stayOf({ name, maxAge, path, sameSite, secure, httpOnly }: Json): string[] {
  return [
    `a client stays on a pod by the cookie ${name}${maxAge === undefined ? '' : ` for ${maxAge} s`}`,
    ...(path === '/' ? [] : [`the cookie is for ${path}`]),
    ...(sameSite === undefined ? [] : [`the cookie has SameSite ${sameSite}`]),
    ...(secure === undefined ? [] : ['the cookie is secure: true']),
    ...(httpOnly === true ? [] : ['scripts see the cookie']),
  ];
}

const UNITS: { readonly [period: string]: string } = { '1s': 'second', '1m': 'minute' };

function corsOf(spec: Json): string {
  const list = (field: string) => asList(spec[field]).join(', ');
  const patterns = asList(spec.accessControlAllowOriginListRegex).map((pattern) =>
    String(asText(pattern))
      .replace(/^\^|\$$/g, '')
      .replace('[^.]+', '*')
      .replace(/\[\.\]/g, '.'),
  );
  const exposed = list('accessControlExposeHeaders');
  const parts = [
    `methods ${list('accessControlAllowMethods')}`,
    `headers ${list('accessControlAllowHeaders')}`,
    ...(exposed === '' ? [] : [`exposed ${exposed}`]),
    `${spec.accessControlAllowCredentials === true ? 'with' : 'without'} credentials`,
    `for ${spec.accessControlMaxAge} s`,
  ];
  return `CORS for ${[...asList(spec.accessControlAllowOriginList), ...patterns].join(', ')}: ${parts.join('; ')}`;
}

import { asList, asRecord, asRecords, type Json, nameOf } from '../../model/json';

/** The objects of `gateway.envoyproxy.io/v1alpha1` among some objects, read as their documentation has them. */
export class OwnObjects {
  private readonly filters: ReadonlyMap<string, Json>;
  private readonly policies: readonly Json[];

  constructor(objects: readonly unknown[]) {
    const all = objects.map(asRecord);
    const filters = all.filter(({ kind }) => kind === 'HTTPRouteFilter');
    this.filters = new Map(filters.map((object) => [nameOf(object), asRecord(object.spec)]));
    this.policies = all.filter(({ kind }) => kind === 'BackendTrafficPolicy' || kind === 'SecurityPolicy');
  }

  /**
   * The HTTPRoutes in which each reference has become the filter that does the same, cookies a header, and policies filters of
   * their rules: the one for a rule takes the place of the one for its route.
   */
  resolved(objects: readonly unknown[]): Json[] {
    return objects.map(asRecord).map((object) => {
      if (object.kind !== 'HTTPRoute') return object;
      const spec = asRecord(object.spec);
      const rules = asList(spec.rules).map((rule) => this.ruleFor(asRecord(rule), nameOf(object)));
      return { ...object, spec: { ...spec, rules } };
    });
  }

  private ruleFor(rule: Json, route: string): Json {
    const filters = asRecords(rule.filters).map((filter) => this.filterFor(filter));
    const cookies = filters.flatMap(({ own }) => asRecords(asRecord(own).matches).flatMap((match) => match.cookies));
    const headers = cookies.map(asRecord).map(({ name, value }) => {
      // The first cookie of a name counts.
      const others = `(?:(?!\\s*${name}=)[^;]*;)*`;
      return { type: 'RegularExpression', name: 'Cookie', value: `${others}\\s*${name}=${value}(?:;.*)?` };
    });
    const matches = asRecords(rule.matches).map((match) => ({
      ...match,
      headers: [...asRecords(match.headers).map(withoutCase), ...headers],
    }));
    const policies = ['BackendTrafficPolicy', 'SecurityPolicy'].flatMap((kind) => this.policyFor(kind, rule, route));
    return { ...rule, ...(matches.length > 0 && { matches }), filters: [...filters, ...policies] };
  }

  private filterFor(filter: Json): Json {
    if (filter.type !== 'ExtensionRef') return filter;
    const { kind, name } = asRecord(filter.extensionRef);
    const own = this.filters.get(String(name));
    if (kind !== 'HTTPRouteFilter' || own === undefined) throw new Error(`no HTTPRouteFilter has the name ${name}.`);
    return { type: 'Own', own };
  }

  private policyFor(kind: string, { name }: Json, route: string): Json[] {
    const of = (section: unknown) =>
      this.policies.filter(
        (policy) =>
          policy.kind === kind &&
          asRecords(asRecord(policy.spec).targetRefs).some(
            (ref) => ref.name === route && ref.sectionName === section && ref.kind === 'HTTPRoute',
          ),
      );
    const found = name === undefined ? of(undefined) : [...of(name), ...of(undefined)].slice(0, 1);
    if (found.length > 1) throw new Error(`two of ${kind} are for ${route}: the later one is refused.`);
    return found.map(({ spec }) => ({ type: kind, own: asRecord(spec) }));
  }
}

/** The model has the host in lower case, and expressions of JavaScript have no "(?i)". */
function withoutCase({ value, ...header }: Json): Json {
  return { ...header, value: String(value).replace(/^\(\?i\)/, '') };
}

const one = (filters: readonly Json[], field: string): Json | undefined =>
  filters.map(({ own }) => asRecord(own)[field]).find((value) => value !== undefined) as Json | undefined;

/** The redirect that an answer of Envoy's own is, in which a "%" stands twice. */
export function redirectOf(filters: readonly Json[]) {
  const answer = one(filters, 'directResponse');
  if (answer === undefined) return undefined;
  const [location] = asRecords(asRecord(answer.header).set);
  return { status: answer.statusCode, location: String(location?.value).replaceAll('%%', '%') };
}

/** The path that a filter makes of that of a request, if it makes one: every match is replaced. */
export function pathAfter(filters: readonly Json[], path: string): string | undefined {
  const rewrite = one(filters, 'urlRewrite');
  if (rewrite === undefined) return undefined;
  const { pattern, substitution } = asRecord(asRecord(rewrite.path).replaceRegexMatch);
  return path.replace(new RegExp(String(pattern), 'g'), (...found) =>
    String(substitution).replace(/\\(\d|\\)/g, (_, what) => (what === '\\' ? '\\' : (found[Number(what)] ?? ''))),
  );
}

/** The treatment of requests by the policies of their rule, in the words of all targets. */
export function treatmentBy(filters: readonly Json[]): string[] {
  const timeout = one(filters, 'timeout') ?? {};
  const idle = asRecord(timeout.http).streamIdleTimeout;
  const { defaultAction, rules } = one(filters, 'authorization') ?? {};
  const blocks = (action: string) =>
    asRecords(rules)
      .filter((rule) => rule.action === action)
      .flatMap((rule) => asList(asRecord(rule.principal).clientCIDRs));
  const basicAuth = one(filters, 'basicAuth');
  const buffer = one(filters, 'requestBuffer');
  const connect = asRecord(timeout.tcp).connectTimeout;
  return [
    ...(connect === undefined ? [] : [`the backend connects within ${spaced(connect)}`]),
    ...(idle === undefined
      ? []
      : [`the backend is read within ${spaced(idle)}`, `the backend is sent to within ${spaced(idle)}`]),
    ...(defaultAction === 'Deny' ? [`only clients of ${blocks('Allow').join(', ')} pass`] : []),
    ...(blocks('Deny').length > 0 ? [`clients of ${blocks('Deny').join(', ')} do not pass`] : []),
    ...(basicAuth === undefined ? [] : [`a password of the Secret ${asRecord(basicAuth.users).name} is asked`]),
    ...(buffer === undefined ? [] : [`bodies have at most ${Number.parseInt(String(buffer.limit), 10) * 1024} bytes`]),
    ...hashBy(asRecord(one(filters, 'loadBalancer')?.consistentHash)),
    ...(one(filters, 'useClientProtocol') === undefined ? [] : ['the backend speaks GRPC']),
    ...questionBy(one(filters, 'extAuth')),
  ];
}

function hashBy({ type, cookie, ...by }: Json): string[] {
  if (type === undefined) return [];
  const { name, ttl, attributes } = asRecord(cookie);
  if (type === 'Cookie' && ttl !== undefined) {
    const { Path, SameSite, Secure } = asRecord(attributes);
    return [
      `a client stays on a pod by the cookie ${name}${ttl === '0s' ? '' : ` for ${secondsOf(String(ttl))} s`}`,
      ...(Path === '/' ? [] : [`the cookie is for ${Path}`]),
      ...(SameSite === undefined ? [] : [`the cookie has SameSite ${SameSite}`]),
      ...(Secure === undefined ? [] : ['the cookie is secure: true']),
    ];
  }
  const header = asRecord(by.header).name;
  const key = header === ':path' ? '$request_uri' : JSON.stringify({ type, cookie, ...by });
  return [`requests with the same ${key} go to 1 of the pods`];
}

const SECONDS: { readonly [unit: string]: number } = { h: 3600, m: 60, s: 1 };
const secondsOf = (time: string) =>
  [...time.matchAll(/(\d+)([hms])/g)].reduce(
    (sum, [, amount, unit = '']) => sum + Number(amount) * (SECONDS[unit] ?? 0),
    0,
  );

function questionBy(extAuth: Json | undefined): string[] {
  if (extAuth === undefined) return [];
  const { backendRefs, pathOverride, headersToBackend = [] } = asRecord(extAuth.http);
  const [service] = asRecords(backendRefs);
  const added = asList(headersToBackend).join(', ');
  return [`http://${service?.name}:${service?.port}${pathOverride} is asked${added && `, which adds ${added}`}`];
}

const spaced = (time: unknown) => String(time).replace('s', ' s');

/** The short form of an HTTPRoute in tests; what is left out is left out of the object, too. */
export interface RouteFixture {
  readonly namespace?: string;
  readonly parentRefs?: readonly object[];
  readonly hostnames?: readonly string[];
  readonly rules?: readonly RuleFixture[];
}

export interface RuleFixture {
  readonly name?: string;
  /** `/path`, `Exact /path` or `RegularExpression /path`, or several; or matches as they are. */
  readonly path?: string | readonly string[];
  readonly matches?: readonly object[];
  /** Of the path: `{ 'x-release': 'next' }`, and `/pattern/` for a regular expression. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly filters?: readonly object[];
  /** `service[:port][@weight]`. */
  readonly to?: readonly string[] | string;
  readonly timeouts?: object;
}

const GROUP = 'gateway.networking.k8s.io/v1';

export function httpRoute(name: string, fixture: RouteFixture = {}): object {
  const { namespace, parentRefs = [{ name: 'shop' }], hostnames, rules } = fixture;
  return {
    apiVersion: GROUP,
    kind: 'HTTPRoute',
    metadata: { name, namespace },
    spec: { parentRefs, ...(hostnames && { hostnames }), ...(rules && { rules: rules.map(rule) }) },
  };
}

export function gateway(name: string, listeners: readonly object[], namespace?: string): object {
  return {
    apiVersion: GROUP,
    kind: 'Gateway',
    metadata: { name, namespace },
    spec: { gatewayClassName: 'envoy', listeners },
  };
}

function rule({ name, path, matches, headers, filters, to, timeouts }: RuleFixture): object {
  const paths = path === undefined ? [] : [path].flat();
  const made = paths.map((text) => ({ path: pathOf(text), ...(headers && { headers: headersOf(headers) }) }));
  return {
    ...(name && { name }),
    ...(path === undefined ? matches && { matches } : { matches: made }),
    ...(filters && { filters }),
    ...(to && { backendRefs: [to].flat().map(backend) }),
    ...(timeouts && { timeouts }),
  };
}

function pathOf(text: string): object {
  const [first = '', second] = text.split(' ');
  return { type: second === undefined ? 'PathPrefix' : first, value: second ?? first };
}

function headersOf(headers: Readonly<Record<string, string>>): object[] {
  return Object.entries(headers).map(([name, value]) =>
    /^\/.*\/$/.test(value) ? { type: 'RegularExpression', name, value: value.slice(1, -1) } : { name, value },
  );
}

function backend(text: string): object {
  const [service = '', weight] = text.split('@');
  const [name, port = '80'] = service.split(':');
  return { name, port: Number(port), ...(weight === undefined ? {} : { weight: Number(weight) }) };
}

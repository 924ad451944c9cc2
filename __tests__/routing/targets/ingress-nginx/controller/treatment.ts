/** Annotations by their names without prefix. */
type Annotations = Readonly<Record<string, string>>;

/** Annotations that decide where a request goes, which the rest of the model is about. */
const ROUTING =
  /^(rewrite-target|use-regex|relative-redirects|permanent-redirect.*|app-root|from-to-www-redirect|.*ssl-redirect|preserve-trailing-slash)$/;

const UNITS = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/**
 * The treatment of a request by the annotations of its location, in the words that every target's objects are described
 * with: docs/user-guide/nginx-configuration/annotations.md of ingress-nginx says what each of them does.
 */
export function treatmentOf(annotations: Annotations): string[] {
  const left = new Map(Object.entries(annotations).filter(([name]) => !ROUTING.test(name)));
  const take = (name: string) => {
    const value = left.get(name);
    left.delete(name);
    return value;
  };
  const facts = [
    ...cors(take),
    ...fact(take('proxy-connect-timeout'), (seconds) => `the backend connects within ${seconds} s`),
    ...fact(take('proxy-read-timeout'), (seconds) => `the backend is read within ${seconds} s`),
    ...fact(take('proxy-send-timeout'), (seconds) => `the backend is sent to within ${seconds} s`),
    ...fact(take('proxy-body-size'), (size) =>
      size === '0' ? 'bodies may have any size' : `bodies have at most ${bytes(size)} bytes`,
    ),
    ...fact(take('limit-rps'), (count) => `a client has ${count} requests a second`),
    ...fact(take('limit-rpm'), (count) => `a client has ${count} requests a minute`),
    ...fact(take('limit-connections'), (count) => `a client has ${count} connections`),
    ...fact(take('limit-burst-multiplier'), (times) => `rates burst to ${times} times`),
    ...fact(take('allowlist-source-range'), (blocks) => `only clients of ${blocks.split(',').join(', ')} pass`),
    ...fact(take('denylist-source-range'), (blocks) => `clients of ${blocks.split(',').join(', ')} do not pass`),
    ...sticky(take),
    ...hash(take),
    ...certificates(take),
    ...fact(take('backend-protocol'), (protocol) => `the backend speaks ${protocol}`),
    ...basicAuth(take),
    ...externalAuth(take),
  ];
  return [...facts, ...[...left].map(([name, value]) => `nginx reads ${name}: ${value}`)];
}

type Take = (name: string) => string | undefined;

function fact(value: string | undefined, words: (value: string) => string): string[] {
  return value === undefined ? [] : [words(value)];
}

function bytes(size: string): number {
  const [, digits, unit = ''] = /^(\d+)([kmg]?)$/.exec(size) ?? [];
  return Number(digits) * UNITS[unit as keyof typeof UNITS];
}

function cors(take: Take): string[] {
  if (take('enable-cors') !== 'true') return [];
  const exposed = take('cors-expose-headers');
  const credentials = take('cors-allow-credentials') === 'true' ? 'with' : 'without';
  const parts = [
    `methods ${take('cors-allow-methods')}`,
    `headers ${take('cors-allow-headers')}`,
    ...(exposed === undefined ? [] : [`exposed ${exposed}`]),
    `${credentials} credentials`,
    `for ${take('cors-max-age')} s`,
  ];
  return [`CORS for ${take('cors-allow-origin')}: ${parts.join('; ')}`];
}

function sticky(take: Take): string[] {
  if (take('affinity') !== 'cookie') return [];
  // The cookie of a location that is an expression has to be for a path that is written.
  const path = take('session-cookie-path');
  if (path === undefined) throw new Error('the cookie would be for the path of its location');
  const lifetime = take('session-cookie-max-age');
  const cookie = take('session-cookie-name') ?? 'INGRESSCOOKIE';
  return [
    `a client stays on a pod by the cookie ${cookie}${lifetime === undefined ? '' : ` for ${lifetime} s`}`,
    ...(path === '/' ? [] : [`the cookie is for ${path}`]),
    ...fact(take('session-cookie-expires'), (seconds) => `the cookie expires after ${seconds} s`),
    ...fact(take('session-cookie-samesite'), (site) => `the cookie has SameSite ${site}`),
    ...fact(take('session-cookie-conditional-samesite-none'), (on) => `old browsers get no SameSite: ${on}`),
    ...fact(take('session-cookie-secure'), (on) => `the cookie is secure: ${on}`),
    ...fact(take('session-cookie-change-on-failure'), (on) => `the pod changes on failure: ${on}`),
  ];
}

function hash(take: Take): string[] {
  const key = take('upstream-hash-by');
  if (key === undefined) return [];
  const size = take('upstream-hash-by-subset') === 'true' ? (take('upstream-hash-by-subset-size') ?? '3') : '1';
  return [`requests with the same ${key} go to ${size} of the pods`];
}

function certificates(take: Take): string[] {
  const secret = take('auth-tls-secret');
  if (secret === undefined) return [];
  return [
    `a certificate of ${secret} is ${take('auth-tls-verify-client') ?? 'on'}, with a chain of ${take('auth-tls-verify-depth') ?? '1'}`,
    ...fact(take('auth-tls-error-page'), (page) => `without one, ${page} answers`),
    ...fact(take('auth-tls-pass-certificate-to-upstream'), (on) => `the backend sees it: ${on}`),
    ...fact(take('auth-tls-match-cn'), (name) => `it has ${name}`),
  ];
}

function basicAuth(take: Take): string[] {
  if (take('auth-type') !== 'basic') return [];
  const realm = take('auth-realm');
  return [`a password of the Secret ${take('auth-secret')} is asked${realm === undefined ? '' : ` for "${realm}"`}`];
}

function externalAuth(take: Take): string[] {
  const url = take('auth-url');
  if (url === undefined) return [];
  const [headers, signin] = [take('auth-response-headers'), take('auth-signin')];
  const adds = headers === undefined ? '' : `, which adds ${headers}`;
  return [`${url} is asked${adds}${signin === undefined ? '' : `, and else ${signin}`}`];
}

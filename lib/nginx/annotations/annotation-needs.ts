import { type AnnotationView, quoted, type SetRule, setProblem, setWarning, subject } from './annotation-view';

/** Annotations that the controller reads only when another one is set (or set to a certain value). */
interface Need {
  /** Names, or prefixes that end with "*". */
  readonly of: readonly string[];
  /** Names that an `of` prefix covers but that do not depend on the other annotation. */
  readonly except?: readonly string[];
  /** One of these must be set. */
  readonly anyOf: readonly string[];
  /** The value it must have; without it any value does. "true" stands for every spelling of true. */
  readonly value?: string;
  readonly severity?: 'warning';
  readonly damage?: 'fatal';
  /** Clause after "so that". */
  readonly effect: string;
}

const IGNORED = 'the controller ignores it';

const NEEDS: readonly Need[] = [
  // canary/main.go: "configured but not enabled" is an error that Extract swallows together with the whole group.
  {
    of: ['canary-*'],
    anyOf: ['canary'],
    value: 'true',
    effect: 'the Ingress is not a canary but an ordinary one for the same paths',
  },
  // balancer.lua looks at value and pattern only below the test for the header.
  { of: ['canary-by-header-value', 'canary-by-header-pattern'], anyOf: ['canary-by-header'], effect: IGNORED },
  { of: ['canary-weight-total'], anyOf: ['canary-weight'], effect: IGNORED },
  { of: ['cors-*'], anyOf: ['enable-cors'], value: 'true', effect: IGNORED },
  { of: ['temporal-redirect-code'], anyOf: ['temporal-redirect'], effect: IGNORED },
  { of: ['permanent-redirect-code'], anyOf: ['permanent-redirect'], effect: IGNORED },
  // auth/main.go returns early without auth-type, so the paths stay open to everyone.
  {
    of: ['auth-secret', 'auth-realm', 'auth-secret-type'],
    anyOf: ['auth-type'],
    effect: 'nobody is asked for a password',
  },
  {
    of: ['auth-type'],
    anyOf: ['auth-secret'],
    effect: 'the controller answers every request with 503',
    damage: 'fatal',
  },
  {
    of: [
      'auth-method',
      'auth-signin',
      'auth-signin-redirect-param',
      'auth-cache-key',
      'auth-response-headers',
      'auth-keepalive',
      'auth-proxy-set-headers',
      'auth-request-redirect',
      'auth-always-set-cookie',
    ],
    anyOf: ['auth-url'],
    effect: 'the controller ignores it and asks nobody to sign in',
  },
  { of: ['auth-keepalive-*'], anyOf: ['auth-keepalive'], effect: IGNORED },
  { of: ['auth-cache-duration'], anyOf: ['auth-cache-key'], effect: IGNORED },
  {
    of: ['auth-tls-*'],
    except: ['auth-tls-secret'],
    anyOf: ['auth-tls-secret'],
    effect: 'nobody is asked for a certificate',
  },
  // proxyssl/main.go returns early without the Secret.
  { of: ['proxy-ssl-*'], except: ['proxy-ssl-secret'], anyOf: ['proxy-ssl-secret'], effect: IGNORED },
  { of: ['fastcgi-*'], anyOf: ['backend-protocol'], value: 'FCGI', effect: IGNORED },
  { of: ['affinity-*', 'session-cookie-*'], anyOf: ['affinity'], value: 'cookie', effect: IGNORED },
  { of: ['upstream-hash-by-*'], anyOf: ['upstream-hash-by'], effect: IGNORED },
  { of: ['upstream-hash-by-subset-size'], anyOf: ['upstream-hash-by-subset'], value: 'true', effect: IGNORED },
  { of: ['mirror-host', 'mirror-request-body'], anyOf: ['mirror-target'], effect: IGNORED },
  { of: ['opentelemetry-*'], anyOf: ['enable-opentelemetry'], value: 'true', effect: IGNORED },
  {
    of: ['enable-owasp-core-rules', 'modsecurity-transaction-id'],
    anyOf: ['enable-modsecurity'],
    value: 'true',
    severity: 'warning',
    effect: 'it acts only if the ConfigMap of the controller enables ModSecurity',
  },
  { of: ['limit-rate-after'], anyOf: ['limit-rate'], effect: IGNORED },
  {
    of: ['limit-burst-multiplier', 'limit-allowlist'],
    anyOf: ['limit-rps', 'limit-rpm', 'limit-connections'],
    effect: IGNORED,
  },
];

function covers({ of, except }: Need, name: string): boolean {
  if (except?.includes(name)) return false;
  return of.some((pattern) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern));
}

function* checkNeed(need: Need, view: AnnotationView): ReturnType<SetRule> {
  // An annotation that switches something off loses nothing without it.
  const dependents = view.names.filter((name) => covers(need, name) && !/^(off|false)$/i.test(view.get(name) ?? ''));
  if (dependents.length === 0) return;
  const met = need.anyOf.some((name) => {
    if (need.value === undefined) return view.has(name);
    return need.value === 'true' ? view.on(name) : view.get(name)?.toLowerCase() === need.value.toLowerCase();
  });
  if (met) return;
  const wanted =
    need.anyOf.map(quoted).join(' or ') + (need.value === undefined ? '' : ` with the value "${need.value}"`);
  const effect =
    dependents.length === 1 ? need.effect : need.effect.replace(/ it\b/, ' them').replace(/^it acts/, 'they act');
  const message = `${subject(dependents, 'is')} set without ${wanted}, so that ${effect}: add the missing annotation.`;
  yield need.severity === 'warning' ? setWarning(message) : setProblem(message, need.damage);
}

export const needs: SetRule = function* (view) {
  for (const need of NEEDS) yield* checkNeed(need, view);
};

import { RE2JS } from 're2js';
import type { IngressObject, IngressPath, ServiceRef } from '../../controller/ingress-object';
import type { TraefikRequest } from './request';

// What pkg/provider/kubernetes/ingress-nginx/translator.go makes of an Ingress, with the matchers of pkg/muxer/http.

/** A condition, and the text by whose length routers are sorted. */
export interface Rule {
  readonly text: string;
  readonly matches: (request: TraefikRequest) => boolean;
}

/** `%q` of Go for the characters that paths and patterns have. */
const q = (text: string) => JSON.stringify(text);

export const and = (left: Rule, right: Rule): Rule => ({
  text: `(${left.text}) && (${right.text})`,
  matches: (request) => left.matches(request) && right.matches(request),
});

export function hostRule(host: string): Rule {
  return {
    text: `Host(${q(host)})`,
    matches(request) {
      const asked = request.host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
      return (host.startsWith('*') ? asked.replace(/^[^.]*/, '*') : asked) === host.toLowerCase();
    },
  };
}

/** The rule of a path of a host; `undefined` where Go cannot read its expression, and drops the router. */
export function pathRule(
  host: string | undefined,
  { path, pathType }: IngressPath,
  usesRegex: boolean,
): Rule | undefined {
  const own = ownRule(path, pathType, usesRegex);
  if (own === undefined || host === undefined) return own;
  const ofHost = hostRule(host);
  return {
    text: `${ofHost.text} && ${own.text}`,
    matches: (request) => ofHost.matches(request) && own.matches(request),
  };
}

function ownRule(path: string, pathType: IngressPath['pathType'], usesRegex: boolean): Rule | undefined {
  if (pathType === 'Exact') return { text: `Path(${q(path)})`, matches: ({ routed }) => routed === path };
  if (usesRegex) {
    const expression = compile(`(?i)^${path}`);
    return expression && { text: `PathRegexp(${q(`(?i)^${path}`)})`, matches: ({ routed }) => expression.test(routed) };
  }
  if (path === '/') return { text: 'PathPrefix("/")', matches: () => true };
  const folder = `${path.replace(/\/$/, '')}/`;
  return {
    text: `(Path(${q(folder.slice(0, -1))}) || PathPrefix(${q(folder)}))`,
    matches: ({ routed }) => routed === folder.slice(0, -1) || routed.startsWith(folder),
  };
}

/** An expression of Go, anywhere in a text. */
export function compile(expression: string): RE2JS | undefined {
  try {
    return RE2JS.compile(expression);
  } catch {
    return undefined;
  }
}

/** By what a release decides, from the annotations of its Ingress. */
export interface Canary {
  readonly service: ServiceRef;
  readonly annotations: IngressObject['annotations'];
}

const PREFIX = 'nginx.ingress.kubernetes.io/canary';

function deciders(annotations: IngressObject['annotations']) {
  const of = (name: string) => annotations[`${PREFIX}${name}`] || undefined;
  const header = of('-by-header');
  const [value, pattern, cookie] = [of('-by-header-value'), of('-by-header-pattern'), of('-by-cookie')];
  return {
    header,
    value,
    pattern,
    cookie,
    isPlain: header !== undefined && value === undefined && pattern === undefined,
  };
}

const headerRule = (name: string, value: string): Rule => ({
  text: `Header(${q(name)}, ${q(value)})`,
  matches: ({ headers }) => headers.get(name.toLowerCase()) === value,
});

function headerPattern(name: string, pattern: string): Rule {
  const expression = compile(pattern);
  if (expression === undefined) throw new Error(`Go cannot read ${pattern}`);
  return {
    text: `HeaderRegexp(${q(name)}, ${q(pattern)})`,
    matches: ({ headers }) => expression.test(headers.get(name.toLowerCase()) ?? ''),
  };
}

const cookieRule = (name: string, value: string) => {
  const { text, matches } = headerPattern(
    'Cookie',
    `(^|;\\s*)${name.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')}=${value}(;|$)`,
  );
  return { text, matches: (request: TraefikRequest) => request.headers.has('cookie') && matches(request) };
};

const anyOf = (rules: readonly Rule[]): Rule | undefined =>
  rules.length === 0
    ? undefined
    : {
        text: rules.map(({ text }) => text).join(' || '),
        matches: (request) => rules.some((rule) => rule.matches(request)),
      };

/** The requests that go to the release whatever its weight (appendCanaryRule). */
export function canaryRule({ annotations }: Canary): Rule | undefined {
  const { header, value, pattern, cookie, isPlain } = deciders(annotations);
  const rules: Rule[] = [];
  if (header !== undefined) {
    const byPattern = value === undefined && pattern !== undefined;
    rules.push(byPattern ? headerPattern(header, pattern) : headerRule(header, value ?? 'always'));
  }
  if (cookie !== undefined) {
    const always = cookieRule(cookie, 'always');
    const never = headerRule(header ?? '', 'never');
    rules.push(
      isPlain
        ? {
            text: `(${always.text} && !${never.text})`,
            matches: (request) => always.matches(request) && !never.matches(request),
          }
        : always,
    );
  }
  return anyOf(rules);
}

/** The requests that stay with the stable service whatever the weight (appendNonCanaryRule). */
export function stableRule(canary: Canary): Rule | undefined {
  const { header, cookie, isPlain } = deciders(canary.annotations);
  if (weightOf(canary).weight === 0) return undefined;
  return anyOf([
    ...(isPlain && header !== undefined ? [headerRule(header, 'never')] : []),
    ...(cookie === undefined ? [] : [cookieRule(cookie, 'never')]),
  ]);
}

export function weightOf({ annotations }: Canary): { weight: number; total: number } {
  const total = Math.max(Number(annotations[`${PREFIX}-weight-total`] ?? 0), 100);
  const weight = Math.min(Math.max(Number(annotations[`${PREFIX}-weight`] ?? 0), 0), total);
  return { weight, total };
}

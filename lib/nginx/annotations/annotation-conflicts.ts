import { bufferFlaw } from '../syntax/buffers';
import { ANNOTATION_PREFIX } from './annotation-spec';
import { setProblem as problem, quoted, type SetRule, subject, setWarning as warning } from './annotation-view';

/** The annotations that a canary Ingress keeps of its own; everything else comes from the main Ingress (docs "Canary"). */
const KEPT_BY_CANARY =
  /^(?:canary(?:-.*)?|load-balance|upstream-hash-by.*|service-upstream|affinity.*|session-cookie-.*)$/;

const canary: SetRule = function* (view) {
  if (!view.on('canary')) return;
  const ignored = view.names.filter((name) => !KEPT_BY_CANARY.test(name));
  if (ignored.length > 0) {
    yield problem(
      `${subject(ignored, 'is')} set on a canary, for which the controller uses the annotations of the main Ingress: ` +
        `move ${ignored.length === 1 ? 'it' : 'them'} there.`,
    );
  }
  if (view.has('canary-by-header-value') && view.has('canary-by-header-pattern')) {
    yield problem(
      `annotation ${quoted('canary-by-header-pattern')} is ignored because ${quoted('canary-by-header-value')} is set too: ` +
        'write only one of the two.',
    );
  }
  if (!view.has('canary-weight') && !view.has('canary-by-header') && !view.has('canary-by-cookie')) {
    yield warning(
      `annotation ${quoted('canary')} is "true" but no rule sends requests to the canary: add ` +
        `${quoted('canary-weight')}, ${quoted('canary-by-header')} or ${quoted('canary-by-cookie')}.`,
    );
  }
  // balancer.lua takes the total only when it is above 100.
  const total = Math.max(100, view.int('canary-weight-total') ?? 100);
  const weight = view.int('canary-weight');
  if (weight !== undefined && weight > total) {
    yield problem(
      `annotation ${quoted('canary-weight')} is ${weight} of a total of ${total}, so that every request goes to the ` +
        `canary: write a weight from 0 to ${total}.`,
    );
  }
};

const redirects: SetRule = function* (view) {
  if (view.has('temporal-redirect') && view.has('permanent-redirect')) {
    yield problem(
      `annotation ${quoted('permanent-redirect')} is ignored because ${quoted('temporal-redirect')} is set too: ` +
        'write only one of the two.',
    );
  }
  if (view.on('force-ssl-redirect') && view.has('ssl-redirect') && !view.on('ssl-redirect')) {
    yield warning(
      `annotation ${quoted('ssl-redirect')} is "false" but ${quoted('force-ssl-redirect')} redirects to https all the ` +
        'same: write only one of the two.',
    );
  }
  // template.go enforceRegexModifier: a rewrite makes every path of the host a regular expression, whatever use-regex is.
  if (view.has('rewrite-target') && view.has('use-regex') && !view.on('use-regex')) {
    yield warning(
      `annotation ${quoted('use-regex')} is "false" but ${quoted('rewrite-target')} makes every path of the host a ` +
        'regular expression all the same: leave use-regex out.',
    );
  }
};

const cors: SetRule = function* (view) {
  if (!view.on('enable-cors')) return;
  const everyOrigin = !view.has('cors-allow-origin') || view.get('cors-allow-origin') === '*';
  const credentials = !view.has('cors-allow-credentials') || view.on('cors-allow-credentials');
  if (!everyOrigin || !credentials) return;
  const message =
    `annotation ${quoted('enable-cors')} allows every origin ("*") together with credentials, which browsers refuse: ` +
    `list the origins in ${quoted('cors-allow-origin')} or write ${quoted('cors-allow-credentials')}: "false".`;
  // Both are defaults, and requests without credentials do work; only the explicit wish is certain to fail.
  yield view.has('cors-allow-credentials') ? problem(message) : warning(message);
};

/**
 * The template answers these codes in a location of its own ("CUSTOM_ERRORS"), which has none of the headers that "CORS"
 * sets in the location of the path.
 */
const corsErrors: SetRule = function* (view) {
  const codes = view.get('custom-http-errors');
  if (codes === undefined || !view.on('enable-cors') || view.on('disable-proxy-intercept-errors')) return;
  yield warning(
    `annotation ${quoted('custom-http-errors')} has ${codes} answered by the error backend, without the headers of ` +
      `${quoted('enable-cors')}, so that browsers hide these answers from scripts of other origins: write them into an ` +
      'Ingress without CORS, or let the error backend send Access-Control-Allow-Origin.',
    'lost',
  );
};

const balancing: SetRule = function* (view) {
  const sticky = view.get('affinity') === 'cookie';
  const regex = view.on('use-regex') || view.has('rewrite-target');
  if (sticky && regex && !view.has('session-cookie-path')) {
    yield problem(
      `annotation ${quoted('affinity')} takes the path of the cookie from the path of the Ingress, which is a regular ` +
        `expression here and never matches: add ${quoted('session-cookie-path')}.`,
    );
  }
  const choices = ['affinity', 'upstream-hash-by', 'load-balance'].filter((name) => view.has(name));
  if (view.on('service-upstream') && choices.length > 0) {
    yield warning(
      `${subject(choices, 'has')} no effect with ${quoted('service-upstream')}, which leaves the choice of the Pod to ` +
        `Kubernetes: write only one of them.`,
    );
  } else if (choices.length > 1) {
    const [first = '', ...others] = choices;
    // balancer.lua get_implementation asks in this order.
    yield warning(`${subject(others, 'has')} no effect because ${quoted(first)} comes first: write only one of them.`);
  }
};

const proxying: SetRule = function* (view) {
  if ((view.int('limit-rate') ?? 0) > 0 && view.get('proxy-buffering') !== 'on') {
    yield warning(
      `annotation ${quoted('limit-rate')} acts only while nginx buffers responses, which is off by default: add ` +
        `${quoted('proxy-buffering')}: "on".`,
    );
  }
  const from = view.get('proxy-redirect-from');
  const incomplete = from === undefined ? view.has('proxy-redirect-to') : !view.has('proxy-redirect-to');
  if (incomplete && from !== 'off' && from !== 'default') {
    yield problem(
      `annotation ${quoted(from === undefined ? 'proxy-redirect-to' : 'proxy-redirect-from')} is only one half of a ` +
        `replacement: add ${quoted(from === undefined ? 'proxy-redirect-from' : 'proxy-redirect-to')}.`,
    );
  }
  const tls = /^(?:https|grpcs|auto_http)$/i.test(view.get('backend-protocol') ?? '');
  if (view.has('proxy-ssl-secret') && !tls) {
    yield warning(
      `annotation ${quoted('proxy-ssl-secret')} acts only on connections with TLS to the Pods: add ` +
        `${quoted('backend-protocol')}: "HTTPS" or "GRPCS".`,
    );
  }
};

const buffers: SetRule = function* (view) {
  const flaw = bufferFlaw((name) => view.get(name));
  if (flaw === undefined) return;
  // The ConfigMap may have another size.
  const damage = view.has('proxy-buffer-size') ? 'fatal' : 'lost';
  yield problem(`annotation ${quoted(flaw.name)} ${flaw.message}.`, damage);
};

const passthrough: SetRule = function* (view) {
  const others = view.names.filter((name) => name !== 'ssl-passthrough');
  if (!view.on('ssl-passthrough') || others.length === 0) return;
  yield warning(
    `${subject(others, 'has')} no effect with ${quoted('ssl-passthrough')}, which hands connections over unread: ` +
      'write only one or the other.',
  );
};

const keepalive: SetRule = function* (view) {
  if ((view.int('auth-keepalive') ?? 0) <= 0 || !view.has('auth-url')) return;
  const host = /:\/\/([^/?]*)/.exec(view.get('auth-url') ?? '')?.[1] ?? '';
  if (host.includes('$')) {
    yield problem(
      `annotation ${quoted('auth-keepalive')} is ignored because the host of ${quoted('auth-url')} holds a variable: ` +
        'write a fixed host or leave auth-keepalive out.',
    );
    return;
  }
  // template.go shouldApplyAuthUpstream.
  yield warning(
    `annotation ${quoted('auth-keepalive')} has no effect while the ConfigMap of the controller has use-http2 "true", ` +
      'which is the default: leave it out or switch HTTP/2 off.',
  );
};

/** nginx.tmpl sets the variable in locations with a sign-in page, and nginx knows it only where at least one has. */
const signinVariable: SetRule = function* (view) {
  if (!/\$escaped_request_uri\b/.test(view.get('auth-url') ?? '') || view.has('auth-signin')) return;
  yield problem(
    `annotation ${quoted('auth-url')} has the variable "$escaped_request_uri", which the controller defines only with ` +
      `${quoted('auth-signin')}: write "$request_uri", or add it.`,
  );
};

const RULES = [
  canary,
  redirects,
  cors,
  corsErrors,
  balancing,
  proxying,
  buffers,
  passthrough,
  keepalive,
  signinVariable,
];

export const conflicts: SetRule = function* (view) {
  for (const rule of RULES) yield* rule(view);
};

/** Secrets and ConfigMaps that the controller takes from another namespace only with allow-cross-namespace-resources. */
const REFERENCES = [
  'auth-secret',
  'auth-tls-secret',
  'proxy-ssl-secret',
  'auth-proxy-set-headers',
  'fastcgi-params-configmap',
];

export function foreignReferences(namespace: string): SetRule {
  return function* (view) {
    for (const name of REFERENCES) {
      const [owner, resource] = (view.get(name) ?? '').split('/');
      if (resource === undefined || owner === namespace) continue;
      const effect = name === 'fastcgi-params-configmap' ? 'ignores fastcgi-*' : 'answers every request with 503';
      yield problem(
        `annotation "${ANNOTATION_PREFIX}${name}" refers to namespace "${owner}" from namespace "${namespace}", for which ` +
          `the controller ${effect}: refer to "${namespace}/${resource}".`,
      );
    }
  };
}

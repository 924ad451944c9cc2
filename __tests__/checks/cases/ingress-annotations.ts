import { Chart } from 'cdk8s';
import { IngressNginxController } from '../../../lib';
import { type Case, raw } from '../case';
import { deployment, ingress, nginx, nginxIngress, object, path, type Raw, user } from '../objects';

const PREFIX = 'nginx.ingress.kubernetes.io';
const CAPTURES = ['/user(/|$)(.*)', '/pay'].map((each) => path(each, 'user', { number: 80 }, 'ImplementationSpecific'));
const SNIPPET = `annotation "${PREFIX}/configuration-snippet" makes the controller refuse the whole Ingress, unless its ConfigMap has allow-snippet-annotations "true" and annotations-risk-level "Critical": write a typed annotation instead, or name an IngressNginxController with both options as the controller of RoutingTarget.ingressNginx().`;
const CORS = { 'enable-cors': 'true', 'cors-allow-origin': 'https://app.example.com' };

/** A controller that the app installs by objects of its own. */
const controller = (data: Raw): Raw[] => [
  deployment(
    {},
    {
      containers: [
        {
          name: 'controller',
          image: 'registry.k8s.io/ingress-nginx/controller:v1.15.1',
          args: ['/nginx-ingress-controller', '--ingress-class=nginx', '--configmap=$(POD_NAMESPACE)/edge'],
        },
      ],
    },
    'edge',
  ),
  object('v1', 'ConfigMap', { data }, 'edge'),
];
const ROUTED = { labels: { 'app.kubernetes.io/managed-by': 'cdk8s-portico' } };
const ALLOWED = { 'allow-snippet-annotations': 'true', 'annotations-risk-level': 'Critical' };

/** Nothing but warnings, about an Ingress that is `shop/2`. */
const warned = (title: string, object: Raw, messages: readonly string[]) =>
  raw(
    title,
    [...user, object],
    [],
    messages.map((message) => `[shop/2] ${message}`),
  );

export const wrong: readonly Case[] = [
  warned('a misspelt annotation', nginxIngress('user', { 'rewrite-targt': '/' }), [
    `annotation "${PREFIX}/rewrite-targt" is unknown to ingress-nginx, which ignores it: did you mean "${PREFIX}/rewrite-target"?`,
  ]),
  warned(
    'annotations that never existed',
    nginxIngress('user', { 'rate-limit': '100', 'websocket-services': 'user' }),
    [
      `annotation "${PREFIX}/rate-limit" is unknown to ingress-nginx v1.15, which ignores it: use limit-rps or limit-rpm.`,
      `annotation "${PREFIX}/websocket-services" is unknown to ingress-nginx v1.15, which ignores it: leave it out, as WebSockets need no annotation.`,
    ],
  ),
  warned(
    'a block by an address within it',
    nginxIngress('user', {
      'whitelist-source-range': '192.168.1.7, 10.1.2.3/8',
      'denylist-source-range': '10.9.0.0/16',
    }),
    [
      `annotation "${PREFIX}/whitelist-source-range" has the value "192.168.1.7, 10.1.2.3/8", of which the controller reads "10.1.2.3/8" as the whole block: write "10.0.0.0/8" for the whole block, or "10.1.2.3/32" for the address alone.`,
    ],
  ),
  warned('an annotation of an earlier release', nginxIngress('user', { 'secure-backends': 'true' }), [
    `annotation "${PREFIX}/secure-backends" is unknown to ingress-nginx v1.15, which ignores it: use "${PREFIX}/backend-protocol": "HTTPS".`,
  ]),
  warned(
    'a misspelt prefix',
    ingress([path('/')], {}, 'user', { annotations: { 'nginx.ingress.kubernets.io/proxy-body-size': '8m' } }),
    [
      `annotation "nginx.ingress.kubernets.io/proxy-body-size" is not read by ingress-nginx: did you mean "${PREFIX}/proxy-body-size"?`,
    ],
  ),
  warned('a value that the controller ignores', nginxIngress('user', { 'proxy-body-size': '8Mi' }), [
    `annotation "${PREFIX}/proxy-body-size" has the value "8Mi", which the controller ignores: write a whole number, optionally followed by k, m or g, for example "8m".`,
  ]),
  warned(
    'an Ingress of the legacy annotation',
    ingress([path('/')], { ingressClassName: undefined }, 'user', {
      annotations: { 'kubernetes.io/ingress.class': 'nginx', ...nginx({ 'use-regexp': 'true' }) },
    }),
    [
      `annotation "${PREFIX}/use-regexp" is unknown to ingress-nginx, which ignores it: did you mean "${PREFIX}/use-regex"?`,
    ],
  ),
  warned('an annotation without the one that it belongs to', nginxIngress('user', { 'cors-allow-methods': 'GET' }), [
    `annotation "${PREFIX}/cors-allow-methods" is set without "${PREFIX}/enable-cors" with the value "true", so that the controller ignores it: add the missing annotation.`,
  ]),
  warned('a snippet', nginxIngress('user', { 'configuration-snippet': 'more_set_headers "a: b";' }), [SNIPPET]),
  warned('captures that a path does not have', nginxIngress('user', { 'rewrite-target': '/$2' }, CAPTURES), [
    `"${PREFIX}/rewrite-target" "/$2" takes $2 from the path "/pay", which has no group, so that nothing stands there: write, for example, "/api(/|$)(.*)" and "/$2".`,
  ]),
  warned(
    'errors that scripts of other origins cannot read',
    nginxIngress('user', { ...CORS, 'custom-http-errors': '404,503' }),
    [
      `annotation "${PREFIX}/custom-http-errors" has 404,503 answered by the error backend, without the headers of "${PREFIX}/enable-cors", so that browsers hide these answers from scripts of other origins: write them into an Ingress without CORS, or let the error backend send Access-Control-Allow-Origin.`,
    ],
  ),
  raw(
    'errors of all hosts that scripts of other origins cannot read',
    [...user, nginxIngress('user', CORS), ...controller({ 'custom-http-errors': '502,503' })],
    [],
    [
      `[shop/2] custom-http-errors "502,503" of the controller's ConfigMap has these codes answered by the error backend, without the headers of "${PREFIX}/enable-cors", so that browsers hide them from scripts of other origins: let the error backend send Access-Control-Allow-Origin, or leave the codes out of the ConfigMap.`,
    ],
  ),
  raw(
    'a Secret of another namespace',
    [...user, nginxIngress('user', { 'auth-type': 'basic', 'auth-secret': 'other/users' })].map((each) => ({
      ...each,
      metadata: { ...each.metadata, namespace: 'here' },
    })),
    [],
    [
      `[shop/2] annotation "${PREFIX}/auth-secret" refers to namespace "other" from namespace "here", for which the controller answers every request with 503: refer to "here/users".`,
    ],
  ),
  raw(
    'a value for which the controller refuses the Ingress',
    [...user, nginxIngress('user', { 'limit-rps': '5/s' })],
    [
      `[shop/2] annotation "${PREFIX}/limit-rps" has the value "5/s", for which the controller refuses the whole Ingress: write a whole number of requests, for example "5".`,
    ],
  ),
  raw(
    'a list for which the controller answers 503',
    [...user, nginxIngress('user', { 'whitelist-source-range': '10.0.0.0/8,' })],
    [
      `[shop/2] annotation "${PREFIX}/whitelist-source-range" has the value "10.0.0.0/8,", for which the controller answers every request with 503: write IP addresses or ranges with a comma between, for example "10.0.0.0/8,192.168.1.7".`,
    ],
  ),
  raw(
    'a number with which nginx cannot load its configuration',
    [...user, nginxIngress('user', { 'proxy-read-timeout': '-1' })],
    [
      `[shop/2] annotation "${PREFIX}/proxy-read-timeout" has the value "-1", with which nginx cannot load its configuration: write a whole number of seconds without a unit, for example "60".`,
    ],
  ),
  raw(
    'a password without the Secret that has it',
    [...user, nginxIngress('user', { 'auth-type': 'basic' })],
    [
      `[shop/2] annotation "${PREFIX}/auth-type" is set without "${PREFIX}/auth-secret", so that the controller answers every request with 503: add the missing annotation.`,
    ],
  ),
  warned(
    'an Ingress of a router with an annotation that the router did not write',
    nginxIngress(
      'user',
      { ...CORS, 'custom-http-errors': '404', 'proxy-read-timeuot': '60' },
      [path('/')],
      'abc.com',
      {},
      ROUTED,
    ),
    [
      `annotation "${PREFIX}/proxy-read-timeuot" is unknown to ingress-nginx, which ignores it: did you mean "${PREFIX}/proxy-read-timeout"?`,
    ],
  ),
  raw(
    'a variable that is almost one of nginx',
    [...user, nginxIngress('user', { 'auth-url': 'https://auth.example.com/?u=$request_ur' })],
    [
      `[shop/2] annotation "${PREFIX}/auth-url" has the value "https://auth.example.com/?u=$request_ur", whose variable "$request_ur" nginx does not know, so that it cannot load its configuration: write "$request_uri".`,
    ],
  ),
  warned(
    'a variable that a controller made elsewhere may define',
    nginxIngress('user', { 'auth-url': 'https://auth.example.com/?u=$tenant' }),
    [
      `annotation "${PREFIX}/auth-url" has the value "https://auth.example.com/?u=$tenant", whose variable "$tenant" nginx does not know, so that it cannot load its configuration: write a variable of nginx or of the controller, for example "$host".`,
    ],
  ),
  warned(
    'a snippet, and a variable that it defines',
    nginxIngress('user', {
      'auth-url': 'https://vouch.example.com/validate?e=$auth_resp_err',
      'configuration-snippet': 'auth_request_set $auth_resp_err $upstream_http_x_vouch_err;',
    }),
    [SNIPPET],
  ),
];

export const right: readonly Case[] = [
  raw(
    'annotations as public manifests have them',
    [
      ...user,
      nginxIngress('a', {
        'ssl-redirect': 'true',
        'proxy-body-size': '0',
        'proxy-connect-timeout': '300',
        'proxy-read-timeout': '600',
        'enable-cors': 'true',
        'backend-protocol': 'HTTP',
        'auth-url': 'https://$host/oauth2/auth',
        'auth-signin': 'https://$host/oauth2/start?rd=$escaped_request_uri',
      }),
      nginxIngress('b', { 'rewrite-target': '/$2' }, CAPTURES.slice(0, 1), 'b.com'),
      nginxIngress('e', { 'backend-protocol': 'HTTPS', 'proxy-ssl-verify': 'off' }, [path('/')], 'e.com'),
      nginxIngress('f', { 'upstream-vhost': '$service_name.$namespace.svc.cluster.local' }, [path('/')], 'f.com'),
      nginxIngress('c', { 'rewrite-target': '/' }, [path('/')], 'c.com'),
      nginxIngress('d', { 'custom-http-errors': '404', 'default-backend': 'user' }, [path('/')], 'd.com'),
    ],
    [],
  ),
  raw(
    'annotations of other controllers',
    [
      ...user,
      ingress([path('/')], { ingressClassName: 'traefik' }, 'a', { annotations: nginx({ 'rate-limit': '100' }) }),
      ingress([path('/')], { ingressClassName: 'nginx' }, 'b', {
        annotations: { 'nginx.org/client-max-body-size': '8m' },
      }),
      ingress([path('/')], { ingressClassName: undefined }, 'c', {
        annotations: { 'alb.ingress.kubernetes.io/scheme': 'internal', ...nginx({ 'rate-limit': '100' }) },
      }),
    ],
    [],
  ),
  raw(
    'a snippet, and a Secret of another namespace, that the controller of the app allows',
    [
      ...[
        ...user,
        nginxIngress('user', { 'configuration-snippet': 'a;', 'auth-type': 'basic', 'auth-secret': 'other/a' }),
      ],
      ...controller({ ...ALLOWED, 'allow-cross-namespace-resources': 'true' }),
    ],
    [],
  ),
  {
    title: "a snippet that Portico's controller allows",
    build: (chart, app) => {
      new IngressNginxController(new Chart(app, 'ingress-nginx', { namespace: 'ingress-nginx' }), 'controller', {
        config: { options: ALLOWED },
      });
      const snippet = nginxIngress('user', { 'configuration-snippet': 'more_set_headers "a: b";' });
      raw('', [...user, snippet], []).build(chart, app);
    },
    problems: [],
  },
];

import { PorticoChecks } from '../../../lib';
import { type Case, raw } from '../case';
import { ingress, path, service, user } from '../objects';

export const wrong: readonly Case[] = [
  raw(
    'a misspelt name of a Service',
    [...user, ingress([path('/', 'usr')])],
    [
      '[shop/2] Service "usr" is not in the app: write "user", or PorticoChecks.of(app).external("Service", "usr") when it is made elsewhere.',
    ],
  ),
  raw(
    'a Service that is not in the app',
    [...user, ingress([path('/', 'billing')])],
    [
      '[shop/2] Service "billing" is not in the app: write PorticoChecks.of(app).external("Service", "billing") when it is made elsewhere.',
    ],
  ),
  raw(
    'a Service of another namespace',
    [...user, { ...ingress([path('/')]), metadata: { name: 'user', namespace: 'other' } }],
    [
      '[shop/2] Service "user" is not in the app: write PorticoChecks.of(app).external("Service", "user") when it is made elsewhere.',
    ],
  ),
  raw(
    'a port that the Service does not have',
    [...user, ingress([path('/', 'user', { number: 8080 })])],
    ['[shop/2] Service "user" has no port 8080: write one of "http", 80.'],
  ),
  raw(
    'an action of another controller on an Ingress of ingress-nginx',
    [...user, ingress([path('/', 'user', { name: 'use-annotation' })])],
    ['[shop/2] Service "user" has no port "use-annotation": write one of "http", 80.'],
  ),
  raw(
    'a port name that the Service does not have',
    [...user, ingress([path('/', 'user', { name: 'web' })])],
    ['[shop/2] Service "user" has no port "web": write one of "http", 80.'],
  ),
  raw(
    'a headless Service without ports',
    [
      ...user.slice(0, 1),
      { ...service(), spec: { clusterIP: 'None', selector: { app: 'user' } } },
      ingress([path('/'), path('/a', 'user', { name: 'http' })]),
    ],
    [
      '[shop/2] Service "user" has no port 80: it has no ports at all, so write { port: 80 } in its spec.ports.',
      '[shop/2] Service "user" has no port "http": it has no ports at all, so write a port of that name in its spec.ports.',
    ],
  ),
  raw(
    'a backend without a port',
    [...user, ingress([path('/', 'user', {})])],
    ['[shop/2] backend "user" has the port {}: write either its name or its number.'],
  ),
  raw(
    'a backend with both name and number of a port',
    [...user, ingress([path('/', 'user', { name: 'http', number: 80 })])],
    ['[shop/2] backend "user" has the port {"name":"http","number":80}: write either its name or its number.'],
  ),
  raw(
    'a backend without a service',
    [...user, ingress([{ path: '/', pathType: 'Prefix', backend: {} }])],
    ['[shop/2] backend {} names no service: write one.'],
  ),
  raw(
    'a backend in the form of extensions/v1beta1',
    [...user, ingress([{ path: '/', pathType: 'Prefix', backend: { serviceName: 'user', servicePort: 80 } }])],
    [
      '[shop/2] spec.rules[0].http.paths[0].backend.serviceName is not a field of Ingress: write service.',
      '[shop/2] spec.rules[0].http.paths[0].backend.servicePort is not a field of Ingress: write service.',
      '[shop/2] backend {"serviceName":"user","servicePort":80} names no service: write one.',
    ],
  ),
  raw(
    'a default backend that is not in the app',
    [...user, ingress([], { rules: undefined, defaultBackend: { service: { name: 'usr', port: { number: 80 } } } })],
    [
      '[shop/2] Service "usr" is not in the app: write "user", or PorticoChecks.of(app).external("Service", "usr") when it is made elsewhere.',
    ],
  ),
];

export const right: readonly Case[] = [
  raw(
    'an action of a load balancer of AWS',
    [
      ...user,
      ingress([path('/', 'ssl-redirect', { name: 'use-annotation' }), path('/user')], { ingressClassName: 'alb' }),
    ],
    [],
  ),
  raw(
    'an action of a load balancer whose class the cluster gives',
    [
      ...user,
      ingress([path('/', 'ssl-redirect', { name: 'use-annotation' })], { ingressClassName: undefined }, 'user', {
        annotations: { 'alb.ingress.kubernetes.io/actions.ssl-redirect': '{"type":"redirect"}' },
      }),
    ],
    [],
  ),
  raw(
    'an Ingress to a bucket',
    [
      ingress([
        {
          path: '/',
          pathType: 'Prefix',
          backend: { resource: { apiGroup: 'k8s.example.com', kind: 'Bucket', name: 'x' } },
        },
      ]),
    ],
    [],
  ),
  {
    title: 'a Service that is declared as external',
    build: (chart, app) => {
      raw('', [ingress([path('/', 'billing')])], []).build(chart, app);
      PorticoChecks.of(app).external('Service', 'billing');
    },
    problems: [],
  },
];

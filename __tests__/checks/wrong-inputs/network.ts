import { PorticoChecks } from '../../../lib';
import { deployment, ingress, object, path, type Raw, type Row, raw, service, user, withContainer } from './row';

export const services: readonly Row[] = [
  raw(
    'an unknown type',
    [deployment(), service({ type: 'Loadbalancer' })],
    ['[shop/1] type "Loadbalancer" of a Service is unknown: write ClusterIP, NodePort, LoadBalancer or ExternalName.'],
  ),
  raw(
    'no port',
    [deployment(), service({ ports: [] })],
    ['[shop/1] a Service has no port: write spec.ports, or clusterIP "None" for DNS records without ports.'],
  ),
  raw(
    'port 99999',
    [deployment(), service({ ports: [{ port: 99999, targetPort: 'http' }] })],
    ['[shop/1] port 99999 is outside 1..65535: write a whole number, for example 8080.'],
  ),
  raw(
    'targetPort 0',
    [withContainer({ ports: [] }), service({ ports: [{ port: 80, targetPort: 0 }] })],
    ['[shop/1] targetPort 0 is outside 1..65535: write a whole number, for example 8080.'],
  ),
  raw(
    'one port twice',
    [
      deployment(),
      service({
        ports: [
          { name: 'a', port: 80, targetPort: 'http' },
          { name: 'b', port: 80, targetPort: 'http' },
        ],
      }),
    ],
    ['[shop/1] port 80/TCP is written twice: give each port a number of its own.'],
  ),
  raw(
    'one name twice',
    [
      deployment(),
      service({
        ports: [
          { name: 'a', port: 80, targetPort: 'http' },
          { name: 'a', port: 81, targetPort: 'http' },
        ],
      }),
    ],
    ['[shop/1] port name "a" is used twice: give each port a name of its own.'],
  ),
  raw(
    'two ports of which one has no name',
    [
      deployment(),
      service({
        ports: [
          { name: 'a', port: 80, targetPort: 'http' },
          { port: 81, targetPort: 'http' },
        ],
      }),
    ],
    ['[shop/1] port 81 has no name: write one, which a Service of several ports needs.'],
  ),
  raw(
    'a name with capitals',
    [deployment(), service({ ports: [{ name: 'HTTP', port: 80, targetPort: 'http' }] })],
    [
      '[shop/1] port name "HTTP" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "http".',
    ],
  ),
  raw(
    'an unknown protocol',
    [deployment(), service({ ports: [{ port: 80, targetPort: 8080, protocol: 'tcp' }] })],
    ['[shop/1] protocol "tcp" of port 80 is unknown: write TCP, UDP or SCTP, or leave it out.'],
  ),
  raw(
    'an external name that is not said',
    [object('v1', 'Service', { spec: { type: 'ExternalName' } })],
    ['[shop/0] a Service of type ExternalName has no externalName: write a DNS name, for example "db.example.com".'],
  ),
  raw(
    'a port of the nodes without their type',
    [deployment(), service({ ports: [{ port: 80, targetPort: 'http', nodePort: 30000 }] })],
    ['[shop/1] nodePort 30000 does not go with type ClusterIP: write type NodePort, or leave it out.'],
  ),
  raw(
    'a headless NodePort',
    [deployment(), service({ type: 'NodePort', clusterIP: 'None' })],
    ['[shop/1] clusterIP "None" does not go with type NodePort: leave one of the two out.'],
  ),
  raw(
    'an unknown affinity',
    [deployment(), service({ sessionAffinity: 'Cookie' })],
    ['[shop/1] sessionAffinity "Cookie" is unknown: write ClientIP or None.'],
  ),
];

const nodePort = (nodePort: unknown, name: string, protocol?: string) =>
  service({ type: 'NodePort', ports: [{ port: 80, targetPort: 8080, nodePort, protocol }] }, name);

export const nodePorts: readonly Row[] = [
  raw(
    'one port for two Services',
    [deployment(), nodePort(30080, 'a'), nodePort(30080, 'b')],
    ['[shop/2] nodePort 30080 belongs to shop/1 already: write another, or leave it out to let the cluster choose.'],
  ),
  raw(
    'below the range',
    [deployment(), nodePort(80, 'a')],
    ['[shop/1] nodePort 80 is outside 30000..32767: write one of those, or leave it out to let the cluster choose.'],
  ),
  raw(
    'above the range',
    [deployment(), nodePort(32768, 'a')],
    ['[shop/1] nodePort 32768 is outside 30000..32767: write one of those, or leave it out to let the cluster choose.'],
  ),
  raw(
    'half a port',
    [deployment(), nodePort(30000.5, 'a')],
    [
      '[shop/1] spec.ports[0].nodePort 30000.5 is not a whole number: write, for example, 3.',
      '[shop/1] nodePort 30000.5 is outside 30000..32767: write one of those, or leave it out to let the cluster choose.',
    ],
  ),
];

const target = (targetPort: unknown, protocol?: string) => service({ ports: [{ port: 80, targetPort, protocol }] });

export const serviceTargets: readonly Row[] = [
  raw(
    'no pods',
    [deployment({}, {}, 'users'), service()],
    [
      '[shop/1] selector "app=user" selects no pods in this namespace: write labels that pods have, or turn the check off here when the pods are made elsewhere.',
    ],
  ),
  raw(
    'pods in another namespace',
    [{ ...deployment(), metadata: { name: 'user', namespace: 'a' } }, deployment({}, {}, 'pay'), service()],
    [
      '[shop/2] selector "app=user" selects no pods in this namespace: write labels that pods have, or turn the check off here when the pods are made elsewhere.',
    ],
  ),
  raw(
    'one label too many',
    [deployment(), service({ selector: { app: 'user', tier: 'web' } })],
    [
      '[shop/1] selector "app=user,tier=web" selects no pods in this namespace: write labels that pods have, or turn the check off here when the pods are made elsewhere.',
    ],
  ),
  raw(
    'no pods in the whole app',
    [service()],
    [],
    [
      '[shop/0] selector "app=user" selects no pods in this namespace: write labels that pods have, or turn the check off here when the pods are made elsewhere.',
    ],
  ),
  raw(
    'a name that no port has',
    [deployment(), target('web')],
    ['[shop/1] none of the pods opens the targetPort "web": write one of "http", 8080.'],
  ),
  raw(
    'a number that no port has',
    [deployment(), target(9090)],
    ['[shop/1] none of the pods opens the targetPort 9090: write one of "http", 8080.'],
  ),
  raw(
    'the port as text',
    [deployment(), target('8080')],
    [
      '[shop/1] targetPort "8080" is not a port name: write at most 15 lower-case letters, digits and single "-", with at least one letter, for example "grpc".',
    ],
  ),
  raw(
    'the port left out',
    [deployment(), service({ ports: [{ port: 80 }] })],
    ['[shop/1] none of the pods opens the targetPort 80: write one of "http", 8080.'],
  ),
  raw(
    'a name of another protocol',
    [deployment(), target('http', 'UDP')],
    ['[shop/1] none of the pods opens the targetPort "http": write one of "http", 8080.'],
  ),
  raw(
    'a name where no port has one',
    [withContainer({ ports: undefined }), target('http')],
    ['[shop/1] none of the pods opens the targetPort "http": give a port of a container this name.'],
  ),
  raw(
    'the port of an init container',
    [
      deployment({}, { initContainers: [{ name: 'i', image: 'a:1', ports: [{ containerPort: 9, name: 'init' }] }] }),
      target('init'),
    ],
    ['[shop/1] none of the pods opens the targetPort "init": write one of "http", 8080.'],
  ),
];

export const ingressBackends: readonly Row[] = [
  raw(
    'a misspelt Service',
    [...user, ingress([path('/', 'usr')])],
    [
      '[shop/2] Service "usr" is not in the app: write "user", or PorticoChecks.of(app).external("Service", "usr") when it is made elsewhere.',
    ],
  ),
  raw(
    'a Service that is nowhere',
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
    'a port that the Service lacks',
    [...user, ingress([path('/', 'user', { number: 8080 })])],
    ['[shop/2] Service "user" has no port 8080: write one of "http", 80.'],
  ),
  raw(
    'a name that no port has',
    [...user, ingress([path('/', 'user', { name: 'web' })])],
    ['[shop/2] Service "user" has no port "web": write one of "http", 80.'],
  ),
  raw(
    'no port',
    [...user, ingress([path('/', 'user', {})])],
    ['[shop/2] backend "user" has the port {}: write either its name or its number.'],
  ),
  raw(
    'a name and a number',
    [...user, ingress([path('/', 'user', { name: 'http', number: 80 })])],
    ['[shop/2] backend "user" has the port {"name":"http","number":80}: write either its name or its number.'],
  ),
  raw(
    'no service',
    [...user, ingress([{ path: '/', pathType: 'Prefix', backend: {} }])],
    ['[shop/2] backend {} names no service: write one.'],
  ),
  raw(
    'a service as it once was',
    [...user, ingress([{ path: '/', pathType: 'Prefix', backend: { serviceName: 'user', servicePort: 80 } }])],
    [
      '[shop/2] spec.rules[0].http.paths[0].backend.serviceName is no field of Ingress: write service.',
      '[shop/2] spec.rules[0].http.paths[0].backend.servicePort is no field of Ingress: write service.',
      '[shop/2] backend {"serviceName":"user","servicePort":80} names no service: write one.',
    ],
  ),
  raw(
    'a default backend',
    [...user, ingress([], { rules: undefined, defaultBackend: { service: { name: 'usr', port: { number: 80 } } } })],
    [
      '[shop/2] Service "usr" is not in the app: write "user", or PorticoChecks.of(app).external("Service", "usr") when it is made elsewhere.',
    ],
  ),
];

const host = (name: unknown) => ingress([path('/')], { rules: [{ host: name, http: { paths: [path('/')] } }] });

export const ingressPaths: readonly Row[] = [
  raw(
    'a relative path',
    [...user, ingress([path('user')])],
    ['[shop/2] path "user" is not absolute: start it with "/".'],
  ),
  raw(
    'two slashes',
    [...user, ingress([path('/a//b')])],
    ['[shop/2] path "/a//b" is refused: write it without "//", "/./", "/../" and "%2F".'],
  ),
  raw(
    'two dots',
    [...user, ingress([path('/a/../b')])],
    ['[shop/2] path "/a/../b" is refused: write it without "//", "/./", "/../" and "%2F".'],
  ),
  raw(
    'an encoded slash',
    [...user, ingress([path('/a%2Fb')])],
    ['[shop/2] path "/a%2Fb" is refused: write it without "//", "/./", "/../" and "%2F".'],
  ),
  raw(
    'no path',
    [...user, ingress([path(undefined)])],
    ['[shop/2] a path of type Prefix is missing: write one, for example "/".'],
  ),
  raw(
    'an unknown type',
    [...user, ingress([path('/', 'user', { number: 80 }, 'Regex')])],
    ['[shop/2] pathType "Regex" is unknown: write Exact, Prefix or ImplementationSpecific.'],
  ),
  raw(
    'no paths',
    [...user, ingress([])],
    ['[shop/2] the rule for "abc.com" has no path: write http.paths, or leave http out.'],
  ),
  raw(
    'nothing at all',
    [...user, ingress([], { rules: [] })],
    ['[shop/2] an Ingress has neither rules nor defaultBackend: write one of them.'],
  ),
  raw(
    'a class said twice',
    [...user, ingress([path('/')], {}, 'user', { annotations: { 'kubernetes.io/ingress.class': 'nginx' } })],
    [
      '[shop/2] an Ingress has both ingressClassName and the annotation "kubernetes.io/ingress.class": keep ingressClassName.',
    ],
  ),
  raw(
    'a URL for a host',
    [...user, host('https://abc.com')],
    [
      '[shop/2] host "https://abc.com" is not a DNS name: write it without scheme, port and path, for example "abc.com".',
    ],
  ),
  raw(
    'an address for a host',
    [...user, host('10.0.0.1')],
    ['[shop/2] host "10.0.0.1" is an IP address: write a DNS name, or leave the host out to serve every host.'],
  ),
  raw(
    'capitals in a host',
    [...user, host('ABC.com')],
    [
      '[shop/2] host "ABC.com" is not a DNS name: write lower-case labels joined by dots, for example "abc.com" or "*.abc.com".',
    ],
  ),
  raw(
    'a star inside a host',
    [...user, host('a.*.com')],
    [
      '[shop/2] host "a.*.com" is not a DNS name: write lower-case labels joined by dots, for example "abc.com" or "*.abc.com".',
    ],
  ),
];

export const ingressConflicts: readonly Row[] = [
  raw(
    'in two objects',
    [...user, ingress([path('/')], {}, 'a'), ingress([path('/')], {}, 'b')],
    ['[shop/3] abc.com Prefix "/" is routed by shop/2 as well: write it in one of the two.'],
  ),
  raw(
    'in one object',
    [...user, ingress([path('/'), path('/')])],
    ['[shop/2] abc.com Prefix "/" is routed twice: write it once.'],
  ),
  raw(
    'without a host',
    [
      ...user,
      ingress([], { rules: [{ http: { paths: [path('/')] } }] }, 'a'),
      ingress([], { rules: [{ http: { paths: [path('/')] } }] }, 'b'),
    ],
    ['[shop/3] every host Prefix "/" is routed by shop/2 as well: write it in one of the two.'],
  ),
];

const tls = (hosts: readonly unknown[], secretName?: string) => ingress([path('/')], { tls: [{ hosts, secretName }] });

export const ingressTls: readonly Row[] = [
  raw(
    'a host that no rule has',
    [...user, tls(['abd.com'])],
    ['[shop/2] TLS host "abd.com" is in no rule: write one of "abc.com".'],
  ),
  raw(
    'a wildcard of another domain',
    [...user, tls(['*.abd.com'])],
    ['[shop/2] TLS host "*.abd.com" is in no rule: write one of "abc.com".'],
  ),
  raw(
    'a Secret of another type',
    [
      ...user,
      tls(['abc.com'], 'cert'),
      object('v1', 'Secret', { stringData: { 'tls.crt': 'x', 'tls.key': 'x' } }, 'cert'),
    ],
    ['[shop/2] Secret "cert" of tls has the type "Opaque": write kubernetes.io/tls, with tls.crt and tls.key.'],
  ),
];

const route = (kind: string, backend: Raw, parent: Raw = {}) =>
  object('gateway.networking.k8s.io/v1', kind, {
    spec: {
      parentRefs: [{ name: 'gateway', ...parent }],
      rules: [{ backendRefs: [{ name: 'user', port: 80, ...backend }] }],
    },
  });
const gateway = object(
  'gateway.networking.k8s.io/v1',
  'Gateway',
  { spec: { gatewayClassName: 'x', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] } },
  'gateway',
);

/** A route without rules, in the namespace `a`. */
const distant = (parent: Raw): Raw => ({
  ...route('HTTPRoute', {}, parent),
  metadata: { name: 'user', namespace: 'a' },
  spec: { parentRefs: [{ name: 'gateway', ...parent }] },
});
const selecting = (matchLabels: Raw) => ({ from: 'Selector', selector: { matchLabels } });
/** A Gateway in the namespace `infra`, with one listener. */
const letting = (namespaces: unknown, more: readonly Raw[] = []): Raw => ({
  ...gateway,
  metadata: { name: 'gateway', namespace: 'infra' },
  spec: {
    gatewayClassName: 'x',
    listeners: [{ name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces } }, ...more],
  },
});

export const httpRoutes: readonly Row[] = [
  raw(
    'a misspelt Service',
    [...user, route('HTTPRoute', { name: 'usr' })],
    [
      '[shop/2] Service "usr" is not in the app: write "user", or PorticoChecks.of(app).external("Service", "usr") when it is made elsewhere.',
    ],
  ),
  raw(
    'a port that the Service lacks',
    [...user, route('HTTPRoute', { port: 8080 })],
    ['[shop/2] Service "user" has no port 8080: write one of "http", 80.'],
  ),
  raw(
    'no port',
    [...user, route('HTTPRoute', { port: undefined })],
    ['[shop/2] backend "user" has no port: write that of the Service, for example 80.'],
  ),
  raw(
    'of gRPC',
    [...user, route('GRPCRoute', { name: 'usr' })],
    [
      '[shop/2] Service "usr" is not in the app: write "user", or PorticoChecks.of(app).external("Service", "usr") when it is made elsewhere.',
    ],
  ),
  raw(
    'a listener that the Gateway lacks',
    [...user, route('HTTPRoute', {}, { sectionName: 'https' }), gateway],
    ['[shop/2] Gateway "gateway" has no listener "https": write one of "http".'],
  ),
  ...[undefined, { from: 'Same' }, selecting({ 'kubernetes.io/metadata.name': 'b' })].map((namespaces) =>
    raw(
      `a Gateway that lets in other namespaces, by ${JSON.stringify(namespaces)}`,
      [distant({ namespace: 'infra' }), letting(namespaces)],
      [
        '[shop/0] Gateway "gateway" allows no routes of the namespace "a": write it in allowedRoutes of a listener, or make both in one namespace.',
      ],
    ),
  ),
];

const policy = (spec: Raw) =>
  object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: { matchLabels: { app: 'user' } }, ...spec } });

export const networkPolicies: readonly Row[] = [
  raw(
    'no pods',
    [deployment(), policy({ podSelector: { matchLabels: { app: 'usr' } } })],
    [
      '[shop/1] selector "app=usr" selects no pods in this namespace: write labels that pods have, or turn the check off here when the pods are made elsewhere.',
    ],
  ),
  raw(
    'a name that no port has',
    [deployment(), policy({ ingress: [{ ports: [{ port: 'web' }] }] })],
    ['[shop/1] none of the pods opens the port "web": write one of "http", 8080.'],
  ),
  raw(
    'port 70000',
    [deployment(), policy({ egress: [{ ports: [{ port: 70000 }] }] })],
    ['[shop/1] port 70000 is outside 1..65535: write a whole number, for example 8080.'],
  ),
  raw(
    'an unknown protocol',
    [deployment(), policy({ ingress: [{ ports: [{ port: 80, protocol: 'HTTP' }] }] })],
    ['[shop/1] protocol "HTTP" of port 80 is unknown: write TCP, UDP or SCTP, or leave it out.'],
  ),
  raw(
    'an end before the start',
    [deployment(), policy({ ingress: [{ ports: [{ port: 80, endPort: 70 }] }] })],
    ['[shop/1] endPort 70 does not end a range that starts with port 80: write a number from the port on.'],
  ),
  raw(
    'an end of a name',
    [deployment(), policy({ ingress: [{ ports: [{ port: 'http', endPort: 90 }] }] })],
    ['[shop/1] endPort 90 does not end a range that starts with port "http": write a number from the port on.'],
  ),
  raw(
    'an address without its length',
    [deployment(), policy({ ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.1' } }] }] })],
    [
      '[shop/1] ipBlock "10.0.0.1" is not a CIDR block: write address and length, for example "10.0.0.0/8" or "203.0.113.7/32".',
    ],
  ),
  raw(
    'an exception that is none',
    [deployment(), policy({ egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['x'] } }] }] })],
    [
      '[shop/1] ipBlock "x" is not a CIDR block: write address and length, for example "10.0.0.0/8" or "203.0.113.7/32".',
    ],
  ),
  raw(
    'a block beside a selector',
    [deployment(), policy({ ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' }, podSelector: {} }] }] })],
    ['[shop/1] a peer has both an ipBlock and a selector: write a peer for each.'],
  ),
  raw(
    'an unknown type',
    [deployment(), policy({ policyTypes: ['ingress'] })],
    ['[shop/1] policyType "ingress" is unknown: write Ingress or Egress.'],
  ),
];

export const right: readonly Row[] = [
  raw(
    'Services without pods',
    [
      object(
        'v1',
        'Service',
        { spec: { type: 'ExternalName', externalName: 'db.example.com', selector: { app: 'x' } } },
        'a',
      ),
      object('v1', 'Service', { spec: { ports: [{ port: 5432 }] } }, 'b'),
      object('v1', 'Service', { spec: { clusterIP: 'None', selector: { app: 'user' } } }, 'c'),
      deployment(),
    ],
    [],
  ),
  raw('ports that nothing declares', [withContainer({ ports: undefined }), target(8080)], []),
  raw(
    'two versions of which one has the port',
    [
      object('apps/v1', 'DaemonSet', {
        spec: {
          selector: { matchLabels: { v: '2' } },
          template: {
            metadata: { labels: { app: 'both', v: '2' } },
            spec: { containers: [{ name: 'a', image: 'a:1', ports: [{ containerPort: 9 }] }] },
          },
        },
      }),
      object(
        'apps/v1',
        'DaemonSet',
        {
          spec: {
            selector: { matchLabels: { v: '1' } },
            template: {
              metadata: { labels: { app: 'both', v: '1' } },
              spec: { containers: [{ name: 'a', image: 'a:1', ports: [{ name: 'http', containerPort: 8080 }] }] },
            },
          },
        },
        'one',
      ),
      service({ selector: { app: 'both' } }),
    ],
    [],
  ),
  raw(
    'pods of a kind of somebody else',
    [
      object('argoproj.io/v1alpha1', 'Rollout', {
        spec: {
          template: {
            metadata: { labels: { app: 'user' } },
            spec: { containers: [{ name: 'a', ports: [{ name: 'http', containerPort: 1 }] }] },
          },
        },
      }),
      deployment({}, {}, 'pay'),
      service(),
    ],
    [],
  ),
  raw(
    'one node port for two protocols',
    [withContainer({ ports: undefined }), nodePort(30053, 'a'), nodePort(30053, 'b', 'UDP'), nodePort(0, 'c')],
    [],
  ),
  raw(
    'Ingresses that share a host and are right',
    [
      ...user,
      ingress(
        [
          path('/'),
          path('/', 'user', { name: 'http' }, 'Exact'),
          path('', 'user', { number: 80 }, 'ImplementationSpecific'),
        ],
        {},
        'a',
      ),
      ingress([path('/')], { ingressClassName: 'internal' }, 'b'),
      ingress([path('/')], {}, 'c', {
        annotations: {
          'nginx.ingress.kubernetes.io/canary': 'true',
          'nginx.ingress.kubernetes.io/canary-weight': '10',
        },
      }),
      ingress([path('/')], { ingressClassName: 'alb' }, 'd'),
      ingress([path('/')], { ingressClassName: 'alb' }, 'e'),
    ],
    [],
  ),
  raw(
    'certificates for more hosts than rules have',
    [
      ...user,
      ingress([path('/')], { tls: [{ hosts: ['abc.com', 'www.abc.com'], secretName: 'made-by-cert-manager' }] }, 'a', {
        annotations: { 'cert-manager.io/cluster-issuer': 'x' },
      }),
      ingress(
        [],
        {
          rules: [{ host: 'a.abc.com', http: { paths: [path('/')] } }],
          tls: [{ hosts: ['*.abc.com'] }, { secretName: 'x' }],
        },
        'b',
      ),
      ingress([], { rules: [{ http: { paths: [path('/')] } }], tls: [{ hosts: ['any.com'] }] }, 'c'),
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
  ...[
    { from: 'All' },
    selecting({ 'kubernetes.io/metadata.name': 'a' }),
    selecting({ team: 'shop' }),
    { from: 'Selector', selector: { matchExpressions: [{ key: 'team', operator: 'Exists' }] } },
  ].map((namespaces) =>
    raw(
      `a Gateway that lets in a namespace, by ${JSON.stringify(namespaces)}`,
      [distant({ namespace: 'infra', sectionName: 'http' }), letting(namespaces)],
      [],
    ),
  ),
  raw(
    'a Gateway that lets in a namespace by one of its listeners',
    [
      distant({ namespace: 'infra' }),
      letting(undefined, [
        { name: 'web', port: 8080, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'All' } } },
      ]),
    ],
    [],
  ),
  raw('a route in a namespace, and a Gateway in that of the context', [distant({ namespace: 'infra' }), gateway], []),
  raw(
    'routes to a Gateway made elsewhere',
    [
      ...user,
      route('HTTPRoute', {}, { sectionName: 'https' }),
      route('GRPCRoute', { group: 'example.com', kind: 'Bucket', name: 'x', port: undefined }),
    ],
    [],
  ),
  raw(
    'policies that look odd and are not',
    [
      deployment(),
      policy({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] }),
      {
        ...policy({
          ingress: [
            { ports: [{ port: 8080, endPort: 8090 }, { protocol: 'UDP' }], from: [{ ipBlock: { cidr: '::/0' } }] },
          ],
        }),
        metadata: { name: 'b' },
      },
    ],
    [],
  ),
  {
    what: 'a Service that is named as external',
    build: (chart, app) => {
      raw('', [ingress([path('/', 'billing')])], []).build(chart, app);
      PorticoChecks.of(app).external('Service', 'billing');
    },
    problems: [],
  },
];

import { deployment, labels, object, type Whole } from './object';

const API = 'gateway.networking.k8s.io/v1';
const service = object('v1', 'Service', {
  spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
});
const backend = { name: 'user', port: 80 };
const header = [{ name: 'X-A', value: 'a' }];

export const gateway: Whole = {
  'an HTTPRoute': [
    object(API, 'HTTPRoute', {
      spec: {
        parentRefs: [
          {
            group: 'gateway.networking.k8s.io',
            kind: 'Gateway',
            name: 'edge',
            namespace: 'infra',
            sectionName: 'http',
            port: 80,
          },
        ],
        hostnames: ['abc.com', '*.abc.com'],
        rules: [
          {
            name: 'first',
            matches: [
              {
                path: { type: 'Exact', value: '/user' },
                headers: [{ type: 'Exact', name: 'x-release', value: 'next' }],
                queryParams: [{ type: 'RegularExpression', name: 'a', value: 'b.*' }],
                method: 'GET',
              },
            ],
            filters: [
              {
                type: 'CORS',
                cors: {
                  allowOrigins: ['https://app.example.com'],
                  allowMethods: ['GET', 'POST'],
                  allowHeaders: ['X-A'],
                  exposeHeaders: ['X-B'],
                  allowCredentials: true,
                  maxAge: 600,
                },
              },
              { type: 'RequestHeaderModifier', requestHeaderModifier: { set: header, remove: ['X-B'] } },
              { type: 'ResponseHeaderModifier', responseHeaderModifier: { add: header } },
              { type: 'RequestMirror', requestMirror: { backendRef: backend, percent: 10 } },
              {
                type: 'URLRewrite',
                urlRewrite: { hostname: 'inside.com', path: { type: 'ReplaceFullPath', replaceFullPath: '/x' } },
              },
            ],
            backendRefs: [
              { ...backend, group: '', kind: 'Service', weight: 9 },
              { ...backend, weight: 1 },
            ],
            timeouts: { request: '30s', backendRequest: '1s500ms' },
          },
          {
            matches: [{ path: { type: 'PathPrefix', value: '/old' } }],
            filters: [
              {
                type: 'RequestRedirect',
                requestRedirect: {
                  scheme: 'https',
                  hostname: 'abc.com',
                  port: 443,
                  path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/new' },
                  statusCode: 301,
                },
              },
            ],
          },
        ],
      },
    }),
    service,
    deployment,
  ],
  'a Gateway': [
    object(API, 'Gateway', {
      spec: {
        gatewayClassName: 'envoy',
        addresses: [{ type: 'IPAddress', value: '203.0.113.1' }],
        allowedListeners: {
          namespaces: {
            from: 'Selector',
            selector: {
              matchLabels: { a: 'b' },
              matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['shop'] }],
            },
          },
        },
        infrastructure: { labels: { a: 'b' }, annotations: { 'example.com/a': 'b' } },
        listeners: [
          {
            name: 'http',
            port: 80,
            protocol: 'HTTP',
            allowedRoutes: {
              namespaces: { from: 'Selector', selector: { matchLabels: { a: 'b' } } },
              kinds: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' }],
            },
          },
          {
            name: 'https',
            hostname: 'abc.com',
            port: 443,
            protocol: 'HTTPS',
            tls: {
              mode: 'Terminate',
              certificateRefs: [{ group: '', kind: 'Secret', name: 'abc-com-tls', namespace: 'shop' }],
              options: { 'example.com/a': 'b' },
            },
          },
        ],
      },
    }),
  ],
  'a ListenerSet': [
    object(API, 'ListenerSet', {
      spec: {
        parentRef: { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'edge', namespace: 'infra' },
        listeners: [
          {
            name: 'https',
            hostname: 'abc.com',
            port: 443,
            protocol: 'HTTPS',
            tls: { mode: 'Terminate', certificateRefs: [{ group: '', kind: 'Secret', name: 'abc-com-tls' }] },
            allowedRoutes: { namespaces: { from: 'Same' } },
          },
        ],
      },
    }),
  ],
  'a BackendTLSPolicy': [
    object(API, 'BackendTLSPolicy', {
      spec: {
        targetRefs: [{ group: '', kind: 'Service', name: 'vault', sectionName: 'https' }],
        validation: {
          hostname: 'vault.internal',
          caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'internal-ca' }],
          subjectAltNames: [{ type: 'Hostname', hostname: 'vault.internal' }],
        },
      },
    }),
  ],
  'a ReferenceGrant': [
    object(API, 'ReferenceGrant', {
      spec: {
        from: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'infra' }],
        to: [{ group: '', kind: 'Secret', name: 'abc-com-tls' }],
      },
    }),
  ],
};

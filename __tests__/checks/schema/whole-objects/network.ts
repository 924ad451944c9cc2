import { deployment, labels, object, type Whole } from './object';

export const network: Whole = {
  'a Service on node ports': [
    object('v1', 'Service', {
      spec: {
        type: 'NodePort',
        selector: labels,
        sessionAffinity: 'ClientIP',
        sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } },
        externalTrafficPolicy: 'Local',
        internalTrafficPolicy: 'Cluster',
        publishNotReadyAddresses: false,
        ipFamilyPolicy: 'SingleStack',
        ipFamilies: ['IPv4'],
        externalIPs: ['203.0.113.9'],
        ports: [
          { name: 'http', port: 80, targetPort: 'http', protocol: 'TCP', appProtocol: 'http', nodePort: 30080 },
          { name: 'b', port: 81, targetPort: 8080 },
        ],
      },
    }),
    deployment,
  ],
  'a Service behind a load balancer': [
    object('v1', 'Service', {
      spec: {
        type: 'LoadBalancer',
        selector: labels,
        loadBalancerIP: '203.0.113.1',
        loadBalancerSourceRanges: ['10.0.0.0/8'],
        loadBalancerClass: 'example.com/lb',
        allocateLoadBalancerNodePorts: false,
        externalTrafficPolicy: 'Local',
        healthCheckNodePort: 30999,
        ports: [{ port: 80, targetPort: 'http' }],
      },
    }),
    deployment,
  ],
  'a headless Service': [
    object('v1', 'Service', {
      spec: { clusterIP: 'None', selector: labels, ports: [{ port: 80, targetPort: 'http' }] },
    }),
    deployment,
  ],
  'a Service that is a name': [
    object('v1', 'Service', { spec: { type: 'ExternalName', externalName: 'db.example.com' } }),
  ],
  'an Ingress': [
    object('networking.k8s.io/v1', 'Ingress', {
      spec: {
        ingressClassName: 'nginx',
        defaultBackend: { service: { name: 'user', port: { number: 80 } } },
        tls: [{ hosts: ['abc.com'], secretName: 'tls' }],
        rules: [
          {
            host: 'abc.com',
            http: {
              paths: [
                { path: '/', pathType: 'Prefix', backend: { service: { name: 'user', port: { name: 'http' } } } },
                {
                  path: '/x',
                  pathType: 'Exact',
                  backend: { resource: { apiGroup: 'example.com', kind: 'Bucket', name: 'b' } },
                },
              ],
            },
          },
          {
            host: '*.abc.com',
            http: {
              paths: [
                {
                  path: '/i(a)',
                  pathType: 'ImplementationSpecific',
                  backend: { service: { name: 'user', port: { number: 80 } } },
                },
              ],
            },
          },
        ],
      },
    }),
    object('v1', 'Service', { spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http' }] } }),
    deployment,
  ],
  'an IngressClass': [
    object(
      'networking.k8s.io/v1',
      'IngressClass',
      {
        spec: {
          controller: 'k8s.io/ingress-nginx',
          parameters: { apiGroup: 'k8s.example.com', kind: 'IngressParameters', name: 'external', scope: 'Cluster' },
        },
      },
      'nginx',
    ),
  ],
  'a NetworkPolicy': [
    object('networking.k8s.io/v1', 'NetworkPolicy', {
      spec: {
        podSelector: { matchLabels: labels, matchExpressions: [{ key: 'app', operator: 'Exists' }] },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          {
            from: [
              { podSelector: { matchLabels: { a: 'b' } }, namespaceSelector: { matchLabels: { c: 'd' } } },
              { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
            ],
            ports: [{ port: 8080, endPort: 8090, protocol: 'TCP' }, { port: 'http' }],
          },
        ],
        egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 53, protocol: 'UDP' }] }],
      },
    }),
    deployment,
  ],
  'an EndpointSlice': [
    object('discovery.k8s.io/v1', 'EndpointSlice', {
      addressType: 'IPv4',
      endpoints: [{ addresses: ['10.1.2.3'], conditions: { ready: true }, hostname: 'a', nodeName: 'n', zone: 'z' }],
      ports: [{ name: 'http', port: 80, protocol: 'TCP' }],
    }),
  ],
};

import { type Case, raw } from '../../case';
import { container, deployment, ingress, object, path, type Raw, service, user, widgets } from '../../objects';

const hpa = (spec: Raw) =>
  object(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    {
      spec: {
        minReplicas: 2,
        maxReplicas: 5,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'user' },
        ...spec,
      },
    },
    'hpa',
  );

const metric = (m: Raw) => [
  deployment(
    { replicas: undefined },
    { containers: [container({ resources: { requests: { cpu: '50m', memory: '64Mi' } } })] },
  ),
  hpa({ metrics: [m] }),
];

const policy = (spec: Raw) => [
  deployment(),
  object(
    'networking.k8s.io/v1',
    'NetworkPolicy',
    { spec: { podSelector: { matchLabels: { app: 'user' } }, ...spec } },
    'policy',
  ),
];

const role = (rule: Raw, kind = 'Role') => object('rbac.authorization.k8s.io/v1', kind, { rules: [rule] });

export const wrong: readonly Case[] = [
  raw(
    'a traffic policy inside the cluster',
    [deployment(), service({ externalTrafficPolicy: 'Local' })],
    [
      '[shop/1] spec has externalTrafficPolicy "Local", which goes with the types NodePort and LoadBalancer only: leave it out.',
    ],
  ),
  raw(
    'a traffic policy in lower case',
    [deployment(), service({ type: 'NodePort', externalTrafficPolicy: 'local' })],
    ['[shop/1] spec.externalTrafficPolicy "local" is unknown: write Cluster or Local.'],
  ),
  raw(
    'addresses that a load balancer would let in',
    [deployment(), service({ loadBalancerSourceRanges: ['10.0.0.0/8'] })],
    [
      '[shop/1] spec has loadBalancerSourceRanges, which goes with the type LoadBalancer only: write that, or leave loadBalancerSourceRanges out.',
    ],
  ),
  raw(
    'an IP address that is not a CIDR block',
    [deployment(), service({ type: 'LoadBalancer', loadBalancerSourceRanges: ['10.0.0.1'] })],
    [
      '[shop/1] spec.loadBalancerSourceRanges[0] "10.0.0.1" is not a CIDR block: write address and length, for example "10.0.0.0/8".',
    ],
  ),
  raw(
    'a memory of clients that nobody asked for',
    [deployment(), service({ sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } } })],
    [
      '[shop/1] spec has sessionAffinityConfig, which goes with sessionAffinity "ClientIP" only: write that, or leave it out.',
    ],
  ),
  raw(
    'a memory of clients for two days',
    [
      deployment(),
      service({ sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 172800 } } }),
    ],
    [
      '[shop/1] spec.sessionAffinityConfig.clientIP.timeoutSeconds 172800 is outside 1..86400: write a whole number of those, for example 600.',
    ],
  ),
  raw(
    'an unknown IP family',
    [deployment(), service({ ipFamilies: ['ipv4'] })],
    ['[shop/1] spec.ipFamilies[0] "ipv4" is unknown: write IPv4 or IPv6.'],
  ),
  raw(
    'a text that is not an IP address',
    [deployment(), service({ clusterIP: '10.0.0' })],
    ['[shop/1] spec.clusterIP "10.0.0" is not an IP address: write "None", or leave it to the cluster.'],
  ),
  raw(
    'an external name with a scheme',
    [service({ type: 'ExternalName', externalName: 'https://db.example.com', selector: undefined, ports: undefined })],
    ['[shop/0] spec.externalName "https://db.example.com" is not a DNS name: write one, for example "db.example.com".'],
  ),
  raw(
    'a class name with capitals',
    [...user, ingress([path('/')], { ingressClassName: 'Nginx' })],
    [
      '[shop/2] spec.ingressClassName "Nginx" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "nginx".',
    ],
  ),
  raw(
    'an IngressClass without a valid controller',
    [object('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'nginx' } })],
    [
      '[shop/0] spec.controller "nginx" is not a name of a controller: write a domain and a path, for example "k8s.io/ingress-nginx".',
    ],
  ),
  raw('an empty peer', policy({ ingress: [{ from: [{}] }] }), [
    '[shop/1] spec.ingress[0].from[0] names nobody: write podSelector, namespaceSelector or ipBlock.',
  ]),
  raw(
    'an exception outside its block',
    policy({ ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['192.168.0.0/16'] } }] }] }),
    [
      '[shop/1] spec.ingress[0].from[0].ipBlock excepts "192.168.0.0/16", which is not a part of "10.0.0.0/8": write a smaller block of it.',
    ],
  ),
  raw(
    'a namespace selector with a wrong label',
    policy({ ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'a b' } } }] }] }),
    [
      '[shop/1] spec.ingress[0].from[0].namespaceSelector.matchLabels.team "a b" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
    ],
  ),
  raw(
    'an autoscaler without bounds',
    [deployment(), hpa({ minReplicas: 0 })],
    ['[shop/1] spec.minReplicas 0 is below 1: write a whole number from 1, for example 2.'],
  ),
  raw(
    'an autoscaler without the apiVersion of its target',
    [deployment(), hpa({ scaleTargetRef: { kind: 'Deployment', name: 'user' } })],
    ['[shop/1] spec.scaleTargetRef.apiVersion is missing: write it, since the API server requires it.'],
  ),
  raw(
    'a metric without its target value',
    metric({ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization' } } }),
    ['[shop/1] spec.metrics[0].resource.target has the type "Utilization" and no averageUtilization: write it.'],
  ),
  raw(
    'a metric with the target value of another type',
    metric({ type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageUtilization: 70 } } }),
    ['[shop/1] spec.metrics[0].resource.target has the type "AverageValue" and no averageValue: write it.'],
  ),
  raw(
    'a metric without its object',
    metric({ type: 'Pods', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }),
    ['[shop/1] spec.metrics[0] has the type "Pods" and no pods: write it.'],
  ),
  raw(
    'a window of two hours',
    [deployment(), hpa({ behavior: { scaleDown: { stabilizationWindowSeconds: 7200 } } })],
    [
      '[shop/1] spec.behavior.scaleDown.stabilizationWindowSeconds 7200 is outside 0..3600: write a whole number of those, for example 300.',
    ],
  ),
  raw(
    'a budget that is not a number',
    [
      deployment({ replicas: 2 }),
      object('policy/v1', 'PodDisruptionBudget', {
        spec: { selector: { matchLabels: { app: 'user' } }, maxUnavailable: 'one' },
      }),
    ],
    [
      '[shop/1] spec.maxUnavailable "one" is neither a number of pods nor a percentage: write, for example, 1 or "25%".',
    ],
  ),
  raw(
    'an unknown eviction policy',
    [
      deployment({ replicas: 2 }),
      object('policy/v1', 'PodDisruptionBudget', {
        spec: { selector: { matchLabels: { app: 'user' } }, maxUnavailable: 1, unhealthyPodEvictionPolicy: 'Always' },
      }),
    ],
    ['[shop/1] spec.unhealthyPodEvictionPolicy "Always" is unknown: write AlwaysAllow or IfHealthyBudget.'],
  ),
  raw(
    'a rule that allows nothing',
    [role({ apiGroups: [''], resources: ['pods'], verbs: [] })],
    ['[shop/0] rules[0].verbs is empty: write at least one.'],
  ),
  raw(
    'a rule of no group',
    [role({ resources: ['pods'], verbs: ['get'] })],
    ['[shop/0] rules[0] has no apiGroups: write, for example, ["apps"], or [""] for Pods and Services.'],
  ),
  raw(
    'paths of the API server in a namespace',
    [role({ nonResourceURLs: ['/healthz'], verbs: ['get'] })],
    ['[shop/0] rules[0] has nonResourceURLs, which are for ClusterRoles only: leave them out.'],
  ),
  raw(
    'a role of another group',
    [
      object('rbac.authorization.k8s.io/v1', 'RoleBinding', {
        roleRef: { apiGroup: 'rbac', kind: 'Role', name: 'user' },
      }),
    ],
    ['[shop/0] roleRef.apiGroup "rbac" is unknown: write rbac.authorization.k8s.io.'],
  ),
  raw(
    'a volume without data',
    [object('v1', 'PersistentVolume', { spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'] } })],
    ['[shop/0] spec has no data anywhere: write its source, for example csi.'],
  ),
  raw(
    'a volume without a size',
    [
      object('v1', 'PersistentVolume', {
        spec: { capacity: {}, accessModes: ['ReadWriteOnce'], hostPath: { path: '/data' } },
      }),
    ],
    ['[shop/0] spec has no capacity: write capacity.storage, for example "1Gi".'],
  ),
  raw(
    'storage that is reclaimed otherwise',
    [object('storage.k8s.io/v1', 'StorageClass', { provisioner: 'example.com/disk', reclaimPolicy: 'Recycle' })],
    ['[shop/0] reclaimPolicy "Recycle" is unknown: write Retain or Delete.'],
  ),
  raw(
    'a priority that is the system’s own',
    [object('scheduling.k8s.io/v1', 'PriorityClass', { value: 2_000_000_000 })],
    ['[shop/0] value 2000000000 is outside -2147483648..1000000000: write a whole number of those, for example 1000.'],
  ),
  raw(
    'half a pod allowed',
    [object('v1', 'ResourceQuota', { spec: { hard: { pods: '1.5' } } })],
    ['[shop/0] spec allows "1.5" pods: write a whole number.'],
  ),
  raw(
    'a least above the most',
    [object('v1', 'LimitRange', { spec: { limits: [{ type: 'Container', min: { cpu: '2' }, max: { cpu: '1' } }] } })],
    ['[shop/0] spec.limits[0] has the cpu "2" in min, above "1" in max: raise the one or lower the other.'],
  ),
  raw(
    'a webhook that answers nobody',
    [
      object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', {
        webhooks: [
          {
            name: 'a.example.com',
            admissionReviewVersions: ['v2'],
            sideEffects: 'None',
            clientConfig: { url: 'https://a.example.com' },
          },
        ],
      }),
    ],
    ['[shop/0] webhooks[0] has the admissionReviewVersions ["v2"], of which the API server speaks none: write ["v1"].'],
  ),
  raw(
    'a webhook without a place',
    [
      object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', {
        webhooks: [{ name: 'a.example.com', admissionReviewVersions: ['v1'], sideEffects: 'None', clientConfig: {} }],
      }),
    ],
    ['[shop/0] webhooks[0].clientConfig needs one of url and service: write one.'],
  ),
  raw(
    'a webhook that waits for a minute',
    [
      object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', {
        webhooks: [
          {
            name: 'a.example.com',
            admissionReviewVersions: ['v1'],
            sideEffects: 'None',
            timeoutSeconds: 60,
            clientConfig: { url: 'https://a.example.com' },
          },
        ],
      }),
    ],
    ['[shop/0] webhooks[0].timeoutSeconds 60 is outside 1..30: write a whole number of those, for example 10.'],
  ),
  raw(
    'a kind that is not named after itself',
    [widgets({}, 'widget.example.com')],
    [
      '[shop/0] the object has the name "widget.example.com": write "widgets.example.com", from spec.names and spec.group.',
    ],
  ),
  raw(
    'a kind that is stored twice',
    [
      widgets({
        versions: ['v1', 'v2'].map((name) => ({
          name,
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object' } },
        })),
      }),
    ],
    ['[shop/0] spec has 2 versions with storage true: write it for one.'],
  ),
  raw(
    'a kind without a schema',
    [widgets({ versions: [{ name: 'v1', served: true, storage: true }] })],
    ['[shop/0] spec.versions[0].schema is missing: write it, since the API server requires it.'],
  ),
  raw(
    'an endpoint of the other family',
    [
      object('discovery.k8s.io/v1', 'EndpointSlice', {
        addressType: 'IPv4',
        endpoints: [{ addresses: ['2001:db8::1'] }],
      }),
    ],
    ['[shop/0] the object has the address "2001:db8::1", which is not IPv4: write one.'],
  ),
];

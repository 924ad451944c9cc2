import { type FieldTable, own, patch, unneeded } from './answer';

const router = (props: string) => `new IngressRouter(chart, "router", { ${props} })`;
const ROUTER = 'const router = new IngressRouter(chart, "router", { host: "abc.com" })';
const ROUTE = 'router.prefix("/user", user)';
const CLOSED = 'PorticoDefaults.of(chart).set({ network: Network.closed() })';

/** The fields of what leads to pods, and of what objects have in common. */
export const NETWORK_FIELDS: readonly FieldTable[] = [
  {
    type: 'core.v1.ServiceSpec',
    title: 'Service: `spec`',
    rows: {
      'allocateLoadBalancerNodePorts, externalIPs, healthCheckNodePort': patch(),
      clusterIPs: unneeded('Kubernetes sets it from `clusterIP`'),
      externalName: unneeded('`Backend.external()` sends requests to a Service that others make'),
      loadBalancerIP: unneeded('deprecated, as `annotations` of `Exposure.loadBalancer()` take that of the cloud'),
      ports: 'ports: { otlp: PodPort.offered(4317) }',
      selector: 'selector: { app: "front" }',
      sessionAffinityConfig: 'traffic: { sessionAffinity: Duration.hours(1) }',
    },
  },
  {
    type: 'core.v1.ServicePort',
    title: 'Service: `spec.ports[]`',
    rows: {
      name: 'servicePortName: "web"',
      port: 'servicePort: 8000',
      protocol: 'ports: { dns: PodPort.offered(9053, 53, { protocol: PortProtocol.udp() }) }',
      targetPort: 'targetPortByNumber: true',
    },
  },
  {
    type: 'networking.v1.IngressSpec',
    title: 'Ingress: `spec`',
    rows: {
      defaultBackend: router('defaultBackend: user'),
      ingressClassName: router('defaultBackend: user, target: RoutingTarget.ingressNginx({ className: "edge" })'),
      rules: `${ROUTER}; ${ROUTE}`,
      tls: router('host: "abc.com", tls: Tls.secret("abc-com-tls"), defaultBackend: user'),
    },
  },
  {
    type: 'networking.v1.IngressRule',
    title: 'Ingress: `spec.rules[]`',
    given: ROUTER,
    rows: { host: ROUTE, http: ROUTE },
  },
  {
    type: 'networking.v1.HTTPIngressPath',
    title: 'Ingress: `spec.rules[].http.paths[]`',
    given: ROUTER,
    rows: {
      backend: ROUTE,
      path: ROUTE,
      pathType: 'router.exact("/user", user)',
    },
  },
  {
    type: 'networking.v1.IngressBackend',
    title: 'Ingress: `backend`',
    given: ROUTER,
    rows: {
      resource: unneeded('ingress-nginx does not serve it'),
      service: ROUTE,
    },
  },
  {
    type: 'networking.v1.IngressTLS',
    title: 'Ingress: `spec.tls[]`',
    rows: {
      hosts: router('host: "abc.com", tls: Tls.secret("abc-com-tls"), defaultBackend: user'),
      secretName: router('host: "abc.com", tls: Tls.secret("abc-com-tls"), defaultBackend: user'),
    },
  },
  {
    type: 'networking.v1.NetworkPolicySpec',
    title: 'NetworkPolicy: `spec`',
    given: CLOSED,
    rows: {
      egress: 'calls: [Peer.host("api.example.com")]',
      ingress: 'calledBy: [Peer.pods({ app: "reports" })]',
      podSelector: own('from the selector of the workload'),
      policyTypes: own('from the directions that are closed'),
    },
  },
  {
    type: 'networking.v1.NetworkPolicyIngressRule',
    title: 'NetworkPolicy: `spec.ingress[]`',
    given: CLOSED,
    rows: {
      from: 'calledBy: [Peer.pods({ app: "reports" })]',
      ports: 'port: 3000, calledBy: [Peer.pods({ app: "reports" })]',
    },
  },
  {
    type: 'networking.v1.NetworkPolicyEgressRule',
    title: 'NetworkPolicy: `spec.egress[]`',
    given: CLOSED,
    rows: {
      ports: 'calls: [Peer.addresses(["10.0.0.0/8"], { port: 5432 })]',
      to: 'calls: [Peer.addresses(["10.0.0.0/8"], { port: 5432 })]',
    },
  },
  {
    type: 'networking.v1.NetworkPolicyPeer',
    title: 'NetworkPolicy: `from[]` and `to[]`',
    given: CLOSED,
    rows: {
      ipBlock: 'calls: [Peer.addresses(["10.0.0.0/8"], { port: 5432 })]',
      namespaceSelector: 'calledBy: [Peer.pods({ app: "reports" }, { namespace: "reports" })]',
      podSelector: 'calledBy: [Peer.pods({ app: "reports" })]',
    },
  },
  {
    type: 'networking.v1.NetworkPolicyPort',
    title: 'NetworkPolicy: `ports[]`',
    given: CLOSED,
    rows: {
      endPort: patch(),
      port: 'calls: [Peer.addresses(["10.0.0.0/8"], { port: 5432 })]',
      protocol: 'calls: [Peer.addresses(["10.0.0.0/8"], { port: 53, protocol: PortProtocol.udp() })]',
    },
  },
  {
    type: 'networking.v1.IPBlock',
    title: 'NetworkPolicy: `ipBlock`',
    given: CLOSED,
    rows: {
      cidr: 'calls: [Peer.addresses(["10.0.0.0/8"], { port: 5432 })]',
      except: 'calls: [Peer.internet()]',
    },
  },
  {
    type: 'core.v1.ServiceAccount',
    title: 'ServiceAccount',
    rows: {
      'apiVersion, kind': own('from the kind'),
      automountServiceAccountToken: own('`false`: pods ask for their token themselves'),
      imagePullSecrets: unneeded('`pullSecrets` writes them into the pods'),
      metadata: 'identity: Identity.own({ annotations: { "example.com/owner": "checkout" } })',
      secrets: unneeded('Kubernetes gives pods tokens without a Secret'),
    },
  },
  {
    type: 'core.v1.ConfigMap',
    title: 'ConfigMap',
    rows: {
      'apiVersion, kind': own('from the kind'),
      'binaryData, immutable': patch(),
      data: 'config: { LOG_LEVEL: "info" }',
      metadata: 'config: { LOG_LEVEL: "info" }, configMaps: { labels: { team: "shop" } }',
    },
  },
  {
    type: 'meta.v1.ObjectMeta',
    title: 'Every object: `metadata`',
    rows: {
      annotations: 'annotations: { "example.com/owner": "checkout" }',
      'creationTimestamp, deletionGracePeriodSeconds, deletionTimestamp, generation, managedFields, resourceVersion':
        unneeded('the API server sets it'),
      'selfLink, uid': unneeded('the API server sets it'),
      'finalizers, ownerReferences': unneeded('controllers set it on objects that exist'),
      generateName: unneeded('`kubectl apply` needs names that stay'),
      labels: 'labels: { team: "checkout" }',
      name: 'name: "orders"',
      namespace: own('from the chart, `new Chart(app, "shop", { namespace: "shop" })`'),
    },
  },
];

import { ApiObject, type ApiObjectProps, App, Chart, JsonPatch, Testing } from 'cdk8s';
import {
  Backend,
  type DefaultOptions,
  Exposure,
  GatewayImplementation,
  Identity,
  IngressNginxController,
  IngressNginxServer,
  IngressRouter,
  type IRoutingTarget,
  Job,
  Metrics,
  Namespace,
  Network,
  type NetworkClosedOptions,
  NodeAgent,
  Peer,
  PodPort,
  PorticoDefaults,
  PortProtocol,
  RoutingTarget,
  RoutingTargetBase,
  StatefulService,
  TargetCapability,
  Tls,
  WebService,
  type WebServiceProps,
  Worker,
} from '../../lib';
import { ProblemsError } from '../../lib/cdk8s/findings';
import type { Manifest } from '../support/app';
import { expectValid } from '../support/validate';

const image = 'registry.example.com/shop/user:1.4.0';
const pods = (name: string, namespace?: string) => ({
  ...(namespace !== undefined && {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
  }),
  podSelector: { matchLabels: { app: name } },
});

/** The specs of the policies of a chart in the namespace `shop`, by name, of an app whose network is closed. */
function policies(
  build: (chart: Chart, app: App) => void,
  options: NetworkClosedOptions = {},
): { [name: string]: Manifest } {
  const app = new App();
  PorticoDefaults.of(app).set({ network: Network.closed(options) });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  build(chart, app);
  const objects: Manifest[] = Testing.synth(chart);
  expectValid(objects);
  const own = objects.filter(({ kind }) => kind === 'NetworkPolicy');
  return Object.fromEntries(own.map(({ metadata, spec }) => [metadata.name, spec]));
}

/** The messages of the problems of an app. */
function problems(build: (app: App) => void): string[] {
  const app = new App();
  build(app);
  try {
    app.synth();
  } catch (error) {
    if (error instanceof ProblemsError) return error.findings.map(({ path, message }) => `[${path}] ${message}`);
    throw error;
  }
  return [];
}

const service = (chart: Chart, name: string, props: Partial<WebServiceProps> = {}) =>
  new WebService(chart, name, { image, ...props });

jest.spyOn(console, 'error').mockImplementation(() => {});

describe('a closed namespace', () => {
  test('is denied everything but DNS, and each workload is allowed what is declared', () => {
    expect(
      policies((shop) => {
        const pay = service(shop, 'pay', { calls: [Peer.host('api.stripe.com')] });
        service(shop, 'user', { calls: [pay] });
      }),
    ).toEqual({
      pay: {
        podSelector: { matchLabels: { app: 'pay' } },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ from: [pods('user')], ports: [{ port: 'http', protocol: 'TCP' }] }],
        egress: [{ ports: [{ port: 443, protocol: 'TCP' }] }],
      },
      user: {
        podSelector: { matchLabels: { app: 'user' } },
        policyTypes: ['Egress'],
        egress: [{ to: [pods('pay')], ports: [{ port: 'http', protocol: 'TCP' }] }],
      },
      'default-deny-except-dns': {
        podSelector: {},
        policyTypes: ['Ingress', 'Egress'],
        egress: [
          {
            to: [
              {
                namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
                podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
              },
            ],
            ports: [
              { port: 53, protocol: 'UDP' },
              { port: 53, protocol: 'TCP' },
            ],
          },
        ],
      },
    });
  });

  test('has the policy for all its pods last, so that nothing is refused before it is known to be allowed', () => {
    const app = new App();
    PorticoDefaults.of(app).set({ network: Network.closed() });
    const [first, second] = ['first', 'second'].map((id) => new Chart(app, id, { namespace: 'shop' }));
    for (const chart of [first, second]) service(chart as Chart, `of-${chart?.node.id}`, { calls: [Peer.internet()] });
    const names = [first, second].map((chart) =>
      Testing.synth(chart as Chart)
        .filter(({ kind }) => kind === 'NetworkPolicy')
        .map(({ metadata }) => metadata.name),
    );
    expect(names).toEqual([['of-first'], ['of-second', 'default-deny-except-dns']]);
  });

  test('makes nothing more in a second synthesis', () => {
    const app = new App();
    PorticoDefaults.of(app).set({ network: Network.closed() });
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    service(chart, 'user', { calls: [service(chart, 'pay')] });
    const first = Testing.synth(chart);
    expect(Testing.synth(chart)).toEqual(first);
  });

  test('may be that of a Namespace, whose charts say nothing', () => {
    const app = new App();
    const cluster = new Chart(app, 'cluster');
    new Namespace(cluster, 'shop', { network: Network.closed() });
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    service(shop, 'user', { calls: [service(shop, 'pay')] });
    const names = Testing.synth(shop).filter(({ kind }) => kind === 'NetworkPolicy');
    expect(names.map(({ metadata }) => metadata.name)).toEqual(['pay', 'user', 'default-deny-except-dns']);
  });

  test('a Namespace without workloads of Portico is denied everything all the same', () => {
    const chart = new Chart(new App(), 'cluster');
    new Namespace(chart, 'shop', { network: Network.closed() });
    const [policy, ...others] = Testing.synth(chart).filter(({ kind }) => kind === 'NetworkPolicy');
    expect(policy.metadata).toMatchObject({ name: 'default-deny-except-dns', namespace: 'shop' });
    expect(others).toEqual([]);
  });

  test('an open network writes nothing', () => {
    const app = new App();
    PorticoDefaults.of(app).set({ network: Network.open() });
    const chart = new Chart(app, 'shop');
    service(chart, 'user', { calls: [service(chart, 'pay')], calledBy: [Peer.internet()] });
    expect(Testing.synth(chart).filter(({ kind }) => kind === 'NetworkPolicy')).toEqual([]);
  });

  test('callers with one port are one rule, whichever namespace they are in', () => {
    const app = new App();
    PorticoDefaults.of(app).set({ network: Network.closed() });
    const [shop, back] = ['shop', 'back'].map((id) => new Chart(app, id, { namespace: id })) as [Chart, Chart];
    const pay = service(back, 'pay', { ports: { admin: PodPort.offered(9001) } });
    for (const name of ['cart', 'user']) service(shop, name, { calls: [pay] });
    service(back, 'office', { calls: [pay, pay.port('admin')] });
    const { spec } = Testing.synth(back).find(
      ({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'pay',
    );
    expect(spec.ingress).toEqual([
      {
        from: [pods('cart', 'shop'), pods('user', 'shop'), pods('office')],
        ports: [{ port: 'http', protocol: 'TCP' }],
      },
      { from: [pods('office')], ports: [{ port: 'admin', protocol: 'TCP' }] },
    ]);
  });
});

describe('pods are let in by', () => {
  const ingress = (build: (chart: Chart, app: App) => void, options?: NetworkClosedOptions) =>
    policies(build, options).user?.ingress;
  const routed = (target: IRoutingTarget | undefined, options?: NetworkClosedOptions) =>
    ingress((shop) => {
      new IngressRouter(shop, 'router', { host: 'abc.com', target, defaultBackend: service(shop, 'user') });
    }, options);
  const gateway = (implementation?: GatewayImplementation) =>
    RoutingTarget.gatewayApi({ gateway: 'public', gatewayNamespace: 'gateways', implementation });
  const from = (namespace: string | undefined, matchLabels: object) => [
    {
      from: [
        {
          namespaceSelector:
            namespace === undefined ? {} : { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
          podSelector: { matchLabels },
        },
      ],
      ports: [{ port: 'http', protocol: 'TCP' }],
    },
  ];
  const nginx = { 'app.kubernetes.io/component': 'controller', 'app.kubernetes.io/name': 'ingress-nginx' };
  const envoy = {
    'app.kubernetes.io/name': 'envoy',
    'gateway.envoyproxy.io/owning-gateway-name': 'public',
    'gateway.envoyproxy.io/owning-gateway-namespace': 'gateways',
  };

  test.each<[string, IRoutingTarget | undefined, unknown]>([
    ['ingress-nginx', undefined, from('ingress-nginx', nginx)],
    [
      'Traefik in its place',
      RoutingTarget.ingressNginx({ servedBy: IngressNginxServer.traefik() }),
      from(undefined, { 'app.kubernetes.io/name': 'traefik' }),
    ],
    ['Envoy Gateway', gateway(GatewayImplementation.envoyGateway()), from('envoy-gateway-system', envoy)],
    ['Traefik', gateway(GatewayImplementation.traefik()), from(undefined, { 'app.kubernetes.io/name': 'traefik' })],
    [
      'NGINX Gateway Fabric',
      gateway(GatewayImplementation.nginxGatewayFabric()),
      from('gateways', { 'gateway.networking.k8s.io/gateway-name': 'public' }),
    ],
  ])('the pods of %s, which serve the routes', (_, target, rules) => {
    expect(routed(target)).toEqual(rules);
  });

  test('the controller of the app, in its namespace', () => {
    const rules = ingress((shop, app) => {
      const controller = new IngressNginxController(new Chart(app, 'edge'), 'edge', { namespace: 'edge' });
      const target = RoutingTarget.ingressNginx({ controller });
      new IngressRouter(shop, 'router', { host: 'abc.com', target, defaultBackend: service(shop, 'user') });
    });
    expect(rules).toEqual(from('edge', nginx));
  });

  test('both of two targets', () => {
    const rules = routed(
      RoutingTarget.both(RoutingTarget.ingressNginx(), gateway(GatewayImplementation.envoyGateway())),
    );
    expect(rules).toEqual([
      {
        from: [from('ingress-nginx', nginx)[0]?.from[0], from('envoy-gateway-system', envoy)[0]?.from[0]],
        ports: [{ port: 'http', protocol: 'TCP' }],
      },
    ]);
  });

  test('the pods that the network names for routers', () => {
    const routers = [Peer.pods({ app: 'edge' }, { namespace: 'edge' }), Peer.addresses(['10.0.0.0/16'])];
    expect(routed(gateway(), { routers })).toEqual([
      {
        from: [pods('edge', 'edge'), { ipBlock: { cidr: '10.0.0.0/16' } }],
        ports: [{ port: 'http', protocol: 'TCP' }],
      },
    ]);
  });

  test('routers of other charts, and those that ask whether a request may pass', () => {
    const rules = ingress((shop, app) => {
      service(shop, 'user', { servicePort: 4180, port: 4180 });
      const front = new Chart(app, 'front', { namespace: 'front' });
      new IngressRouter(front, 'router', {
        host: 'abc.com',
        defaultBackend: Backend.external('page', 80),
        externalAuth: { url: 'http://user.shop.svc.cluster.local:4180/verify' },
      });
    });
    expect(rules).toEqual(from('ingress-nginx', nginx));
  });

  test('everybody, where they have a port on nodes or a load balancer', () => {
    for (const exposure of [Exposure.nodePort(30080), Exposure.loadBalancer()]) {
      expect(ingress((shop) => service(shop, 'user', { exposure }))).toEqual([
        { ports: [{ port: 'http', protocol: 'TCP' }] },
      ]);
    }
    const agent = (shop: Chart) =>
      new NodeAgent(shop, 'user', {
        image,
        everyNode: true,
        ports: { dns: PodPort.podOnly(5353, { protocol: PortProtocol.udp() }) },
        hostPorts: { dns: 53 },
      });
    expect(ingress(agent)).toEqual([{ ports: [{ port: 'dns', protocol: 'UDP' }] }]);
  });

  test('Prometheus, where they have metrics', () => {
    const metered = (options?: NetworkClosedOptions) =>
      ingress((shop) => service(shop, 'user', { metrics: Metrics.scrape({ port: 9090 }) }), options);
    const prometheus = { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } } };
    expect(metered()).toEqual([
      { from: [{ namespaceSelector: {}, ...prometheus }], ports: [{ port: 'metrics', protocol: 'TCP' }] },
    ]);
    const scrapers = [Peer.pods({}, { namespace: 'monitoring' })];
    expect(metered({ scrapers })).toEqual([
      {
        from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }],
        ports: [{ port: 'metrics', protocol: 'TCP' }],
      },
    ]);
  });

  test('those that the workload says, at its own port or another', () => {
    const calledBy = [
      Peer.pods({ app: 'reports' }, { namespace: 'reports' }),
      Peer.addresses(['10.9.0.0/16'], { port: 9001 }),
      Peer.apiServer(),
    ];
    const rules = ingress((shop) => service(shop, 'user', { calledBy, ports: { admin: PodPort.podOnly(9001) } }), {
      apiServer: ['10.0.0.1/32'],
    });
    expect(rules).toEqual([
      {
        from: [pods('reports', 'reports'), { ipBlock: { cidr: '10.0.0.1/32' } }],
        ports: [{ port: 'http', protocol: 'TCP' }],
      },
      { from: [{ ipBlock: { cidr: '10.9.0.0/16' } }], ports: [{ port: 'admin', protocol: 'TCP' }] },
    ]);
  });

  test('nodes, where the network says that their probes are held back', () => {
    expect(ingress((shop) => service(shop, 'user'), { nodes: ['10.1.0.0/16'] })).toEqual([
      { from: [{ ipBlock: { cidr: '10.1.0.0/16' } }] },
    ]);
  });

  test('each other, where they are the pods of a StatefulService', () => {
    const { user } = policies((shop) => new StatefulService(shop, 'user', { image }));
    expect(user).toMatchObject({ ingress: [{ from: [pods('user')] }], egress: [{ to: [pods('user')] }] });
  });
});

test('the pods by which cert-manager proves that a host is one’s own are let in by the controller', () => {
  const { 'router-acme-solver': solver } = policies((shop) => {
    const tls = Tls.certManager({ clusterIssuer: 'letsencrypt' });
    new IngressRouter(shop, 'router', { host: 'abc.com', tls, defaultBackend: service(shop, 'user') });
  });
  expect(solver).toEqual({
    podSelector: { matchLabels: { 'acme.cert-manager.io/http01-solver': 'true' } },
    policyTypes: ['Ingress'],
    ingress: [
      {
        from: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } },
            podSelector: {
              matchLabels: {
                'app.kubernetes.io/component': 'controller',
                'app.kubernetes.io/name': 'ingress-nginx',
              },
            },
          },
        ],
        ports: [{ port: 8089, protocol: 'TCP' }],
      },
    ],
  });
});

describe('pods are let out to', () => {
  const egress = (calls: WebServiceProps['calls'], options?: NetworkClosedOptions) =>
    policies((shop) => new Worker(shop, 'mail', { image, calls }), options).mail?.egress;

  test.each<[string, Peer, unknown]>([
    [
      'a Service of another team, whose pods have the labels that the caller knows',
      Peer.service('ledger', { namespace: 'finance', port: 80, targetPort: 8080, pods: { app: 'ledger' } }),
      [{ to: [pods('ledger', 'finance')], ports: [{ port: 8080, protocol: 'TCP' }] }],
    ],
    [
      'pods in all namespaces',
      Peer.podsInAllNamespaces({ app: 'agent' }, { port: 8125, protocol: PortProtocol.udp() }),
      [{ to: [{ namespaceSelector: {}, ...pods('agent') }], ports: [{ port: 8125, protocol: 'UDP' }] }],
    ],
    [
      'a host, whose addresses are known',
      Peer.host('db.example.com', { port: 5432, addresses: ['203.0.113.0/24'] }),
      [{ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [{ port: 5432, protocol: 'TCP' }] }],
    ],
    [
      'every public address',
      Peer.internet(),
      [
        {
          to: [
            {
              ipBlock: {
                cidr: '0.0.0.0/0',
                except: ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
              },
            },
            { ipBlock: { cidr: '::/0', except: ['fc00::/7', 'fe80::/10'] } },
          ],
        },
      ],
    ],
    [
      'the Kubernetes API',
      Peer.apiServer(),
      [
        {
          ports: [
            { port: 443, protocol: 'TCP' },
            { port: 6443, protocol: 'TCP' },
          ],
        },
      ],
    ],
  ])('%s', (_, peer, rules) => {
    expect(egress([peer])).toEqual(rules);
  });

  test('the addresses of the Kubernetes API, where the network knows them', () => {
    expect(egress([Peer.apiServer()], { apiServer: ['10.0.0.1/32'] })).toEqual([
      {
        to: [{ ipBlock: { cidr: '10.0.0.1/32' } }],
        ports: [
          { port: 443, protocol: 'TCP' },
          { port: 6443, protocol: 'TCP' },
        ],
      },
    ]);
  });

  test('the Kubernetes API, where they wait for a Job', () => {
    const { user } = policies((shop) => {
      const user = service(shop, 'user');
      new Job(shop, 'migrate', { image, before: [user] });
    });
    expect(user?.egress).toEqual([
      {
        ports: [
          { port: 443, protocol: 'TCP' },
          { port: 6443, protocol: 'TCP' },
        ],
      },
    ]);
  });

  test('the pods behind a Service that another construct makes, or that comes later', () => {
    const { mail } = policies((shop) => {
      new Worker(shop, 'mail', { image, calls: [Peer.service('user', { port: 80 })] });
      service(shop, 'user', { port: 3000 }).service.addJsonPatch(JsonPatch.replace('/spec/ports/0/targetPort', 3000));
    });
    expect(mail?.egress).toEqual([{ to: [pods('user')], ports: [{ port: 3000, protocol: 'TCP' }] }]);
  });

  test('other places that answer DNS', () => {
    const dns = [
      Peer.addresses(['169.254.20.10/32']),
      Peer.pods({ 'dns.operator.openshift.io/daemonset-dns': 'default' }, { namespace: 'openshift-dns', port: 5353 }),
    ];
    const { 'default-deny-except-dns': all } = policies((shop) => service(shop, 'user'), { dns });
    expect(all?.egress).toEqual([
      {
        to: [{ ipBlock: { cidr: '169.254.20.10/32' } }],
        ports: [
          { port: 53, protocol: 'UDP' },
          { port: 53, protocol: 'TCP' },
        ],
      },
      {
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'openshift-dns' } },
            podSelector: { matchLabels: { 'dns.operator.openshift.io/daemonset-dns': 'default' } },
          },
        ],
        ports: [
          { port: 5353, protocol: 'UDP' },
          { port: 5353, protocol: 'TCP' },
        ],
      },
    ]);
  });
});

test('a port that pods listen on by two protocols may be reached where one of them is let in', () => {
  const app = new App();
  PorticoDefaults.of(app).set({ network: Network.closed() });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const dns = service(shop, 'dns', {
    ports: {
      udp: PodPort.offered(5353, 53, { protocol: PortProtocol.udp() }),
      tcp: PodPort.offered(5353, 53, { protocol: PortProtocol.tcp() }),
    },
  });
  const user = service(shop, 'user', { calls: [dns.port('tcp')] });
  expect([user.mayReach(dns, 5353), user.mayReach(dns), user.mayReach(dns, 9999)]).toEqual([true, false, false]);
});

test('policies of other libraries count, in a list as well', () => {
  const app = new App();
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const [pay, user] = ['pay', 'user'].map((name) => service(shop, name)) as [WebService, WebService];
  expect(user.mayReach(pay)).toBe(true);
  const deny = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', spec: { podSelector: {} } };
  const items = [{ ...deny, metadata: { name: 'deny', namespace: 'shop' } }];
  new ApiObject(shop, 'list', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicyList',
    items,
  } as ApiObjectProps);
  expect(user.mayReach(pay)).toBe(false);
});

describe('a network that cannot be closed is a problem', () => {
  const close = (app: App, options: DefaultOptions = { network: Network.closed() }) =>
    PorticoDefaults.of(app).set(options);

  test('a chart without a namespace', () => {
    expect(
      problems((app) => {
        close(app);
        service(new Chart(app, 'shop'), 'user');
      }),
    ).toEqual([
      '[shop/user] the network of the workload is closed, which applies to a whole namespace, but its chart has no namespace: write, for example, new Chart(app, "shop", { namespace: "shop" }).',
    ]);
  });

  test('a namespace that one chart closes and another leaves open', () => {
    expect(
      problems((app) => {
        const [shop, back] = ['shop', 'back'].map((id) => new Chart(app, id, { namespace: 'shop' })) as [Chart, Chart];
        PorticoDefaults.of(shop).set({ network: Network.closed() });
        service(shop, 'user');
        service(back, 'pay');
      }),
    ).toEqual([
      '[back/pay] its network is open, and that of shop/user is closed, which closes all pods of the namespace "shop": write PorticoDefaults.of(app).set({ network: Network.closed() }), or another namespace.',
    ]);
  });

  test('a target that does not say where requests come from', () => {
    class OwnTarget extends RoutingTargetBase {
      readonly name = 'own';
      readonly capabilities = Object.fromEntries(
        ['name', 'host', 'defaultBackend'].map((option) => [option, TargetCapability.faithful()]),
      );
      render(): void {}
    }
    expect(
      problems((app) => {
        close(app);
        const shop = new Chart(app, 'shop', { namespace: 'shop' });
        const user = service(shop, 'user');
        new IngressRouter(shop, 'router', { host: 'abc.com', target: new OwnTarget(), defaultBackend: user });
      }),
    ).toEqual([
      '[shop/user] the network of the workload is closed, and the target own of shop/router does not say which pods its requests come from: write, for example, Network.closed({ routers: [Peer.pods({ app: "gateway" }, { namespace: "gateway-system" })] }).',
    ]);
  });

  test('a caller in the network of its node, whose address nobody says', () => {
    const found = (options: NetworkClosedOptions) =>
      problems((app) => {
        close(app, { network: Network.closed(options) });
        const shop = new Chart(app, 'shop', { namespace: 'shop' });
        const pay = service(shop, 'pay');
        new NodeAgent(shop, 'agent', { image, everyNode: true, hostNetwork: true, calls: [pay] });
      });
    expect(found({})).toEqual([
      '[shop/agent] its pods are in the network of their node, and the closed network of shop/pay knows them by the addresses of nodes alone: write, for example, Network.closed({ nodes: ["10.1.0.0/16"] }).',
    ]);
    expect(found({ nodes: ['10.1.0.0/16'] })).toEqual([]);
  });

  test('a caller in a chart without a namespace', () => {
    expect(
      problems((app) => {
        const shop = new Chart(app, 'shop', { namespace: 'shop' });
        PorticoDefaults.of(shop).set({ network: Network.closed() });
        service(new Chart(app, 'web'), 'web', { calls: [service(shop, 'pay')] });
      }),
    ).toEqual([
      '[web/web] its chart has no namespace, and the closed network of shop/pay lets pods in by theirs: write, for example, new Chart(app, "web", { namespace: "web" }).',
    ]);
  });

  test('a controller in a namespace that another workload closes', () => {
    expect(
      problems((app) => {
        close(app);
        const edge = new Chart(app, 'edge', { namespace: 'edge' });
        new IngressNginxController(edge, 'nginx', { namespace: 'edge', exposure: Exposure.loadBalancer() });
        new Worker(edge, 'mail', { image });
      }),
    ).toContain(
      '[edge/nginx/service] whoever asks this LoadBalancer asks Service "ingress-nginx-controller", and NetworkPolicies keep it from port 80 of Deployment "ingress-nginx-controller" (edge/nginx/deployment): let it in by the ingress of a NetworkPolicy.',
    );
  });

  test.each<[string, unknown, string]>([
    ['no network', 'closed', 'network "closed" has the wrong type; expected a network such as Network.closed().'],
    [
      'no block of addresses',
      Network.closed({ nodes: ['10.0.0.1'] }),
      'nodes "10.0.0.1" is not a CIDR block: write address and length, for example "10.0.0.0/8" or "203.0.113.7/32".',
    ],
    [
      'a name, from which no connection comes',
      Network.closed({ routers: [Peer.host('edge.example.com')] }),
      'routers: Peer.host("edge.example.com") is a name, and connections come from addresses: write Peer.addresses(["203.0.113.0/24"]).',
    ],
    [
      'a Service, from which no connection comes',
      Network.closed({ scrapers: [Peer.service('prometheus', { port: 9090 })] }),
      'scrapers: Peer.service("prometheus") is called, and connections come from pods: write Peer.pods({ app: "ledger" }, { namespace: "finance" }).',
    ],
  ])('%s', (_, network, message) => {
    expect(problems((app) => close(app, { network: network as Network }))).toEqual([`[] ${message}`]);
  });

  test('callers of pods that do not listen', () => {
    expect(
      problems((app) => {
        new Worker(new Chart(app, 'shop'), 'mail', { image, calledBy: [Peer.internet()] });
      }),
    ).toEqual([
      '[shop/mail] calledBy is for pods that listen, and these have no port: write ports, or leave calledBy out.',
    ]);
  });

  test('pods with a token for the Kubernetes API that do not reach it', () => {
    const identity = Identity.own({ rules: [{ resources: ['pods'], verbs: ['list'] }] });
    const found = (calls: Peer[]) =>
      problems((app) => {
        close(app);
        new Worker(new Chart(app, 'shop', { namespace: 'shop' }), 'mail', { image, identity, calls });
      });
    expect(found([])).toEqual([
      '[shop/mail/deployment] its pods have a token for the Kubernetes API, and NetworkPolicies keep them from it: write calls: [Peer.apiServer()].',
    ]);
    expect(found([Peer.apiServer()])).toEqual([]);
  });
});

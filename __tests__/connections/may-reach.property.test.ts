import { App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import {
  Call,
  Exposure,
  Health,
  type ICallee,
  IngressRouter,
  Metrics,
  Network,
  Peer,
  PodPort,
  PorticoDefaults,
  PortProtocol,
  StatefulService,
  WebService,
  type WorkloadBase,
} from '../../lib';
import { mayReach, policiesAround } from '../../lib/connections/may-reach';
import { parameters } from '../support/runs';

// The model says from what is declared who may reach whom, and knows neither the policies nor the code that makes them.

const image = 'registry.example.com/shop/app:1.0.0';
const NAMESPACES = ['a', 'b', 'c'];
const NAMES = ['cart', 'pay', 'prometheus', 'user', 'mail', 'db'];

/** The ports that every workload listens on. */
const PORTS = [
  { name: 'http', number: 8080, servicePort: 80, isUdp: false },
  { name: 'admin', number: 9001, servicePort: 9001, isUdp: false },
  { name: 'dns', number: 5353, servicePort: 53, isUdp: true },
  { name: 'hidden', number: 9900, servicePort: undefined, isUdp: false },
];

interface Peers {
  readonly kind: 'pods' | 'everywhere' | 'service' | 'host' | 'addresses' | 'internet' | 'api-server';
  /** The workload whose name it has. */
  readonly name: string;
  readonly namespace: string;
  readonly port: number | undefined;
  readonly targetPort: number;
  readonly isUdp: boolean;
  readonly knowsPods: boolean;
}

interface Spec {
  readonly name: string;
  readonly namespace: string;
  readonly isStateful: boolean;
  readonly isExposed: boolean;
  readonly isRouted: boolean;
  readonly metrics: number | undefined;
  /** The places in the list of workloads, and the ports, that it calls; those that come later are left out. */
  readonly calls: readonly { readonly index: number; readonly port: number }[];
  readonly outside: readonly Peers[];
  readonly callers: readonly Peers[];
}

const name = fc.constantFrom(...NAMES);
const namespace = fc.constantFrom(...NAMESPACES);
const number = fc.constantFrom(443, 6443, ...PORTS.map((port) => port.number));

const peers = (...kinds: Peers['kind'][]): fc.Arbitrary<Peers> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    name,
    namespace,
    port: fc.option(number, { nil: undefined }),
    targetPort: number,
    isUdp: fc.boolean(),
    knowsPods: fc.boolean(),
  });

const spec: fc.Arbitrary<Spec> = fc.record({
  name,
  namespace,
  isStateful: fc.boolean(),
  isExposed: fc.boolean(),
  isRouted: fc.boolean(),
  metrics: fc.option(fc.constantFrom(8080, 9900), { nil: undefined }),
  calls: fc.array(fc.record({ index: fc.nat(5), port: fc.nat(2) }), { maxLength: 2 }),
  outside: fc.array(peers('pods', 'everywhere', 'service', 'host', 'addresses', 'internet', 'api-server'), {
    maxLength: 2,
  }),
  callers: fc.array(peers('pods', 'everywhere', 'addresses', 'internet'), { maxLength: 2 }),
});

const apps = fc.record({
  closed: fc.subarray(NAMESPACES),
  specs: fc.uniqueArray(spec, {
    minLength: 2,
    maxLength: 6,
    selector: (one) => `${one.namespace}/${one.name}`,
  }),
});

const udp = PortProtocol.udp('dns');
const protocolOf = (isUdp: boolean) => (isUdp ? udp : undefined);

function toPeer({ kind, namespace: where, port, targetPort, isUdp, knowsPods, ...own }: Peers): Peer {
  const at = { port, protocol: protocolOf(isUdp) };
  const labels = { app: own.name };
  if (kind === 'pods') return Peer.pods(labels, { ...at, namespace: where });
  if (kind === 'everywhere') return Peer.podsInAllNamespaces(labels, at);
  if (kind === 'host') return Peer.host('example.com', { port: port ?? 443, protocol: protocolOf(isUdp) });
  if (kind === 'addresses') return Peer.addresses(['10.0.0.0/8'], at);
  if (kind === 'internet') return Peer.internet(at);
  if (kind === 'api-server') return Peer.apiServer();
  const pods = knowsPods ? labels : undefined;
  return Peer.service(own.name, { namespace: where, port: port ?? 80, targetPort, pods, protocol: protocolOf(isUdp) });
}

/** The calls that are made, since a workload knows only those before it. */
const callsOf = (specs: readonly Spec[], own: Spec) =>
  own.calls.flatMap(({ index, port }) => {
    const to = specs[index];
    return to === undefined || index >= specs.indexOf(own) ? [] : [{ to, port: PORTS[port] ?? never() }];
  });

const never = (): never => {
  throw new Error('There is no such port.');
};

function build(closed: readonly string[], specs: readonly Spec[]): WorkloadBase[] {
  const app = new App();
  const charts = new Map(NAMESPACES.map((id) => [id, new Chart(app, id, { namespace: id })]));
  for (const id of closed) PorticoDefaults.of(charts.get(id) as Chart).set({ network: Network.closed() });
  const made: (WebService | StatefulService)[] = [];
  for (const own of specs) {
    const chart = charts.get(own.namespace) as Chart;
    const calls: ICallee[] = callsOf(specs, own).map(({ to, port }) => {
      const callee = made[specs.indexOf(to)] as WebService;
      return Call.withoutVariable(port.name === 'http' ? callee : callee.port(port.name));
    });
    const props = {
      image,
      port: 8080,
      servicePort: 80,
      protocol: PortProtocol.http(),
      health: Health.none(),
      exposure: own.isExposed ? Exposure.loadBalancer() : undefined,
      ports: {
        admin: PodPort.offered(9001),
        dns: PodPort.offered(5353, 53, { protocol: udp }),
        hidden: PodPort.podOnly(9900),
      },
      metrics: own.metrics === undefined ? undefined : Metrics.scrape({ port: own.metrics }),
      calls: [...calls, ...own.outside.map((peer) => Call.withoutVariable(toPeer(peer)))],
      calledBy: own.callers.map(toPeer),
    };
    const workload = own.isStateful
      ? new StatefulService(chart, own.name, props)
      : new WebService(chart, own.name, props);
    if (own.isRouted) {
      new IngressRouter(chart, `${own.name}-router`, { host: `${own.name}.com`, defaultBackend: workload });
    }
    made.push(workload);
  }
  return made;
}

interface Port {
  readonly name: string;
  readonly number: number;
  readonly servicePort: number | undefined;
  readonly isUdp: boolean;
}

/** True where a peer stands for pods at a port; blocks of addresses stand for none, unless they are all there are. */
function isAt(peer: Peers, pods: Spec, port: Port, specs: readonly Spec[]): boolean {
  const isNumber = (asked: number | undefined) =>
    asked === undefined || (asked === port.number && peer.isUdp === port.isUdp);
  const isIt = peer.name === pods.name && peer.namespace === pods.namespace;
  if (peer.kind === 'pods') return isIt && isNumber(peer.port);
  if (peer.kind === 'everywhere') return peer.name === pods.name && isNumber(peer.port);
  if (peer.kind === 'host') return isNumber(peer.port ?? 443);
  if (peer.kind === 'api-server') return !port.isUdp && [443, 6443].includes(port.number);
  if (peer.kind !== 'service') return false;
  const known = specs.find((one) => one.name === peer.name && one.namespace === peer.namespace);
  if (known !== undefined) return known === pods && leadsTo(peer.port ?? 80, port);
  return peer.namespace === pods.namespace && (!peer.knowsPods || isIt) && isNumber(peer.targetPort);
}

/** A port that the Service does not offer is taken for the port of the pods. */
function leadsTo(asked: number, port: Port): boolean {
  const offered = PORTS.find(({ servicePort }) => servicePort === asked);
  return offered === undefined
    ? asked === port.number && !port.isUdp
    : offered === PORTS.find((one) => one.name === port.name);
}

function mayLeave(specs: readonly Spec[], from: Spec, to: Spec, port: Port): boolean {
  if (from === to && from.isStateful) return true;
  if (callsOf(specs, from).some((call) => call.to === to && call.port.name === port.name)) return true;
  return from.outside.some((peer) => isAt(peer, to, port, specs));
}

function mayEnter(specs: readonly Spec[], from: Spec, to: Spec, port: Port): boolean {
  if (from === to && from.isStateful) return true;
  if (callsOf(specs, from).some((call) => call.to === to && call.port.name === port.name)) return true;
  const byName = from.outside.filter(
    (peer) => peer.kind === 'service' && peer.name === to.name && peer.namespace === to.namespace,
  );
  if (byName.some((peer) => leadsTo(peer.port ?? 80, port))) return true;
  if (to.isExposed && port.servicePort !== undefined) return true;
  if (to.metrics === port.number && !port.isUdp && from.name === 'prometheus') return true;
  return to.callers.some((peer) => {
    const own = { ...peer, ...(peer.port === undefined && { port: 8080, isUdp: false }) };
    if (own.kind !== 'pods' && own.kind !== 'everywhere') return false;
    // A caller names the port of the workload that it calls, and itself.
    const isIt = own.name === from.name && (own.kind === 'everywhere' || own.namespace === from.namespace);
    return isIt && own.port === port.number && own.isUdp === port.isUdp;
  });
}

test('what is declared and what the NetworkPolicies say is one, for every two workloads and every port', () => {
  let pairs = 0;
  const held = { yes: 0, no: 0 };
  fc.assert(
    fc.property(apps, ({ closed, specs }) => {
      const workloads = build(closed, specs);
      const policies = policiesAround(workloads[0] as WorkloadBase);
      for (const [index, from] of specs.entries()) {
        for (const [other, to] of specs.entries()) {
          for (const port of PORTS) {
            const expected =
              (!closed.includes(from.namespace) || mayLeave(specs, from, to, port)) &&
              (!closed.includes(to.namespace) || mayEnter(specs, from, to, port));
            const [a, b] = [workloads[index], workloads[other]] as [WorkloadBase, WorkloadBase];
            const answer = mayReach(a, b, port.number, policies);
            if (answer !== expected) {
              throw new Error(
                `${from.namespace}/${from.name} to ${to.namespace}/${to.name} at ${port.name}: ${answer}`,
              );
            }
            pairs += 1;
            held[answer ? 'yes' : 'no'] += 1;
          }
        }
      }
    }),
    parameters(10_000),
  );
  process.stdout.write(`mayReach: ${pairs} pairs of workloads and ports, ${held.yes} open\n`);
  expect(Math.min(held.yes, held.no)).toBeGreaterThan(pairs / 20);
});

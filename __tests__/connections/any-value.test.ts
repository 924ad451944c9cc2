import { App, Chart } from 'cdk8s';
import * as portico from '../../lib';
import { VALUES } from '../workloads/suite/any-value';

jest.spyOn(console, 'error').mockImplementation(() => {});

// biome-ignore lint/suspicious/noExplicitAny: as in JavaScript
const { Call, Network, Peer } = portico as any;

/** Everything that takes a value about connections, as what a workload calls or is called by, or as a network. */
const PLACES: readonly [string, (value: unknown) => { calls?: unknown; calledBy?: unknown; network?: unknown }][] = [
  ['the name of a Service', (value) => ({ calls: [Peer.service(value, { port: 80 })] })],
  ['the options of a Service', (value) => ({ calls: [Peer.service('ledger', value)] })],
  ...['port', 'namespace', 'protocol', 'pods', 'targetPort'].map((option): (typeof PLACES)[number] => [
    `${option} of a Service`,
    (value) => ({ calls: [Peer.service('ledger', { port: 80, [option]: value })] }),
  ]),
  ['labels', (value) => ({ calls: [Peer.pods(value)], calledBy: [Peer.podsInAllNamespaces(value)] })],
  ['the options of pods', (value) => ({ calls: [Peer.pods({}, value)], calledBy: [Peer.pods({}, value)] })],
  ['the name of a host', (value) => ({ calls: [Peer.host(value)] })],
  ['the options of a host', (value) => ({ calls: [Peer.host('example.com', value)] })],
  ['the addresses of a host', (value) => ({ calls: [Peer.host('example.com', { addresses: value })] })],
  ['addresses', (value) => ({ calls: [Peer.addresses(value)], calledBy: [Peer.addresses(value)] })],
  ['the options of the internet', (value) => ({ calls: [Peer.internet(value)] })],
  ['a callee', (value) => ({ calls: [value, Call.to(value), Call.withoutVariable(value)], calledBy: [value] })],
  ['the options of a call', (value) => ({ calls: [Call.to(Peer.host('example.com'), value)] })],
  ...['urlVariable', 'addressVariable', 'hostVariable', 'portVariable', 'urlScheme', 'urlCredentials', 'urlPath'].map(
    (option): (typeof PLACES)[number] => [
      `${option} of a call`,
      (value) => ({ calls: [Call.to(Peer.host('example.com'), { [option]: value })] }),
    ],
  ),
  ['a network', (value) => ({ network: value })],
  ['the options of a network', (value) => ({ network: Network.closed(value) })],
  ...['routers', 'scrapers', 'dns', 'nodes', 'apiServer'].map((option): (typeof PLACES)[number] => [
    `${option} of a network`,
    (value) => ({ network: Network.closed({ [option]: value }) }),
  ]),
];

test.each(PLACES)('any value of %s is written, or is a problem', (_, place) => {
  for (const [, value] of VALUES) {
    const app = new App();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    const { network = Network.closed(), ...props } = place(value);
    portico.PorticoDefaults.of(app).set({ network: network as portico.Network });
    const image = 'registry.example.com/shop/user:1.4.0';
    const user = new portico.WebService(chart, 'user', {
      image,
      metrics: portico.Metrics.scrape(),
      ...(props as object),
    });
    new portico.IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend: user });
    try {
      app.synthYaml();
    } catch (error) {
      if (!(error instanceof portico.ProblemsError)) throw error;
    }
  }
});

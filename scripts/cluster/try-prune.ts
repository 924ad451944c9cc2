import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { App, Chart, Size, Testing } from 'cdk8s';
import type { Manifest } from '../../__tests__/support/app';
import {
  Backend,
  CronJob,
  IngressRouter,
  Job,
  Namespace,
  Network,
  NodeAgent,
  Peer,
  PorticoChecks,
  PorticoDefaults,
  RoutingTarget,
  Scale,
  StatefulService,
  Tls,
  WebService,
} from '../../lib';
import { complaint, outputOf } from './kubectl';
import { type Kind, madeKinds, pruneOptions } from './made-kinds';
import type { Place } from './try-app';

/** An app with an object of every kind that may go, and what is left of it without a service, its routers and settings. */
export function shrinkingApp(isSmaller: boolean): Manifest[] {
  const app = new App();
  const chart = new Chart(app, 'pruned', { namespace: 'apps' });
  const image = 'registry.example.com/shop/app:1.0.0';
  const routers = [Peer.pods({ app: 'gateway' }, { namespace: 'gateways' })];
  if (!isSmaller) PorticoDefaults.of(chart).set({ network: Network.closed({ routers }) });
  const user = new WebService(chart, 'user', { image, ...(!isSmaller && { config: { LOG_LEVEL: 'debug' } }) });
  new IngressRouter(chart, 'router', { host: 'abc.com' }).prefix('/', user);
  const limits = { quota: { pods: 100 }, limitRange: { maxClaim: Size.tebibytes(1) } };
  new Namespace(chart, 'apps', isSmaller ? {} : limits);
  if (!isSmaller) {
    new NodeAgent(chart, 'logs', { image });
    new StatefulService(chart, 'db', { image });
    const pay = new WebService(chart, 'pay', { image, scale: Scale.auto({ min: 2, max: 4 }) });
    new IngressRouter(chart, 'pay-router', { host: 'pay.abc.com' }).prefix('/', pay);
    new CronJob(chart, 'report', { image, schedule: '0 3 * * *' });
    new Job(chart, 'migrate', { image, before: [user] });
    const create = { gatewayClassName: 'example' };
    const target = RoutingTarget.gatewayApi({ gateway: 'front', gatewayNamespace: 'gateways', create });
    const tls = Tls.secret('pay-tls');
    new IngressRouter(chart, 'pay-gateway', { host: 'pay.org', target, tls }).prefix('/', pay);
    const listeners = RoutingTarget.gatewayApi({ gateway: 'edge', gatewayNamespace: 'gateways', listenerSet: true });
    const edge = new IngressRouter(chart, 'pay-edge', { host: 'pay.net', target: listeners, tls });
    edge.prefix('/', pay);
    const backendTls = { hostname: 'vault.internal', caConfigMap: 'internal-ca' };
    edge.prefix('/vault', Backend.external('vault', 8200), { backendTls });
    PorticoChecks.of(edge).accept('gateway-listener-set-feature', 'no Gateway serves it');
  }
  // The namespace itself stays.
  return app.charts.flatMap((each) => Testing.synth(each)).filter(({ kind }) => kind !== 'Namespace');
}

/** Objects that controllers make with the labels of a Service, and remove after it. Others have an owner. */
const MADE_BY_CONTROLLERS = new Set(['endpoints']);

const SELECTOR = 'app.kubernetes.io/part-of=pruned';

const nameOf = ({ kind, metadata }: Manifest) => `${kind}/${metadata.name}`;

/**
 * Applies an app and then what is left of it, as docs/apply.md says. Returns what goes wrong, such as objects that are still
 * there, or undefined.
 */
export function tryPrune(place: Place): string | undefined {
  const { kubectl, namespace, served, folder } = place;
  const isServed = ({ apiVersion, kind }: Kind) => served.has(`${apiVersion} ${kind}`);
  const options = ['--prune', '--selector', SELECTOR, ...pruneOptions(madeKinds().filter(isServed))];
  const write = (isSmaller: boolean) => {
    const items = shrinkingApp(isSmaller)
      .filter(isServed)
      .map((object) => ({ ...object, metadata: { ...object.metadata, namespace } }));
    const file = path.join(folder, isSmaller ? 'rest.json' : 'whole.json');
    writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
    return { file, names: items.map(nameOf) };
  };
  const [whole, rest] = [write(false), write(true)];
  try {
    for (const { file } of [whole, rest]) {
      const problem = complaint(kubectl(['apply', '--filename', file, ...options]));
      if (problem !== undefined) return problem;
    }
    const unexpected = objectsOf(place).filter((name) => !rest.names.includes(name));
    return unexpected.length === 0 ? undefined : `left behind: ${unexpected.join(', ')}`;
  } finally {
    kubectl(['delete', '--ignore-not-found', '--wait=false', '--filename', whole.file]);
  }
}

/** The objects of a namespace with a label, of whatever kind, that nobody but kubectl removes. */
function objectsOf({ kubectl, namespace }: Place): string[] {
  const resources = outputOf(kubectl(['api-resources', '--namespaced=true', '--verbs=list', '--output=name']));
  const kinds = resources
    .trim()
    .split('\n')
    .filter((name) => !MADE_BY_CONTROLLERS.has(name));
  const list = outputOf(
    kubectl(['get', kinds.join(), '--namespace', namespace, '--selector', SELECTOR, '--output=json']),
  );
  const { items } = JSON.parse(list) as { readonly items: readonly Manifest[] };
  return items.filter(({ metadata }) => !('ownerReferences' in metadata)).map(nameOf);
}

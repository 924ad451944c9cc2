import { kubernetesVersions, version } from '../cdk8s/kubernetes-versions';
import { choiceFlaw } from '../rules/choice';
import { isBlock } from '../rules/cidr';
import { dnsLabelFlaw } from '../rules/dns-name';
import { portNameFlaw } from '../rules/port';
import { show } from '../rules/show';
import type { Check } from './check';
import { checkBlock } from './model/address-blocks';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { portMessage, protocolMessage, warnOfTwins } from './model/ports';
import { type Fields, fieldsOf, itemsOf, listOf, nonEmptyStringOf, stringOf } from './model/read';

export const servicesCheck: Check<'services'> = {
  name: 'services',
  summary: 'The type of a Service goes with its other fields, and its ports have valid numbers, protocols and names.',
  example: 'port 80/TCP is written twice: give each port a number of its own.',
  *check(app) {
    for (const object of app.ofKind('', 'Service')) {
      yield* checkType(object);
      yield* checkPorts(object);
    }
  },
};

const TYPES = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'];
const AFFINITIES = ['ClientIP', 'None'];

function* checkType(object: AppObject): ObjectFindings {
  const spec = fieldsOf(object.json.spec);
  const { type = 'ClusterIP', clusterIP, externalName, sessionAffinity = 'None', trafficDistribution } = spec;
  if (typeof type !== 'string') return;
  const flaw = choiceFlaw(type, TYPES);
  if (flaw !== undefined) yield problem(object, `type ${show(type)} of a Service ${flaw}.`);
  if (type === 'ExternalName' && nonEmptyStringOf(externalName) === undefined) {
    yield problem(
      object,
      'a Service of type ExternalName has no externalName: write a DNS name, for example "db.example.com".',
    );
  }
  if (clusterIP === 'None' && (type === 'NodePort' || type === 'LoadBalancer')) {
    yield problem(object, `clusterIP "None" does not go with type ${type}: leave one of the two out.`);
  }
  const affinityFlaw = choiceFlaw(sessionAffinity, AFFINITIES);
  if (affinityFlaw !== undefined) yield problem(object, `sessionAffinity ${show(sessionAffinity)} ${affinityFlaw}.`);
  if (clusterIP === 'None' && sessionAffinity === 'ClientIP') {
    yield warning(
      object,
      'sessionAffinity has no effect on a headless Service, whose clients choose a pod themselves: leave it out.',
    );
  }
  if (trafficDistribution !== undefined) yield* checkDistribution(object, trafficDistribution);
  for (const range of listOf(spec.loadBalancerSourceRanges)) {
    const block = stringOf(range)?.trim();
    // The type of the field says what is no block at all.
    if (isBlock(block)) yield* checkBlock(object, 'loadBalancerSourceRanges', block);
  }
}

/** The first version that knows words of trafficDistribution; clusters before it refuse the Service. */
const NEWER_DISTRIBUTIONS = new Map<unknown, number>([
  ['PreferSameZone', 34],
  ['PreferSameNode', 34],
]);

function* checkDistribution(object: AppObject, trafficDistribution: unknown): ObjectFindings {
  const since = NEWER_DISTRIBUTIONS.get(trafficDistribution);
  if (since === undefined) return;
  const { oldest } = kubernetesVersions(object.construct);
  if (oldest >= since) return;
  const fix = trafficDistribution === 'PreferSameZone' ? 'write PreferClose' : 'leave it out';
  yield problem(
    object,
    `trafficDistribution ${show(trafficDistribution)} was added in Kubernetes ${version(since)}, but the app is made for ${version(oldest)} and later: ${fix}, or raise kubernetesVersion.`,
  );
}

function* checkPorts(object: AppObject): ObjectFindings {
  const { type = 'ClusterIP', clusterIP, ports } = fieldsOf(object.json.spec);
  const written = itemsOf(ports);
  if (object.json.spec !== undefined && written.length === 0 && type !== 'ExternalName' && clusterIP !== 'None') {
    yield problem(
      object,
      'a Service has no port: write spec.ports, or clusterIP "None" for DNS records without ports.',
    );
  }
  const names = new Set<string>();
  const numbers = new Set<string>();
  for (const port of written) {
    yield* checkPort(object, port, type);
    if (written.length === 1) continue;
    const name = nonEmptyStringOf(port.name);
    if (name === undefined) {
      yield problem(object, `port ${show(port.port)} has no name: write one, which a Service of several ports needs.`);
    } else if (names.has(name)) {
      yield problem(object, `port name ${show(name)} is used twice: give each port a name of its own.`);
    }
    names.add(name ?? '');
    const number = `${port.port}/${port.protocol ?? 'TCP'}`;
    if (numbers.has(number))
      yield problem(object, `port ${number} is written twice: give each port a number of its own.`);
    numbers.add(number);
  }
  yield* warnOfTwins(object, written, 'port');
}

function* checkPort(
  object: AppObject,
  { port, targetPort, name, protocol, nodePort }: Fields,
  type: unknown,
): ObjectFindings {
  const messageOfPort = portMessage('port', port);
  if (messageOfPort !== undefined) yield problem(object, messageOfPort);
  const messageOfTarget = portMessage('targetPort', targetPort);
  if (messageOfTarget !== undefined) yield problem(object, messageOfTarget);
  const messageOfProtocol = protocol === undefined ? undefined : protocolMessage(`port ${show(port)}`, protocol);
  if (messageOfProtocol !== undefined) yield problem(object, messageOfProtocol);
  const targetFlaw = typeof targetPort === 'string' ? portNameFlaw(targetPort) : undefined;
  if (targetFlaw !== undefined) yield problem(object, `targetPort ${show(targetPort)} ${targetFlaw}.`);
  const nameFlaw = nonEmptyStringOf(name) === undefined ? undefined : dnsLabelFlaw(name);
  if (nameFlaw !== undefined) yield problem(object, `port name ${show(name)} ${nameFlaw}.`);
  if (typeof nodePort === 'number' && nodePort !== 0 && (type === 'ClusterIP' || type === 'ExternalName')) {
    yield problem(object, `nodePort ${nodePort} does not go with type ${type}: write type NodePort, or leave it out.`);
  }
}

import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import { placeOf } from './model/app-object';
import { isMadeByPortico } from './model/made-by-portico';
import { type NamedService, namedServices, settingsForPods } from './model/named-services';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { type PathEntry, pathEntries } from './model/path-entries';
import { podsOfPeers } from './model/policy-peers';
import type { ReachPods, ReachPort } from './model/policy-reach';
import { type AppReach, reachOf, targetPorts } from './model/reach';
import { at, itemsOf } from './model/read';
import { selectorOf } from './model/selector';
import { servicesOf, servicesWithPods } from './model/service-pods';
import { waitedJobs } from './model/waited-jobs';
import type { Workload } from './model/workload';

export const networkPathsCheck: Check<'network-paths'> = {
  name: 'network-paths',
  summary:
    'NetworkPolicies leave a path for everything that the app shows to need one: Services in settings, backends of routes, webhooks, metrics, servers that KEDA asks, and pods that use the Kubernetes API. A path of `calls` that nothing uses is a warning.',
  example:
    'env "PAY_URL" of container "user": "http://pay" asks Service "pay", and NetworkPolicies keep these pods from port 8080 of Deployment "pay": write calls: [pay].',
  *check(app) {
    const reach = reachOf(app);
    if (reach === undefined) return;
    for (const workload of app.workloads) {
      yield* checkNamedServices(app, reach, workload);
      yield* checkApiServer(reach, workload);
      yield* checkMetrics(app, reach, workload);
    }
    for (const entry of pathEntries(app)) yield* checkEntry(app, reach, entry);
    yield* checkUnused(app);
  },
};

const titleOf = ({ object }: Workload) => `${object.kind} ${show(object.name)}`;

function* checkNamedServices(app: AppIndex, reach: AppReach, from: Workload): ObjectFindings {
  // Nodes have addresses that the policies do not say.
  if (from.pod.hostNetwork === true) return;
  const seen = new Set<Workload>();
  for (const asked of namedServices(app, from)) {
    for (const to of asked.service.pods) {
      if (to === from || seen.has(to)) continue;
      const ports = asked.ports.flatMap((port) => targetPorts(port, to));
      const [first] = ports;
      const isOpen = ports.some((port) => reach.policies.mayReach(reach.podsOf(from), reach.podsOf(to), port));
      if (first === undefined || isOpen) continue;
      seen.add(to);
      yield keptFrom(reach, asked, { from, to, port: first });
    }
  }
}

interface Path {
  readonly from: Workload;
  readonly to: Workload;
  readonly port: ReachPort;
}

function keptFrom(reach: AppReach, { setting, text, service }: NamedService, path: Path) {
  const { from, to, port } = path;
  const { object, title } = setting;
  const where = object === from.object ? title : `${title} of ${object.kind} ${show(object.name)}`;
  // The text of a file may be a comment or an example, and others may have settings that they do not use.
  const mayBeOpen = reach.policiesAtMost.mayReach(reach.podsOf(from), reach.podsOf(to), port);
  const isSure = !setting.text.includes('\n') && isMadeByPortico(from.object) && !mayBeOpen;
  const unless = mayBeOpen ? ', unless one of their blocks of addresses is that of pods' : '';
  const message = `${where}: ${show(text)} asks Service ${show(service.object.name)}, and NetworkPolicies keep these pods from port ${port.number} of ${titleOf(to)}${unless}: ${fixOf(reach, service.object.name, path)}.`;
  return (isSure ? problem : warning)(from.object, message);
}

function fixOf(reach: AppReach, service: string, { from, to, port }: Path): string {
  const [caller, callee] = [isMadeByPortico(from.object), isMadeByPortico(to.object)];
  if (caller && callee) return `write calls: [${wordOf(to)}]`;
  if (!reach.policies.mayLeave(reach.podsOf(from), reach.podsOf(to), port)) {
    return caller
      ? `write calls: [Peer.service(${show(service)}, { port: … })]`
      : 'let them out in the egress of a NetworkPolicy for them';
  }
  const labels = Object.entries(from.labels).find(([key]) => /^(app|app\.kubernetes\.io\/name)$/.test(key));
  return callee && labels !== undefined
    ? `write calledBy: [Peer.pods({ ${show(labels[0])}: ${show(labels[1])} })] on that one`
    : 'let them in by the ingress of a NetworkPolicy for that one';
}

/** A word for a workload as its author may call it. */
const wordOf = ({ object }: Workload) =>
  String(at(object.json, 'metadata', 'labels', 'app.kubernetes.io/name') ?? object.name);

/** Finds pods with a token, or with a wait for a Job, that do not reach the Kubernetes API. */
function* checkApiServer(reach: AppReach, workload: Workload): ObjectFindings {
  const { object, pod } = workload;
  const hasToken = isMadeByPortico(object) && pod.automountServiceAccountToken === true;
  const [wait] = waitedJobs(workload);
  if ((!hasToken && wait === undefined) || reach.policies.mayLeave(reach.podsOf(workload), 'an address')) return;
  const use = wait === undefined ? 'have a token for the Kubernetes API' : `ask the Kubernetes API in ${wait.title}`;
  const fix = isMadeByPortico(object)
    ? 'write calls: [Peer.apiServer()]'
    : 'let them out to its addresses in the egress of a NetworkPolicy';
  yield problem(object, `its pods ${use}, and NetworkPolicies keep them from it: ${fix}.`);
}

/** Finds metrics that nobody may read. */
function* checkMetrics(app: AppIndex, reach: AppReach, workload: Workload): ObjectFindings {
  const { annotations, object } = workload;
  const number = Number(annotations['prometheus.io/port']);
  if (annotations['prometheus.io/scrape'] !== 'true' || !Number.isInteger(number)) return;
  const port = { number, protocol: 'TCP' };
  const to = reach.podsOf(workload);
  if (reach.policies.mayEnter('other pods', to, port)) return;
  if (app.workloads.some((each) => reach.policies.mayEnter(reach.podsOf(each), to, port))) return;
  yield warning(
    object,
    `its metrics are on port ${number}, and NetworkPolicies let nobody read them: let the pods of Prometheus in.`,
  );
}

function* checkEntry(app: AppIndex, reach: AppReach, { object, who, ...entry }: PathEntry): ObjectFindings {
  const found = app.find('', 'Service', entry.namespace, entry.service);
  const service = servicesWithPods(app).find((each) => each.object === found);
  for (const to of service?.pods ?? []) {
    const asked = service?.ports.filter(
      ({ port, name }) => entry.port === undefined || port === entry.port || name === entry.port,
    );
    const ports = (asked ?? []).flatMap((port) => targetPorts(port, to));
    const kept = ports.find((port) => !mayEnter(app, reach, entry, reach.podsOf(to), port));
    if (kept === undefined) continue;
    const peer = entry.from === 'an address' ? 'Peer.apiServer()' : 'Peer.pods({ … }, { namespace: "…" })';
    const fix = isMadeByPortico(to.object)
      ? `write calledBy: [${peer}] on it`
      : 'let it in by the ingress of a NetworkPolicy';
    yield problem(
      object,
      `${who} asks Service ${show(entry.service)}, and NetworkPolicies keep it from port ${kept.number} of ${titleOf(to)} (${placeOf(to.object)}): ${fix}.`,
    );
  }
}

/** A controller may be in the app itself. */
const mayEnter = (
  app: AppIndex,
  reach: AppReach,
  { from, isOutside }: Pick<PathEntry, 'from' | 'isOutside'>,
  to: ReachPods,
  port: ReachPort,
) =>
  reach.policies.mayEnter(from, to, port) ||
  (from === 'other pods' &&
    isOutside !== true &&
    app.workloads.some((each) => reach.policies.mayEnter(reach.podsOf(each), to, port)));

/** Finds calls of Services of the app that no setting of the caller names. */
function* checkUnused(app: AppIndex): ObjectFindings {
  for (const policy of app.ofKind('networking.k8s.io', 'NetworkPolicy').filter(isMadeByPortico)) {
    const selector = selectorOf(at(policy.json, 'spec', 'podSelector'));
    if (selector.length === 0) continue;
    for (const from of app.selected(policy.namespace, selector)) {
      const peers = itemsOf(at(policy.json, 'spec', 'egress')).flatMap(({ to }) => itemsOf(to));
      const texts = settingsForPods(app, from).map(({ text }) => text);
      for (const to of peers.flatMap((peer) => podsOfPeers(app, policy, [peer]))) {
        const names = servicesOf(app, to).map(({ object }) => object.name);
        if (to === from || names.length === 0 || texts.some((text) => namesAny(text, names))) continue;
        yield warning(
          from.object,
          `it calls ${titleOf(to)}, and none of its settings names ${names.map((name) => `Service ${show(name)}`).join(' or ')}: leave it out of calls, or write calls: [${wordOf(to)}] for a variable with its address.`,
        );
      }
    }
  }
}

const namesAny = (text: string, names: readonly string[]) =>
  text.split(/[^-a-z0-9]+/i).some((word) => names.includes(word));

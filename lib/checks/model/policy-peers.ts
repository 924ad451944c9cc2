import { CLUSTER_NAMESPACES } from '../../rules/cluster-namespaces';
import { nearest } from '../../rules/edit-distance';
import { show } from '../../rules/show';
import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { meantSelector } from './meant-selector';
import { type ObjectFindings, warning } from './object-finding';
import { type Fields, itemsOf } from './read';
import { onlyValue, selectorOf, showSelector } from './selector';
import { servicesOf, targetNumbers } from './service-pods';
import { isDoubtful, mentions } from './undeclared-ports';
import { podPorts, showPorts, type Workload } from './workload';

/** The label that every namespace has, with its name. */
export const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** The namespace of a peer of a NetworkPolicy, or undefined where it is another one, or several. */
function namespaceOf(object: AppObject, { namespaceSelector, ipBlock }: Fields): string | undefined {
  if (ipBlock !== undefined) return undefined;
  if (namespaceSelector === undefined) return object.namespace;
  const [requirement, ...others] = selectorOf(namespaceSelector);
  const isNamed = requirement?.key === NAMESPACE_NAME && others.length === 0;
  return isNamed ? onlyValue(requirement) : undefined;
}

/** Checks a peer that selects no pods of the app, where its labels or namespace are spelt almost like those that there are. */
export function* checkPeerPods(app: AppIndex, object: AppObject, peer: Fields): ObjectFindings {
  const namespace = namespaceOf(object, peer);
  if (namespace === undefined) return;
  const meantNamespace = CLUSTER_NAMESPACES.includes(namespace) ? undefined : nearest(namespace, CLUSTER_NAMESPACES);
  if (peer.namespaceSelector !== undefined && meantNamespace !== undefined) {
    yield warning(
      object,
      `peer namespace ${show(namespace)} is not in the app: write ${show(meantNamespace)} if that is meant.`,
    );
  }
  const selector = selectorOf(peer.podSelector);
  if (selector.length === 0 || app.selected(namespace, selector).length > 0) return;
  const meant = meantSelector(app, namespace, selector);
  if (meant === undefined) return;
  const shown = showSelector(selector);
  yield warning(
    object,
    `peer ${shown} selects no pods of its namespace: write ${showSelector(meant)} if that is meant.`,
  );
}

/** The pods that the peers of an egress rule select, or none where some of them cannot be told. */
export function podsOfPeers(app: AppIndex, object: AppObject, peers: readonly Fields[]): readonly Workload[] {
  const pods = peers.map((peer) => {
    const namespace = namespaceOf(object, peer);
    return namespace === undefined ? [] : app.selected(namespace, selectorOf(peer.podSelector));
  });
  return pods.some((each) => each.length === 0) ? [] : [...new Set(pods.flat())];
}

/** Checks the numbers of the ports at which rules let pods be reached. */
export function* checkPortNumbers(
  app: AppIndex,
  object: AppObject,
  rules: readonly Fields[],
  pods: readonly Workload[],
): ObjectFindings {
  const ports = rules.flatMap((rule) => itemsOf(rule.ports)).filter(({ endPort }) => endPort === undefined);
  const all = ports.flatMap((each) => targetNumbers(each, pods));
  const declared = pods.flatMap(podPorts);
  for (const port of new Set(ports.map((each) => each.port))) {
    if (typeof port !== 'number' || declared.some(({ number }) => number === port)) continue;
    const misread = pods.some((workload) => mentions(app, workload, port))
      ? undefined
      : servicePort(app, pods, port, all);
    if (misread !== undefined) {
      const { service, target } = misread;
      yield warning(
        object,
        `port ${port} is that of Service ${show(service)}, which leads to ${show(target)} of the pods, and a NetworkPolicy goes by the ports of pods: write ${show(target)}.`,
      );
    } else if (isDoubtful(app, pods, { port, all })) {
      yield warning(
        object,
        `port ${port} is not among the ports that the pods declare, ${showPorts(declared)}: write the port on which the program listens here and as containerPort, which by itself opens nothing.`,
      );
    }
  }
}

/** The Service whose port was written for that of its pods, where the rules do not name that one as well. */
function servicePort(app: AppIndex, pods: readonly Workload[], number: number, all: readonly number[]) {
  for (const { object, ports, pods: selected } of pods.flatMap((workload) => servicesOf(app, workload))) {
    for (const each of ports) {
      const { port, targetPort = port } = each;
      const targets = targetNumbers(each, selected);
      if (port !== number || targets.length === 0 || targets.some((target) => all.includes(target))) continue;
      return { service: object.name, target: targetPort };
    }
  }
  return undefined;
}

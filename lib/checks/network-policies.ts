import { choiceFlaw } from '../rules/choice';
import { show } from '../rules/show';
import type { Check } from './check';
import { checkBlock } from './model/address-blocks';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { mayHaveOperatorPods } from './model/operators';
import { checkPeerPods, checkPortNumbers, podsOfPeers } from './model/policy-peers';
import { portMessage, protocolMessage } from './model/ports';
import { at, type Fields, fieldsOf, itemsOf, listOf, nonEmptyStringOf } from './model/read';
import { checkNoPods, checkOrdinals } from './model/references';
import { selectorOf } from './model/selector';
import { podPorts, portFix, type Workload } from './model/workload';

export const networkPoliciesCheck: Check<'network-policies'> = {
  name: 'network-policies',
  summary:
    'A NetworkPolicy selects pods, and its ports, protocols and addresses are valid. Peers that no pods are, and ports that no pods have, are a warning where the name or number is probably a slip.',
  example: 'port "web" is not a port of the selected pods: write one of "http", 8080.',
  *check(app) {
    for (const object of app.ofKind('networking.k8s.io', 'NetworkPolicy')) {
      const { podSelector, policyTypes, ingress, egress } = fieldsOf(object.json.spec);
      const selector = selectorOf(podSelector);
      const pods = app.selected(object.namespace, selector);
      if (pods.length === 0 && selector.length > 0) yield* checkNoPods(app, object, selector);
      yield* checkOrdinals(app, object, selector, pods);
      yield* checkNetworks(object, pods);
      for (const type of listOf(policyTypes)) {
        const flaw = choiceFlaw(type, ['Ingress', 'Egress']);
        if (flaw !== undefined) yield problem(object, `policyType ${show(type)} ${flaw}.`);
      }
      if (pods.length > 0) {
        yield* checkNamedPorts(app, object, itemsOf(ingress), pods);
        yield* checkPortNumbers(app, object, itemsOf(ingress), pods);
      }
      for (const rule of itemsOf(egress)) {
        yield* checkPortNumbers(app, object, [rule], podsOfPeers(app, object, itemsOf(rule.to)));
      }
      for (const rule of [...itemsOf(ingress), ...itemsOf(egress)]) {
        for (const port of itemsOf(rule.ports)) yield* checkPort(object, port);
        for (const peer of [...itemsOf(rule.from), ...itemsOf(rule.to)]) {
          yield* checkPeer(object, peer);
          yield* checkPeerPods(app, object, peer);
        }
      }
    }
  },
};

/** https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods */
function* checkNetworks(object: AppObject, pods: readonly Workload[]): ObjectFindings {
  const [first] = pods;
  if (first === undefined || !pods.every(({ pod }) => pod.hostNetwork === true)) return;
  const { kind, name } = first.object;
  yield warning(
    object,
    `the pods of ${kind} ${show(name)} are in the network of their node by hostNetwork, where most clusters apply no NetworkPolicy to them: leave one of the two out.`,
  );
}

/** Checks that the selected pods open the named ports at which they are to be reached. */
function* checkNamedPorts(
  app: AppIndex,
  object: AppObject,
  rules: readonly Fields[],
  pods: readonly Workload[],
): ObjectFindings {
  const opened = pods.flatMap(podPorts);
  for (const { port } of rules.flatMap((rule) => itemsOf(rule.ports))) {
    if (nonEmptyStringOf(port) === undefined || opened.some(({ name }) => name === port)) continue;
    const fix = portFix(opened, 'give a port of a container this name');
    const finding = mayHaveOperatorPods(app, object.namespace) ? warning : problem;
    yield finding(object, `port ${show(port)} is not a port of the selected pods: ${fix}.`);
  }
}

function* checkPort(object: AppObject, { port, endPort, protocol }: Fields): ObjectFindings {
  for (const message of [portMessage('port', port), protocolMessage(`port ${show(port)}`, protocol)]) {
    if (message !== undefined) yield problem(object, message);
  }
  if (endPort !== undefined && !(typeof port === 'number' && Number(endPort) >= port)) {
    const flaw = `does not end a range that starts with port ${show(port)}`;
    yield problem(object, `endPort ${show(endPort)} ${flaw}: write a number from the port on.`);
  }
}

function* checkPeer(object: AppObject, { ipBlock, podSelector, namespaceSelector }: Fields): ObjectFindings {
  if (ipBlock === undefined) return;
  for (const block of [at(ipBlock, 'cidr'), ...listOf(at(ipBlock, 'except'))]) {
    yield* checkBlock(object, 'ipBlock', block);
  }
  if (podSelector !== undefined || namespaceSelector !== undefined) {
    yield problem(object, 'a peer has both an ipBlock and a selector: write a peer for each.');
  }
}

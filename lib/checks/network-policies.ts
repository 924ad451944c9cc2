import { isBlock } from '../rules/cidr';
import { show } from '../rules/show';
import type { Check } from './check';
import { problem } from './model/object-finding';
import { PROTOCOLS } from './model/port-names';
import { at, fieldsOf, itemsOf, listOf, nameOf } from './model/read';
import { labelSelector } from './model/selector';
import { podPorts } from './model/workload';
import { reportNoPods } from './service-targets';

export const networkPolicies: Check<'network-policies'> = {
  name: 'network-policies',
  summary: 'A NetworkPolicy finds pods, and its ports, protocols and addresses are such.',
  example: 'port "web" is opened by none of the pods: write one of "http", 8080.',
  *check(app) {
    for (const object of app.ofKind('networking.k8s.io', 'NetworkPolicy')) {
      const { podSelector, policyTypes, ingress, egress } = fieldsOf(object.json.spec);
      const selector = labelSelector(podSelector);
      const pods = app.selected(object.namespace, selector);
      if (pods.length === 0 && selector.length > 0) yield* reportNoPods(app, object, selector);
      for (const type of listOf(policyTypes)) {
        if (type !== 'Ingress' && type !== 'Egress')
          yield problem(object, `policyType ${show(type)} is unknown: write Ingress or Egress.`);
      }
      const opened = pods.flatMap(podPorts);
      for (const { port } of itemsOf(ingress).flatMap((rule) => itemsOf(rule.ports))) {
        if (pods.length === 0 || nameOf(port) === undefined || opened.some(({ name }) => name === port)) continue;
        const known = [...new Set(opened.flatMap(({ name, number }) => [name, number]))].filter(
          (open) => open !== undefined,
        );
        yield problem(
          object,
          `port ${show(port)} is opened by none of the pods: write one of ${known.map(show).join(', ')}.`,
        );
      }
      for (const rule of [...itemsOf(ingress), ...itemsOf(egress)]) {
        for (const { port, endPort, protocol = 'TCP' } of itemsOf(rule.ports)) {
          if (typeof port === 'number' && (port < 1 || port > 65535))
            yield problem(object, `port ${port} is outside 1..65535: write a whole number, for example 8080.`);
          if (!PROTOCOLS.includes(String(protocol)))
            yield problem(
              object,
              `protocol ${show(protocol)} of port ${show(port)} is unknown: write ${PROTOCOLS.join(', ')}, or leave it out.`,
            );
          if (endPort !== undefined && !(typeof port === 'number' && Number(endPort) >= port)) {
            yield problem(
              object,
              `endPort ${show(endPort)} does not go with port ${show(port)}: write a number from the port on.`,
            );
          }
        }
        for (const peer of [...itemsOf(rule.from), ...itemsOf(rule.to)]) {
          const blocks =
            peer.ipBlock === undefined ? [] : [at(peer, 'ipBlock', 'cidr'), ...listOf(at(peer, 'ipBlock', 'except'))];
          for (const block of blocks.filter((cidr) => !isBlock(cidr))) {
            yield problem(
              object,
              `ipBlock ${show(block)} is no CIDR block: write address and length, for example "10.0.0.0/8".`,
            );
          }
          if (peer.ipBlock !== undefined && (peer.podSelector !== undefined || peer.namespaceSelector !== undefined)) {
            yield problem(object, 'a peer has an ipBlock beside a selector: write a peer for each.');
          }
        }
      }
    }
  },
};

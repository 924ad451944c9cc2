import { checkEntries, checkValue } from '../../rules/check';
import { choiceOf } from '../../rules/choice';
import type { Findings } from '../../rules/finding';
import { portFlaw } from '../../rules/port';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { ImageRuntime } from '../pods/runtime/image-runtime';
import { FIRST_UNPRIVILEGED_PORT, forbiddenPorts } from '../pods/runtime/security-context';
import { containersOf, type WorkloadSpec } from '../pods/workload-spec';

/** Each port of the node belongs to one port of the container. */
export function* checkHostPorts(hostPorts: unknown, { container }: WorkloadSpec): Findings {
  const owners = new Map<string, string>();
  for (const [name, port] of yield* checkEntries('hostPorts', hostPorts, '{ statsd: 8125 }')) {
    yield* checkValue('port', `hostPorts ${show(name)}`, port, portFlaw);
    if (!Object.hasOwn(container.ports, name)) {
      const names = Object.keys(container.ports).map(show);
      const fix = names.length === 0 ? 'add it to ports' : `write ${choiceOf(names)}, or add it to ports`;
      yield finding('host-access', `hostPorts has ${show(name)}, which is not a port of the container: ${fix}.`);
    }
    const transport = Object.hasOwn(container.ports, name) ? container.ports[name]?._transport : undefined;
    const number = `${show(port)} ${transport ?? 'TCP'}`;
    const owner = owners.get(number);
    if (owner !== undefined) {
      yield finding(
        'host-access',
        `hostPorts ${show(owner)} and ${show(name)} are both ${show(port)}: write another number for one of them.`,
      );
    }
    owners.set(number, name);
  }
}

/** In the network of the node, the ports of containers are those of the node, and Kubernetes opens none of them below 1024. */
export function* checkHostNetwork(hostPorts: unknown, pods: WorkloadSpec): Findings {
  if (hostPorts !== undefined) {
    yield finding(
      'host-access',
      'hostPorts do not go with hostNetwork, where each port of the container is the same one of the node: leave one of the two out.',
    );
  }
  for (const container of containersOf(pods)) {
    if (!(container.runtime instanceof ImageRuntime)) continue;
    for (const [name, port] of forbiddenPorts(container)) {
      yield finding(
        'host-access',
        `port ${show(name)} is ${port}, and in the network of the node only root with the capability NET_BIND_SERVICE opens ports below ${FIRST_UNPRIVILEGED_PORT}: write a higher one, or leave hostNetwork out and write hostPorts: { ${show(name)}: ${port} }.`,
      );
    }
  }
}

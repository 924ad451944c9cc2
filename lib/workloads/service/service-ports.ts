import { PortProtocol } from '../../connections/port-protocol';
import { checkValue } from '../../rules/check';
import { dnsLabelFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { remember } from '../../rules/remember';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { PodPort } from '../pods/pod-port';
import { containersOf, type WorkloadSpec } from '../pods/workload-spec';

/** A port that a Service offers. */
export interface OfferedPort {
  /** The name that the Service gives it; empty for none. */
  readonly name: string;
  /** The name by which users ask for it, which one without a name has from its protocol. */
  readonly title: string;
  /** The Service's own port, as opposed to those of the option `ports`. */
  readonly isMain: boolean;
  readonly servicePort: number;
  /** The port of the pods that it leads to. */
  readonly port: PodPort;
  /** Name or number by which the Service finds it in the pods. */
  readonly target: number | string;
}

/** Everything that the ports of a Service follow from. */
export interface PortsOfService {
  readonly pods: WorkloadSpec;
  readonly servicePortName: string;
  readonly targetPortByNumber: boolean;
}

/** The ports that the Service offers, of whichever container. */
export const offeredPorts = remember((service: PortsOfService): readonly OfferedPort[] =>
  portsOfPods(service).filter(({ port }) => port._servicePort !== undefined),
);

/** The ports that a Service may offer. One that is for the pods only has its own number. */
export function portsOfPods({ pods, servicePortName, targetPortByNumber }: PortsOfService): readonly OfferedPort[] {
  const found: OfferedPort[] = [];
  for (const container of containersOf(pods)) {
    for (const [portName, port] of Object.entries(container.ports)) {
      if (!(port instanceof PodPort)) continue;
      const isMain = container === pods.container && portName === container.ownPort;
      const name = isMain ? servicePortName : portName;
      // Not every cluster finds a native sidecar's port by its name.
      const isByName = container === pods.container && !targetPortByNumber && portName !== '';
      const target = isByName ? portName : port._port;
      const { _servicePort: servicePort = port._port } = port;
      found.push({ name, title: name || nameOf(port._protocol), isMain, servicePort, port, target });
    }
  }
  return found;
}

const DEFAULT_PROTOCOL = PortProtocol.http();

/** The name that a port has from its protocol, which is HTTP unless the user says otherwise. */
export function nameOf(protocol: unknown): string {
  return (protocol instanceof PortProtocol ? protocol : DEFAULT_PROTOCOL)._name;
}

/** A Service offers each number once over TCP, UDP and SCTP each, and several ports under names of their own. */
export function* checkOfferedPorts(service: PortsOfService): Findings {
  const ports = offeredPorts(service);
  yield* checkOwnName(service.servicePortName, ports);
  if (ports.length > 1) yield* checkOfferedNumbers(ports);
}

/** @param what the number that may be written. */
export function* checkOfferedNumbers(ports: readonly OfferedPort[], what = 'servicePort'): Findings {
  const owners = new Map<string, string>();
  for (const { title, servicePort, port } of ports) {
    const number = `${show(servicePort)} ${port._transport}`;
    const owner = owners.get(number);
    if (owner !== undefined) {
      yield finding(
        'service-port',
        `ports ${show(owner)} and ${show(title)} are both offered on port ${show(servicePort)}: write another ${what}.`,
      );
    }
    owners.set(number, title);
  }
}

function* checkOwnName(name: string, ports: readonly OfferedPort[]): Findings {
  const others = ports.filter(({ isMain }) => !isMain).map((port) => port.name);
  if (name !== '') {
    if (!(yield* checkValue('dns-name', 'servicePortName', name, dnsLabelFlaw)) || !others.includes(name)) return;
    yield finding('service-port', `servicePortName ${show(name)} is the name of another port: write another.`);
  } else if (others.length > 0) {
    const also = others.map(show).join(' and ');
    yield finding(
      'service-port',
      `servicePortName "" is for a Service of a single port, and this one offers ${also} as well: write a name, for example "http".`,
    );
  }
}

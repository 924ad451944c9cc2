import { checkValue } from '../../rules/check';
import { dnsLabelFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { MAIN_PORT } from '../pods/pod-port';
import { containersOf, type WorkloadSpec } from '../pods/workload-spec';

/** A port that a Service offers. */
export interface OfferedPort {
  /** The name that the Service gives it; empty for none. */
  readonly name: string;
  /** The Service's own port, as opposed to those of the option `ports`. */
  readonly isMain: boolean;
  readonly servicePort: number;
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
export function offeredPorts({ pods, servicePortName, targetPortByNumber }: PortsOfService): OfferedPort[] {
  return containersOf(pods).flatMap((container) =>
    Object.entries(container.ports).flatMap(([name, port]) => {
      if (port?._servicePort === undefined) return [];
      // Not every cluster finds a native sidecar's port by its name.
      const isByName = container === pods.container && !targetPortByNumber;
      const isMain = container === pods.container && name === MAIN_PORT;
      const target = isByName ? name : port._port;
      return [{ name: isMain ? servicePortName : name, isMain, servicePort: port._servicePort, target }];
    }),
  );
}

/** A Service offers each number once, and several ports under names of their own. */
export function* checkOfferedPorts(service: PortsOfService): Findings {
  const ports = offeredPorts(service);
  yield* checkOwnName(service.servicePortName, ports);
  const owners = new Map<number, string>();
  for (const { name, servicePort } of ports) {
    const owner = owners.get(servicePort);
    if (owner !== undefined) {
      yield finding(
        'service-port',
        `ports ${show(owner)} and ${show(name)} are both offered as ${servicePort}: write another servicePort.`,
      );
    }
    owners.set(servicePort, name || MAIN_PORT);
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

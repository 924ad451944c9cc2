import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { containersOf, type WorkloadSpec } from '../pods/workload-spec';

/** A port that a Service offers. */
export interface OfferedPort {
  readonly name: string;
  readonly servicePort: number;
  /** Name or number by which the Service finds it in the pods. */
  readonly target: number | string;
}

/** The ports that the Service offers, of whichever container. */
export function offeredPorts(pods: WorkloadSpec): OfferedPort[] {
  return containersOf(pods).flatMap((container) =>
    Object.entries(container.ports).flatMap(([name, port]) => {
      if (port?._servicePort === undefined) return [];
      // Not every cluster finds a native sidecar's port by its name.
      const target = container === pods.container ? name : port._port;
      return [{ name, servicePort: port._servicePort, target }];
    }),
  );
}

/** A Service offers each number once. */
export function* checkOfferedPorts(pods: WorkloadSpec): Findings {
  const owners = new Map<number, string>();
  for (const { name, servicePort } of offeredPorts(pods)) {
    const owner = owners.get(servicePort);
    if (owner !== undefined) {
      yield finding(
        'service-port',
        `ports ${show(owner)} and ${show(name)} are both offered as ${servicePort}: write another servicePort.`,
      );
    }
    owners.set(servicePort, name);
  }
}

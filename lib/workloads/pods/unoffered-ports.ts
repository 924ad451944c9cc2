import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { containersOf, type WorkloadSpec } from './workload-spec';

/** Ports that a Service should offer, of a workload that has none. */
export function* checkPortsWithoutService(kind: string, pods: WorkloadSpec): Findings {
  for (const [name, port] of containersOf(pods).flatMap(({ ports }) => Object.entries(ports))) {
    if (port?._servicePort === undefined) continue;
    yield finding(
      'service-port',
      `port ${show(name)} is offered by no Service, as ${kind} has none: write PodPort.podOnly(${show(port._port)}), or a WebService.`,
    );
  }
}

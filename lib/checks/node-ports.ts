import { nodePortFlaw } from '../rules/port';
import { show } from '../rules/show';
import type { Check } from './check';
import { type AppObject, placeOf } from './model/app-object';
import { problem } from './model/object-finding';
import { at, itemsOf } from './model/read';

/** The port of a Service that has a node port. Another protocol of the same port may share it. */
interface Owner {
  readonly service: AppObject;
  readonly port: unknown;
  readonly protocols: unknown[];
}

export const nodePortsCheck: Check<'node-ports'> = {
  name: 'node-ports',
  summary:
    'A node port is in the default range of a cluster, and only one Service has it, whatever the protocol. The API server refuses a second one.',
  example: 'nodePort 30080 belongs to shop/1 already: write another, or leave it out to let the cluster choose.',
  *check(app) {
    const owners = new Map<number, Owner>();
    for (const service of app.ofKind('', 'Service')) {
      for (const { nodePort, port, protocol = 'TCP' } of itemsOf(at(service.json, 'spec', 'ports'))) {
        // Zero lets the cluster choose, and a value of another type is a matter of `field-types`.
        if (typeof nodePort !== 'number' || nodePort === 0) continue;
        const flaw = nodePortFlaw(nodePort);
        if (flaw !== undefined) {
          yield problem(service, `nodePort ${nodePort} ${flaw}.`);
          continue;
        }
        const owner = owners.get(nodePort);
        if (owner === undefined) owners.set(nodePort, { service, port, protocols: [protocol] });
        else if (owner.service === service && owner.port === port && !owner.protocols.includes(protocol)) {
          owner.protocols.push(protocol);
        } else {
          const holder =
            owner.service === service ? `port ${show(owner.port)} of this Service` : placeOf(owner.service);
          yield problem(
            service,
            `nodePort ${nodePort} belongs to ${holder} already: write another, or leave it out to let the cluster choose.`,
          );
        }
      }
    }
  },
};

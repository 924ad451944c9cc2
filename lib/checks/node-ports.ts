import { nodePortFlaw } from '../rules/port';
import type { Check } from './check';
import { type AppObject, placeOf } from './model/app-object';
import { problem } from './model/object-finding';
import { at, itemsOf } from './model/read';

export const nodePortsCheck: Check<'node-ports'> = {
  name: 'node-ports',
  summary:
    'A node port is in the default range of a cluster, and only one Service has it. The API server refuses a second one.',
  example: 'nodePort 30080 belongs to shop/1 already: write another, or leave it out to let the cluster choose.',
  *check(app) {
    const owners = new Map<string, AppObject>();
    for (const service of app.ofKind('', 'Service')) {
      for (const { nodePort, protocol = 'TCP' } of itemsOf(at(service.json, 'spec', 'ports'))) {
        // Zero lets the cluster choose, and a value of another type is a matter of `field-types`.
        if (typeof nodePort !== 'number' || nodePort === 0) continue;
        const flaw = nodePortFlaw(nodePort);
        if (flaw !== undefined) {
          yield problem(service, `nodePort ${nodePort} ${flaw}.`);
          continue;
        }
        const key = `${protocol} ${nodePort}`;
        const owner = owners.get(key);
        if (owner === undefined) owners.set(key, service);
        else {
          yield problem(
            service,
            `nodePort ${nodePort} belongs to ${placeOf(owner)} already: write another, or leave it out to let the cluster choose.`,
          );
        }
      }
    }
  },
};

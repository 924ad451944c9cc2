import { isWholeNumber } from '../rules/numbers';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { problem } from './model/object-finding';
import { at, itemsOf } from './model/read';

export const nodePorts: Check<'node-ports'> = {
  name: 'node-ports',
  summary:
    'A port of the nodes is in the range of the cluster, and belongs to one Service of it; the API server refuses the second.',
  example: 'nodePort 30080 belongs to shop/1 already: write another, or Exposure.nodePort() to let the cluster pick.',
  *check(app) {
    const owners = new Map<string, AppObject>();
    for (const service of app.ofKind('', 'Service')) {
      for (const { nodePort, protocol = 'TCP' } of itemsOf(at(service.json, 'spec', 'ports'))) {
        // Zero lets the cluster pick, and another type than a number is a matter of `field-types`.
        if (typeof nodePort !== 'number' || nodePort === 0) continue;
        if (!isWholeNumber(nodePort, 30000, 32767)) {
          yield problem(
            service,
            `nodePort ${nodePort} is outside 30000..32767: write one of those, or leave it to the cluster.`,
          );
          continue;
        }
        const key = `${protocol} ${nodePort}`;
        const owner = owners.get(key);
        if (owner === undefined) owners.set(key, service);
        else
          yield problem(
            service,
            `nodePort ${nodePort} belongs to ${owner.construct.node.path} already: write another, or Exposure.nodePort() to let the cluster pick.`,
          );
      }
    }
  },
};

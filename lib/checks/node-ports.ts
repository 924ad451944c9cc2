import { ApiObject } from 'cdk8s';
import type { AppCheck } from '../private/synthesis';

interface ServicePort {
  readonly nodePort?: number;
  readonly protocol?: string;
}

/** A port of the nodes belongs to one Service of the cluster; the API server refuses the second. */
export const checkNodePorts: AppCheck = (root, report) => {
  const owners = new Map<string, ApiObject>();
  for (const construct of root.node.findAll()) {
    if (!ApiObject.isApiObject(construct) || construct.kind !== 'Service' || construct.apiGroup !== 'core') continue;
    for (const { nodePort, protocol = 'TCP' } of portsOf(construct, report)) {
      if (nodePort === undefined) continue;
      const owner = owners.get(`${protocol} ${nodePort}`);
      if (owner === undefined) owners.set(`${protocol} ${nodePort}`, construct);
      else
        report(
          construct,
          `nodePort ${nodePort} belongs to ${owner.node.path} already: write another, or Exposure.nodePort() to let the cluster pick.`,
        );
    }
  }
};

/** The ports as they will be written; a Service that cannot be written is a problem like any other. */
function portsOf(service: ApiObject, report: Parameters<AppCheck>[1]): readonly ServicePort[] {
  try {
    return service.toJson().spec?.ports ?? [];
  } catch (error) {
    const reason = String(error).replace(/^.*Error: /, '');
    report(service, `Service "${service.name}" cannot be written: ${reason}.`);
    return [];
  }
}

import type { ApiObject } from 'cdk8s';
import type { AppCheck } from '../private/synthesis';

interface ServicePort {
  readonly nodePort?: number;
  readonly protocol?: string;
}

/** A port of the nodes belongs to one Service of the cluster; the API server refuses the second. */
export const checkNodePorts: AppCheck = (_root, objects, report) => {
  const owners = new Map<string, ApiObject>();
  for (const construct of objects) {
    if (construct.kind !== 'Service' || construct.apiGroup !== 'core' || isPlain(construct)) continue;
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

/**
 * Whether a Service can be seen to fix no port without being rendered, which is what takes time in a large app: no patch
 * was added to it, and its spec is plain data. What cdk8s keeps to itself is looked at with care: without it, render.
 */
function isPlain(service: ApiObject): boolean {
  const { props, patches } = service as unknown as { props?: { spec?: { ports?: unknown } }; patches?: unknown };
  const ports = props?.spec?.ports;
  return (
    Array.isArray(patches) &&
    patches.length === 0 &&
    Array.isArray(ports) &&
    ports.every(({ nodePort }) => nodePort === undefined)
  );
}

/** The ports as they will be written; a Service that cannot be written is a problem like any other. */
function portsOf(service: ApiObject, report: Parameters<AppCheck>[2]): readonly ServicePort[] {
  try {
    return service.toJson().spec?.ports ?? [];
  } catch (error) {
    const reason = String(error).replace(/^.*Error: /, '');
    report(service, `Service "${service.name}" cannot be written: ${reason}.`);
    return [];
  }
}

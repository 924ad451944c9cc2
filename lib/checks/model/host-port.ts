import { at, type Fields, fieldsOf, itemsOf } from './read';
import type { PodContainer, Workload } from './workload';

/** A port of its node that a pod takes. */
export interface HostPort {
  readonly number: number;
  readonly protocol: string;
  /** The address of the node on which it is taken; empty for all. */
  readonly address: string;
}

/** The ports of its node that a container takes: those of the container itself in the network of the node. */
export function hostPortsOf({ fields }: PodContainer, { hostNetwork }: Fields): HostPort[] {
  const ports: HostPort[] = [];
  for (const { containerPort, hostPort, protocol = 'TCP', hostIP = '' } of itemsOf(fields.ports)) {
    // 0 is the API server's word for none.
    const number = hostPort === undefined || hostPort === 0 ? hostNetwork === true && containerPort : hostPort;
    if (typeof number !== 'number') continue;
    const address = hostIP === '0.0.0.0' || hostIP === '::' ? '' : String(hostIP);
    ports.push({ number, protocol: String(protocol), address });
  }
  return ports;
}

export const collide = (a: HostPort, b: HostPort): boolean =>
  a.number === b.number &&
  a.protocol === b.protocol &&
  (a.address === b.address || a.address === '' || b.address === '');

/**
 * True for a DaemonSet that has a pod on each node on which a pod of the other workload may be. Where nodes have taints
 * that only one of the two tolerates, they may be on different ones.
 */
export function coversNodes(agent: Workload, other: Workload): boolean {
  const [all, some] = [agent.pod, other.pod];
  if (agent.object.kind !== 'DaemonSet' || [all, some].some(hasNodeAffinity)) return false;
  const [wide, narrow] = [Object.entries(fieldsOf(all.nodeSelector)), fieldsOf(some.nodeSelector)];
  const isWithin = wide.every(([key, value]) => narrow[key] === value);
  const isEqual = isWithin && wide.length === Object.keys(narrow).length;
  const tolerated = itemsOf(all.tolerations).map((toleration) => JSON.stringify(toleration));
  return isEqual || (isWithin && itemsOf(some.tolerations).every((one) => tolerated.includes(JSON.stringify(one))));
}

const hasNodeAffinity = (pod: Fields) => at(pod.affinity, 'nodeAffinity') !== undefined || pod.nodeName !== undefined;

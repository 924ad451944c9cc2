import type { Transport } from './port-protocol';

/** A peer of a NetworkPolicy, as it is written: https://kubernetes.io/docs/concepts/services-networking/network-policies/ */
export interface PolicyPeer {
  readonly namespaceSelector?: LabelSelector;
  readonly podSelector?: LabelSelector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

interface LabelSelector {
  readonly matchLabels?: { readonly [key: string]: string };
}

/** A port of pods in a NetworkPolicy, by the name that their container gives it, or by its number. */
export interface PolicyPort {
  readonly port: string | number;
  readonly transport: Transport;
}

/** Peers and their ports. Peers that are left out are all there are, and so are ports. */
export interface PolicySide {
  readonly peers?: readonly PolicyPeer[];
  readonly ports?: readonly PolicyPort[];
}

/** The label that every namespace has, with its name. */
const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** A block of addresses as a peer. */
export const blockPeer = (cidr: string): PolicyPeer => ({ ipBlock: { cidr } });

/**
 * Pods with some labels as a peer in a policy of a namespace.
 *
 * @param namespace that of the pods, null for all of them.
 * @param own that of the policy.
 */
export function podsPeer(
  labels: { readonly [key: string]: string },
  namespace: string | undefined | null,
  own: string | undefined,
): PolicyPeer {
  const isOwn = namespace === undefined || namespace === own;
  const namespaceSelector = namespace === null ? {} : { matchLabels: { [NAMESPACE_NAME]: namespace ?? '' } };
  const isAll = Object.keys(labels).length === 0;
  return {
    ...(!isOwn && { namespaceSelector }),
    ...((!isAll || isOwn) && { podSelector: isAll ? {} : { matchLabels: { ...labels } } }),
  };
}

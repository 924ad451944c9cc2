import type { Manifest } from '../../../__tests__/support/app';

/** Namespace and name of the Gateway that all tables share. */
const SHARED = 'shared-gateway';
const CERTIFICATE = 'certificate';

interface Listener {
  readonly name: string;
  readonly tls?: object;
}

interface ParentRef {
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly sectionName?: string;
}

/** The Gateways of all tables as one, for an implementation that runs a proxy for each; routes name its listeners. */
export function mergeGateways(objects: readonly Manifest[]): { gateway: Manifest; others: Manifest[] } {
  const gateways = objects.filter(({ kind }) => kind === 'Gateway');
  const listenersOf = ({ metadata, spec }: Manifest): Listener[] =>
    spec.listeners.map((listener: Listener) => ({
      ...listener,
      name: `${metadata.namespace}-${listener.name}`,
      ...(listener.tls && { tls: { certificateRefs: [{ name: CERTIFICATE }] } }),
      allowedRoutes: { namespaces: { from: 'All' } },
    }));
  const gateway = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: SHARED, namespace: SHARED },
    spec: { ...gateways[0]?.spec, listeners: gateways.flatMap(listenersOf) },
  };
  const secret = objects.find(({ kind }) => kind === 'Secret') as Manifest;
  const others = objects
    .filter(({ kind }) => kind !== 'Gateway')
    .map((object) => {
      if (object.kind === 'ListenerSet') {
        return { ...object, spec: { ...object.spec, parentRef: { name: SHARED, namespace: SHARED } } };
      }
      if (object.kind !== 'HTTPRoute') return object;
      const parentRefs = (object.spec.parentRefs as ParentRef[]).flatMap((ref) => {
        const { kind, name, namespace, sectionName } = ref;
        if (kind === 'ListenerSet') return [ref];
        const own = namespace ?? object.metadata.namespace;
        const parent = gateways.find(({ metadata }) => metadata.name === name && metadata.namespace === own);
        const names = sectionName
          ? [`${own}-${sectionName}`]
          : listenersOf(parent as Manifest).map((each) => each.name);
        return names.map((listener) => ({ name: SHARED, namespace: SHARED, sectionName: listener }));
      });
      return { ...object, spec: { ...object.spec, parentRefs } };
    });
  return { gateway, others: [{ ...secret, metadata: { name: CERTIFICATE, namespace: SHARED } }, ...others] };
}

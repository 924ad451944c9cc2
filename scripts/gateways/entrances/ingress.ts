import type { Manifest } from '../../../__tests__/support/app';
import { RoutingTarget } from '../../../lib';
import type { Entrance } from './entrance';

/** A host so long that no rule is longer, for readers to whom that says which one comes first. */
const MARKER_HOST = `${'marker.'.repeat(30)}example.com`;

/** A proxy for each table, which reads the Ingress objects of a class in one namespace and listens on ports of its own. */
export const ingressEntrance = (ingressClassName: string): Entrance => ({
  portable: [
    {
      label: 'as ingress-nginx reads it',
      isStrict: false,
      target: () => RoutingTarget.ingressNginx({ className: ingressClassName }),
    },
  ],

  listeners: () => 2,

  open: ({ objects }, { http, https }) => ({ objects, ports: [http, https], isHeard: () => true }),

  /** A path of each table, for a host that no other one is for. */
  markers: (tables) =>
    tables.map(({ objects, http }) => ({ object: markerIn(objects, ingressClassName), host: MARKER_HOST, port: http })),
});

function markerIn(objects: readonly Manifest[], ingressClassName: string): Manifest {
  const backend = { service: { name: 'marker', port: { number: 80 } } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'marker', namespace: objects[0]?.metadata.namespace },
    spec: {
      ingressClassName,
      rules: [{ host: MARKER_HOST, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    },
  };
}

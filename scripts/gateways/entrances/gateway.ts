import type { Manifest } from '../../../__tests__/support/app';
import { nameOf } from '../ask';
import { GATEWAY, portableChoices } from '../drivers/target-choices';
import type { AskedTable } from '../tables';
import type { Entrance, Opened } from './entrance';

const MARKER_HOST = 'marker.example.com';

/** Secret with the certificate of a listener for HTTPS. */
const CERTIFICATE = 'any-certificate';

/** Listeners where the routes look for them by default. */
const LISTENERS = [
  { name: 'http', protocol: 'HTTP', port: 80 },
  { name: 'https', protocol: 'HTTPS', port: 443, tls: { certificateRefs: [{ name: CERTIFICATE }] } },
];

type Listener = (typeof LISTENERS)[number];

function ownListeners({ objects }: AskedTable): Listener[] {
  return objects.find(({ kind }) => kind === 'Gateway')?.spec.listeners ?? LISTENERS;
}

const listenersOfSets = ({ objects }: AskedTable): Listener[] =>
  objects.flatMap(({ kind, spec }) => (kind === 'ListenerSet' ? spec.listeners : []));

/** A Gateway for each table, whose listeners have ports of their own. */
export const gatewayEntrance = (gatewayClassName: string): Entrance => ({
  portable: portableChoices(gatewayClassName),
  listeners: (table) => ownListeners(table).length + listenersOfSets(table).length,

  open(table, { http, https }) {
    const made = table.objects.find(({ kind }) => kind === 'Gateway');
    const route = table.objects.find(({ kind }) => kind === 'HTTPRoute');
    const onPorts = (listeners: readonly Listener[]) =>
      listeners.map((listener) => ({ ...listener, port: listener.port === 443 ? https : http }));
    const listeners = onPorts(ownListeners(table));
    const gateway = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: GATEWAY, namespace: route?.metadata.namespace, ...made?.metadata },
      spec: { gatewayClassName, allowedListeners: { namespaces: { from: 'All' } }, listeners },
    };
    const others = table.objects
      .filter(({ kind }) => kind !== 'Gateway')
      .map((object) =>
        object.kind === 'ListenerSet'
          ? { ...object, spec: { ...object.spec, listeners: onPorts(object.spec.listeners) } }
          : object,
      );
    const secure = listeners.filter(({ protocol }) => protocol === 'HTTPS') as { hostname?: string }[];
    return {
      objects: [gateway, ...others],
      ports: [...new Set(listeners.map(({ port }) => port))],
      isHeard: ({ request }) => request.scheme === 'http' || secure.some((listener) => isFor(request.host, listener)),
    };
  },

  /** Some implementations try the routes for every host before it, so that it belongs to the last table without any. */
  markers(tables) {
    const hasEveryHost = ({ objects }: Opened) =>
      objects.some(({ kind, spec }) => kind === 'HTTPRoute' && spec.hostnames === undefined);
    const last = [...tables].reverse().find((table) => !hasEveryHost(table)) ?? tables.at(-1);
    const gateway = last?.objects.find(({ kind }) => kind === 'Gateway') as Manifest;
    const object = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'marker', namespace: gateway.metadata.namespace },
      spec: {
        parentRefs: [{ name: GATEWAY, sectionName: 'http' }],
        hostnames: [MARKER_HOST],
        rules: [{ backendRefs: [{ name: 'marker', port: 80 }] }],
      },
    };
    return last === undefined ? [] : [{ object, host: MARKER_HOST, port: last.http }];
  },
});

function isFor(host: string | undefined, { hostname }: { hostname?: string }): boolean {
  return hostname === undefined || hostname === nameOf(host ?? '');
}

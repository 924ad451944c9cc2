import type { Manifest } from '../../__tests__/support/app';
import { nameOf } from './ask';
import { GATEWAY } from './drivers/driver';
import type { AskedTable, Question } from './tables';

/** A table in a namespace of its own, with a Gateway whose listeners have ports of their own. */
export interface PlacedTable<Table extends AskedTable = AskedTable> extends Ports {
  readonly table: Table;
  readonly objects: readonly Manifest[];
  /** The questions for which there is a listener; a port that a client names is that of the listener. */
  readonly questions: readonly Question[];
}

export interface Ports {
  readonly http: number;
  readonly https: number;
}

/** Secret with the certificate of a listener for HTTPS. */
const CERTIFICATE = 'any-certificate';

const FIRST_PORT = 20_000;

type Fields = { readonly [field: string]: unknown };

/** Listeners where the routes look for them by default. */
const LISTENERS = [
  { name: 'http', protocol: 'HTTP', port: 80 },
  { name: 'https', protocol: 'HTTPS', port: 443, tls: { certificateRefs: [{ name: CERTIFICATE }] } },
];

/** Tables in groups that have no more listeners than an implementation serves at the same time. */
export function batchesOf<Table extends AskedTable>(tables: readonly Table[], mostListeners: number): Table[][] {
  const batches: Table[][] = [];
  let left = 0;
  for (const table of tables) {
    const { length } = listenersOf(table);
    if (left < length) {
      batches.push([]);
      left = mostListeners;
    }
    batches.at(-1)?.push(table);
    left -= length;
  }
  return batches;
}

function listenersOf({ objects }: AskedTable): (typeof LISTENERS)[number][] {
  const made = objects.find(({ kind }) => kind === 'Gateway')?.spec.listeners ?? LISTENERS;
  return [...made, ...objects.flatMap(({ kind, spec }) => (kind === 'ListenerSet' ? spec.listeners : []))];
}

/** Tables next to each other, so that none changes what another means. */
export function layOut<Table extends AskedTable>(
  tables: readonly Table[],
  gatewayClassName: string,
): PlacedTable<Table>[] {
  return tables.map((table, index) => {
    const [http, https] = [FIRST_PORT + 2 * index, FIRST_PORT + 2 * index + 1];
    const made = table.objects.find(({ kind }) => kind === 'Gateway');
    const route = table.objects.find(({ kind }) => kind === 'HTTPRoute');
    const listeners: (typeof LISTENERS)[number][] = made?.spec.listeners ?? LISTENERS;
    const onPorts = (some: typeof listeners) =>
      some.map((listener) => ({ ...listener, port: listener.port === 443 ? https : http }));
    const gateway = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: GATEWAY, namespace: route?.metadata.namespace, ...made?.metadata },
      spec: {
        gatewayClassName,
        allowedListeners: { namespaces: { from: 'All' } },
        listeners: onPorts(listeners),
      },
    };
    const others = table.objects
      .filter(({ kind }) => kind !== 'Gateway')
      .map((object) =>
        object.kind === 'ListenerSet'
          ? { ...object, spec: { ...object.spec, listeners: onPorts(object.spec.listeners) } }
          : object,
      );
    const objects = [gateway, ...others].map((object) => moved(object, `table-${index}`));
    const secure = listeners.filter(({ protocol }) => protocol === 'HTTPS') as { hostname?: string }[];
    const questions = table.questions
      .filter(({ request }) => request.scheme === 'http' || secure.some((listener) => isFor(request.host, listener)))
      .map((question) => onPort(question, question.request.scheme === 'http' ? http : https));
    return { table, objects, questions, http, https };
  });
}

function isFor(host: string | undefined, { hostname }: { hostname?: string }): boolean {
  return hostname === undefined || hostname === nameOf(host ?? '');
}

function onPort(question: Question, port: number): Question {
  const host = question.request.host?.replace(/:\d+$/, `:${port}`);
  return { ...question, request: { ...question.request, host } };
}

/** An object in the namespace of its table; another namespace that it is in or names becomes one beside it. */
function moved(object: Manifest, namespace: string): Manifest {
  const { metadata, ...rest } = object;
  const own = metadata.namespace === undefined ? namespace : `${namespace}-${metadata.namespace}`;
  return { ...(renamed(rest, namespace) as Manifest), metadata: { ...metadata, namespace: own } };
}

function renamed(value: unknown, namespace: string): unknown {
  if (Array.isArray(value)) return value.map((each) => renamed(each, namespace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Fields).map(([field, inner]) =>
      field === 'namespace' && typeof inner === 'string'
        ? [field, `${namespace}-${inner}`]
        : [field, renamed(inner, namespace)],
    ),
  );
}

/**
 * A route that is applied after all others: when it is served, they are. Some implementations try the routes for every host before
 * it, so that it belongs to the last table without any.
 */
export function markerOf(tables: readonly PlacedTable[]): { object: Manifest; host: string; port: number } {
  const hasEveryHost = ({ objects }: PlacedTable) =>
    objects.some(({ kind, spec }) => kind === 'HTTPRoute' && spec.hostnames === undefined);
  const table = [...tables].reverse().find((each) => !hasEveryHost(each)) ?? tables.at(-1);
  const { objects, http: port } = table as PlacedTable;
  const gateway = objects.find(({ kind }) => kind === 'Gateway') as Manifest;
  const host = 'marker.example.com';
  const object = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'marker', namespace: gateway.metadata.namespace },
    spec: {
      parentRefs: [{ name: GATEWAY, sectionName: 'http' }],
      hostnames: [host],
      rules: [{ backendRefs: [{ name: 'marker', port: 80 }] }],
    },
  };
  return { object, host, port };
}

/** The ports of all listeners. */
export function portsOf(objects: readonly Manifest[]): number[] {
  const ports = objects.flatMap(({ kind, spec }) =>
    kind === 'Gateway' ? (spec.listeners as { port: number }[]).map(({ port }) => port) : [],
  );
  return [...new Set(ports)];
}

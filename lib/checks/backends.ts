import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem } from './model/object-finding';
import { at, type Fields, fieldsOf, itemsOf, nameOf } from './model/read';

/** Reports a Service that is not there, or lacks the port. */
function* checkService(
  app: AppIndex,
  object: AppObject,
  namespace: string,
  name: string,
  port: unknown,
): ObjectFindings {
  const service = app.find('', 'Service', namespace, name);
  if (service === undefined) {
    if (app.isExternal('Service', name)) return;
    const guess = app.guess('', 'Service', namespace, name);
    const instead = guess === undefined ? '' : `write ${show(guess)}, or `;
    yield problem(
      object,
      `Service ${show(name)} is not in the app: ${instead}say PorticoChecks.of(app).external("Service", ${show(name)}) when it is made elsewhere.`,
    );
    return;
  }
  const { ports, type } = fieldsOf(service.json.spec);
  const offered = itemsOf(ports);
  const has = offered.some((each) => (typeof port === 'string' ? each.name === port : each.port === port));
  if (has || port === undefined || (type === 'ExternalName' && offered.length === 0)) return;
  const known = offered.flatMap((each) => [each.name, each.port]).filter((each) => each !== undefined);
  yield problem(object, `Service ${show(name)} has no port ${show(port)}: write one of ${known.map(show).join(', ')}.`);
}

export const ingressBackends: Check<'ingress-backends'> = {
  name: 'ingress-backends',
  summary: 'The Services that an Ingress names are in the app, or named as external, and have the port.',
  example: 'Service "user" has no port 8080: write one of "http", 80.',
  *check(app) {
    for (const object of app.ofKind('networking.k8s.io', 'Ingress')) {
      const { defaultBackend, rules } = fieldsOf(object.json.spec);
      const paths = itemsOf(rules).flatMap((rule) => itemsOf(at(rule, 'http', 'paths')));
      const seen = new Set<string>();
      for (const backend of [defaultBackend, ...paths.map((path) => path.backend)]) {
        const { service, resource } = fieldsOf(backend);
        if (backend === undefined) continue;
        if ((service === undefined) === (resource === undefined)) {
          yield problem(
            object,
            `backend ${show(backend)} names ${service ? 'a service and a resource: keep one' : 'no service: write one'}.`,
          );
          continue;
        }
        const name = nameOf(at(service, 'name'));
        const port = fieldsOf(at(service, 'port'));
        if (name === undefined) continue;
        if ((nameOf(port.name) === undefined) === (port.number === undefined)) {
          yield problem(
            object,
            `backend ${show(name)} has the port ${show(port)}: write either its name or its number.`,
          );
          continue;
        }
        const key = `${name} ${port.name} ${port.number}`;
        if (!seen.has(key)) yield* checkService(app, object, object.namespace, name, port.name ?? port.number);
        seen.add(key);
      }
    }
  },
};

const GATEWAY = 'gateway.networking.k8s.io';

export const httpRoutes: Check<'http-routes'> = {
  name: 'http-routes',
  summary:
    'The Services that an HTTPRoute or GRPCRoute names are there with the port; a Gateway of the app has the listener, and lets the route in.',
  example: 'Gateway "gateway" has no listener "https": write one of "http".',
  *check(app) {
    for (const object of [...app.ofKind(GATEWAY, 'HTTPRoute'), ...app.ofKind(GATEWAY, 'GRPCRoute')]) {
      const { rules, parentRefs } = fieldsOf(object.json.spec);
      for (const { group = '', kind = 'Service', name, namespace = object.namespace, port } of itemsOf(rules).flatMap(
        backendRefs,
      )) {
        if (group !== '' || kind !== 'Service' || typeof name !== 'string') continue;
        if (port === undefined)
          yield problem(object, `backend ${show(name)} has no port: write that of the Service, for example 80.`);
        // Another type than a number is a matter of `field-types`.
        if (port === undefined || typeof port === 'number')
          yield* checkService(app, object, String(namespace), name, port);
      }
      for (const parent of itemsOf(parentRefs)) yield* checkParent(app, object, parent);
    }
  },
};

const backendRefs = (rule: { readonly [field: string]: unknown }) => [
  ...itemsOf(rule.backendRefs),
  ...itemsOf(rule.filters).flatMap((filter) => {
    const mirror = at(filter, 'requestMirror', 'backendRef');
    return mirror === undefined ? [] : [fieldsOf(mirror)];
  }),
];

function* checkParent(app: AppIndex, route: AppObject, parent: Fields): ObjectFindings {
  const { kind = 'Gateway', name, namespace = route.namespace, sectionName } = parent;
  if (kind !== 'Gateway' || typeof name !== 'string') return;
  const gateway = app.find(GATEWAY, 'Gateway', String(namespace), name);
  if (gateway === undefined) return;
  const all = itemsOf(at(gateway.json, 'spec', 'listeners'));
  const listeners = all.filter((listener) => sectionName === undefined || listener.name === sectionName);
  if (typeof sectionName === 'string' && listeners.length === 0) {
    const names = all.map((listener) => show(listener.name)).join(', ');
    yield problem(route, `Gateway ${show(name)} has no listener ${show(sectionName)}: write one of ${names}.`);
  } else if (listeners.length > 0 && listeners.every((listener) => shutsOut(listener, gateway, route))) {
    yield problem(
      route,
      `Gateway ${show(name)} lets in no routes of the namespace ${show(route.namespace)}: say so in allowedRoutes of its listeners, or write both in one namespace.`,
    );
  }
}

/** Whether a listener takes no routes of the route's namespace for certain: the labels of a namespace are not known here. */
function shutsOut(listener: Fields, gateway: AppObject, route: AppObject): boolean {
  if (route.namespace === '' || gateway.namespace === '') return false;
  const { from = 'Same', selector } = fieldsOf(at(listener, 'allowedRoutes', 'namespaces'));
  if (from === 'Same') return route.namespace !== gateway.namespace;
  const named = at(selector, 'matchLabels', 'kubernetes.io/metadata.name');
  return from === 'Selector' && typeof named === 'string' && named !== route.namespace;
}

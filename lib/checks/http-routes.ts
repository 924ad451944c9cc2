import { choiceOf } from '../rules/choice';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { findParent, GATEWAY_API, leavesOut, listenersOf } from './model/gateways';
import { type ObjectFindings, problem } from './model/object-finding';
import { at, type Fields, fieldsOf, itemsOf } from './model/read';
import { checkServiceReference } from './model/references';

export const httpRoutesCheck: Check<'http-routes'> = {
  name: 'http-routes',
  summary:
    'The Services that an HTTPRoute or GRPCRoute refers to are in the app, or declared as external, and have the port. A Gateway or ListenerSet of the app has the listener that the route names, and allows routes of its namespace.',
  example: 'Gateway "gateway" has no listener "https": write "http".',
  *check(app) {
    for (const object of [...app.ofKind(GATEWAY_API, 'HTTPRoute'), ...app.ofKind(GATEWAY_API, 'GRPCRoute')]) {
      const { rules, parentRefs } = fieldsOf(object.json.spec);
      for (const reference of itemsOf(rules).flatMap(backendRefsOf)) {
        const { group = '', kind = 'Service', name, namespace = object.namespace, port } = reference;
        if (group !== '' || kind !== 'Service' || typeof name !== 'string') continue;
        if (port === undefined) {
          yield problem(object, `backend ${show(name)} has no port: write that of the Service, for example 80.`);
        }
        // A port of another type is a matter of `field-types`.
        if (port === undefined || typeof port === 'number') {
          yield* checkServiceReference(app, object, { namespace: String(namespace), name, port });
        }
      }
      for (const parent of itemsOf(parentRefs)) yield* checkParent(app, object, parent);
    }
  },
};

/** The backends of a rule, with those that its requests are mirrored to. */
function backendRefsOf(rule: Fields): Fields[] {
  const mirrors = itemsOf(rule.filters).map((filter) => at(filter, 'requestMirror', 'backendRef'));
  return [...itemsOf(rule.backendRefs), ...mirrors.filter((mirror) => mirror !== undefined).map(fieldsOf)];
}

function* checkParent(app: AppIndex, route: AppObject, parent: Fields): ObjectFindings {
  const found = findParent(app, route, parent);
  if (found === undefined) return;
  const { sectionName } = parent;
  const what = `${found.kind} ${show(found.name)}`;
  const all = listenersOf(found);
  const listeners = all.filter((listener) => sectionName === undefined || listener.name === sectionName);
  if (typeof sectionName === 'string' && listeners.length === 0) {
    const names = all.map((listener) => show(listener.name));
    const fix = names.length === 0 ? 'add it to its listeners' : `write ${choiceOf(names)}`;
    yield problem(route, `${what} has no listener ${show(sectionName)}: ${fix}.`);
  } else if (
    listeners.length > 0 &&
    listeners.every((listener) => leavesOut(at(listener, 'allowedRoutes', 'namespaces'), 'Same', found, route))
  ) {
    yield problem(
      route,
      `${what} allows no routes of the namespace ${show(route.namespace)}: write it in allowedRoutes of a listener, or make both in one namespace.`,
    );
  }
}

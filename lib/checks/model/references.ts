import { show } from '../../rules/show';
import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { type ObjectFinding, type ObjectFindings, problem, warning } from './object-finding';
import { fieldsOf, itemsOf } from './read';
import { type Selector, showSelector } from './selector';

/** A reference to a port of a Service. */
export interface ServiceReference {
  readonly namespace: string;
  readonly name: string;
  /** Its number or name. */
  readonly port: unknown;
}

/** Checks that the Service of a reference is in the app, or declared as external, and has the port. */
export function* checkServiceReference(
  app: AppIndex,
  object: AppObject,
  { namespace, name, port }: ServiceReference,
): ObjectFindings {
  const service = app.find('', 'Service', namespace, name);
  if (service === undefined) {
    if (app.isExternal('Service', name)) return;
    const meant = app.nearestName('', 'Service', namespace, name);
    const instead = meant === undefined ? '' : `${show(meant)}, or `;
    yield problem(
      object,
      `Service ${show(name)} is not in the app: write ${instead}PorticoChecks.of(app).external("Service", ${show(name)}) when it is made elsewhere.`,
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

/** A selector that selects no pods: a problem, unless the app has no pods in the namespace, where others may make them. */
export function noPodsSelected(app: AppIndex, object: AppObject, selector: Selector): ObjectFinding {
  const finding = app.workloadsIn(object.namespace).length > 0 ? problem : warning;
  return finding(
    object,
    `selector ${showSelector(selector)} selects no pods in this namespace: write labels that pods have, or turn the check off here when the pods are made elsewhere.`,
  );
}

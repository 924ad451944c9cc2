import { choiceOf } from '../../rules/choice';
import { show } from '../../rules/show';
import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { meantSelector } from './meant-selector';
import { type ObjectFindings, problem, warning } from './object-finding';
import { isOfOperator, mayHaveOperatorPods } from './operators';
import { ordinalsOf } from './ordinals';
import { fieldsOf, itemsOf } from './read';
import { onlyValue, type Selector, showSelector } from './selector';
import type { Workload } from './workload';

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
  const fix =
    known.length > 0
      ? `write ${choiceOf(known.map(show))}`
      : `it has no ports at all, so write ${typeof port === 'string' ? `a port of that name` : `{ port: ${show(port)} }`} in its spec.ports`;
  yield problem(object, `Service ${show(name)} has no port ${show(port)}: ${fix}.`);
}

/** Checks that a StatefulSet has the pods that a selector names by their numbers, as far as its replicas are written. */
export function* checkOrdinals(
  app: AppIndex,
  object: AppObject,
  selector: Selector,
  pods: readonly Workload[],
): ObjectFindings {
  const byNumber = selector.filter(({ key, operator }) => operator === 'In' && BY_NUMBER.has(key));
  if (byNumber.length === 0) return;
  const numbers = byNumber.flatMap(({ values }) => values);
  for (const workload of pods) {
    const { object: set } = workload;
    const { first, end } = ordinalsOf(app, workload);
    // Who writes 0 replicas scales by hand.
    if (set.kind !== 'StatefulSet' || first === end) continue;
    const isThere = (value: string) => {
      const number = Number(/\d+$/.exec(value)?.[0]);
      return number >= first && number < end;
    };
    if (numbers.some(isThere)) continue;
    const has =
      end - 1 > first
        ? `whose pods are numbered ${first} ${Number.isFinite(end) ? `to ${end - 1}` : 'and up'}: write one of these numbers`
        : `whose only pod has the number ${first}: write it`;
    yield warning(
      object,
      `selector ${showSelector(selector)} selects no pod of StatefulSet ${show(set.name)}, ${has}.`,
    );
  }
}

const BY_NUMBER: ReadonlySet<string> = new Set(['apps.kubernetes.io/pod-index', 'statefulset.kubernetes.io/pod-name']);

/**
 * Checks a selector that selects no pods of the app. It is a problem for a Service of which the app has the pods; a policy or a
 * budget may be for pods that others make, and so is everything next to a custom resource that an operator makes pods from.
 */
export function* checkNoPods(app: AppIndex, object: AppObject, selector: Selector): ObjectFindings {
  if (selectsUnmade(app, selector)) return;
  const { kind, namespace } = object;
  const meant = meantSelector(app, namespace, selector);
  const isNear = mayHaveOperatorPods(app, namespace);
  const isForeign = meant === undefined && isOfOperator(app, selector);
  if (meant === undefined && (isNear || (isForeign && kind !== 'Service'))) return;
  const isCertain = kind === 'Service' && !isNear && !isForeign && app.workloadsIn(namespace).length > 0;
  const fix = meant === undefined ? 'labels that pods have' : `${showSelector(meant)} if that is meant`;
  yield (isCertain ? problem : warning)(
    object,
    `selector ${showSelector(selector)} selects no pods in this namespace: write ${fix}, or turn the check off here when the pods are made elsewhere.`,
  );
}

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout'];

/** True for pods of a workload that is made elsewhere, or not yet since something is wrong with it: label `app` has its name. */
function selectsUnmade(app: AppIndex, selector: Selector): boolean {
  return selector.some((requirement) => {
    const name = requirement.key === 'app' ? onlyValue(requirement) : undefined;
    return name !== undefined && WORKLOADS.some((kind) => app.isExternal(kind, name));
  });
}

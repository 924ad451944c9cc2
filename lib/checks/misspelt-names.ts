import { areOfOneKind, editDistance } from '../rules/edit-distance';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import { madeSecret, nearestSecret } from './model/made-secrets';
import { meantSelector } from './model/meant-selector';
import { type NamedReference, namedReferences } from './model/named-references';
import { type ObjectFindings, warning } from './model/object-finding';
import { at, itemsOf } from './model/read';
import { selectorOf, selects, showSelector } from './model/selector';
import { podSelectorOf, type Workload } from './model/workload';
import { isClusterScoped } from './schema/table';

/** As many letters of a name may be wrong. */
const SLIPS = 2;

export const misspeltNamesCheck: Check<'misspelt-names'> = {
  name: 'misspelt-names',
  summary:
    'A name that refers to an object which may be made elsewhere, and is spelt almost like one of the app, is a warning: of roles and their subjects, pull secrets, classes, issuers, stores of secrets, gateways, Services of webhooks and subdomains, and Jobs that pods wait for. So are the labels by which pods are spread or kept together.',
  example: 'roleRef Role "raeder" is not in the app: write "reader" if that is meant.',
  *check(app) {
    for (const reference of namedReferences(app)) yield* checkReference(app, reference);
    for (const workload of app.knownWorkloads) {
      const { affinity, topologySpreadConstraints } = workload.pod;
      if (affinity !== undefined || topologySpreadConstraints !== undefined) yield* checkScheduling(app, workload);
    }
  },
};

function* checkReference(app: AppIndex, reference: NamedReference): ObjectFindings {
  const { object, field, group, kind, name } = reference;
  const namespace = isClusterScoped(group, kind) || kind.startsWith('Cluster') ? '' : reference.namespace;
  const isSecret = group === '' && kind === 'Secret';
  const found = isSecret ? madeSecret(app, namespace, name) : app.find(group, kind, namespace, name);
  if (found !== undefined || app.isExternal(kind, name)) return;
  const meant = isSecret ? nearestSecret(app, namespace, name) : app.nearestName(group, kind, namespace, name);
  if (meant === undefined || editDistance(name, meant) > SLIPS || areOfOneKind(name, meant)) return;
  yield warning(object, `${field} ${kind} ${show(name)} is not in the app: write ${show(meant)} if that is meant.`);
}

/** Checks the selectors of spread constraints and of affinity between pods. */
function* checkScheduling(app: AppIndex, workload: Workload): ObjectFindings {
  const { object, pod, labels } = workload;
  const affinity = pod.affinity === undefined ? [] : affinityTerms(pod.affinity);
  for (const term of [...itemsOf(pod.topologySpreadConstraints), ...affinity]) {
    const selector = selectorOf(at(term, 'labelSelector'));
    if (selects(selector, labels) || app.selected(object.namespace, selector).length > 0) continue;
    // A workload that does not select its own pods is a matter of `selector-labels`.
    if (!selects(podSelectorOf(workload) ?? [], labels)) return;
    const meant = meantSelector(app, object.namespace, selector);
    if (meant === undefined) continue;
    yield warning(
      object,
      `labelSelector ${showSelector(selector)} selects no pods in this namespace: write ${showSelector(meant)} if that is meant.`,
    );
  }
}

/** The terms of affinity between pods that are about pods in the same namespace. */
function affinityTerms(affinity: unknown): unknown[] {
  const terms = ['podAffinity', 'podAntiAffinity'].flatMap((kind) => [
    ...itemsOf(at(affinity, kind, 'requiredDuringSchedulingIgnoredDuringExecution')),
    ...itemsOf(at(affinity, kind, 'preferredDuringSchedulingIgnoredDuringExecution')).map((each) =>
      at(each, 'podAffinityTerm'),
    ),
  ]);
  return terms.filter((term) => at(term, 'namespaces') === undefined && at(term, 'namespaceSelector') === undefined);
}

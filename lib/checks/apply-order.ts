import { CLUSTER_NAMESPACES } from '../rules/cluster-namespaces';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import { placeOf } from './model/app-object';
import { ApplyOrder, isInSameList } from './model/apply-order';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { at, stringOf } from './model/read';

export const applyOrderCheck: Check<'apply-order'> = {
  name: 'apply-order',
  summary:
    'A Namespace of the app is applied before the objects in it. Objects of a kind that the app itself defines are a warning, since one `kubectl apply` cannot create both.',
  example:
    'Namespace "late" is applied after shop/0, which is in it, so that the first kubectl apply fails: create the Namespace earlier in the code, or let the other object depend on it by addDependency().',
  *check(app) {
    yield* checkNamespaces(app);
    for (const definition of app.ofKind('apiextensions.k8s.io', 'CustomResourceDefinition')) {
      const group = stringOf(at(definition.json, 'spec', 'group')) ?? '';
      const kind = stringOf(at(definition.json, 'spec', 'names', 'kind')) ?? '';
      const [object] = app.ofKind(group, kind);
      if (object === undefined || kind === '') continue;
      yield warning(
        object,
        `${kind} ${show(object.name)} is of a kind that ${placeOf(definition)} defines, and the first kubectl apply does not know it yet: write the definition in an app of its own.`,
      );
    }
  },
};

function* checkNamespaces(app: AppIndex): ObjectFindings {
  const namespaces = app.ofKind('', 'Namespace').filter(({ name }) => !CLUSTER_NAMESPACES.includes(name));
  if (namespaces.length === 0) return;
  const order = new ApplyOrder(app.root);
  for (const namespace of namespaces) {
    const within = app.objects.filter((object) => object.namespace === namespace.name);
    const early = within.find((object) => !order.isBefore(namespace, object));
    if (early === undefined) continue;
    const isInList = isInSameList(namespace, early);
    const fix = isInList
      ? 'write the Namespace first in the List.'
      : order.isByFile(namespace, early)
        ? 'set yamlOutputType to a file per chart, or create the Namespace in an app of its own, since kubectl applies the files in the order of their names.'
        : 'create the Namespace earlier in the code, or let the other object depend on it by addDependency().';
    yield problem(
      namespace,
      `Namespace ${show(namespace.name)} is applied after ${placeOf(early)}, which is in it, so that the first kubectl apply fails: ${fix}`,
    );
  }
}

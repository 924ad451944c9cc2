import { CLUSTER_NAMESPACES } from '../rules/cluster-namespaces';
import { show } from '../rules/show';
import type { Check } from './check';
import { ApplyOrder } from './model/apply-order';
import { problem, warning } from './model/object-finding';
import { at, textOf } from './model/read';

export const applyOrder: Check<'apply-order'> = {
  name: 'apply-order',
  summary:
    'A Namespace of the app is applied before what is in it; objects of a kind that the app defines itself are a warning, since one `kubectl apply` cannot do both.',
  example:
    'Namespace "late" is applied after shop/0, which is in it, and kubectl apply fails at first: make it before that, or have the one depend on the other by addDependency().',
  *check(app) {
    const namespaces = app.ofKind('', 'Namespace').filter(({ name }) => !CLUSTER_NAMESPACES.includes(name));
    if (namespaces.length > 0) {
      const order = new ApplyOrder(app.root);
      for (const namespace of namespaces) {
        const within = app.objects.filter((object) => object.namespace === namespace.name);
        const early = within.find((object) => !order.isBefore(namespace, object));
        if (early === undefined) continue;
        const remedy = order.isByFile(namespace, early)
          ? 'have a file per chart, by yamlOutputType, or make it in an app of its own, since files are taken by their names.'
          : 'make it before that, or have the one depend on the other by addDependency().';
        yield problem(
          namespace,
          `Namespace ${show(namespace.name)} is applied after ${early.construct.node.path}, which is in it, and kubectl apply fails at first: ${remedy}`,
        );
      }
    }
    for (const definition of app.ofKind('apiextensions.k8s.io', 'CustomResourceDefinition')) {
      const group = textOf(at(definition.json, 'spec', 'group')) ?? '';
      const kind = textOf(at(definition.json, 'spec', 'names', 'kind')) ?? '';
      const [object] = app.ofKind(group, kind);
      if (object === undefined || kind === '') continue;
      yield warning(
        object,
        `${kind} ${show(object.name)} is of a kind that ${definition.construct.node.path} defines, and kubectl apply knows it the second time only: write the definition in an app of its own.`,
      );
    }
  },
};

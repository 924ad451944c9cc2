import { choiceFlaw } from '../rules/choice';
import { show } from '../rules/show';
import type { Check } from './check';
import { problem } from './model/object-finding';
import { fieldsOf, itemsOf, nonEmptyStringOf, stringOf } from './model/read';

const RBAC = 'rbac.authorization.k8s.io';

export const rbacCheck: Check<'rbac'> = {
  name: 'rbac',
  summary: 'A role binding refers to a kind of role that it can bind, and names its subjects in full.',
  example: 'subject ServiceAccount "user" has no namespace: write the namespace of the ServiceAccount.',
  *check(app) {
    for (const object of [...app.ofKind(RBAC, 'RoleBinding'), ...app.ofKind(RBAC, 'ClusterRoleBinding')]) {
      const { kind, name } = fieldsOf(object.json.roleRef);
      const kinds = object.kind === 'RoleBinding' ? ['Role', 'ClusterRole'] : ['ClusterRole'];
      if (typeof kind === 'string' && !kinds.includes(kind)) {
        yield problem(
          object,
          `roleRef ${kind} ${show(name)} cannot be bound by a ${object.kind}: write a ${kinds.join(' or ')}.`,
        );
      }
      for (const subject of itemsOf(object.json.subjects)) {
        const flaw = choiceFlaw(stringOf(subject.kind) ?? 'User', ['ServiceAccount', 'User', 'Group']);
        if (flaw !== undefined) yield problem(object, `subject kind ${show(subject.kind)} ${flaw}.`);
        // In a RoleBinding, the namespace of a subject defaults to that of the binding.
        const needsNamespace = object.kind === 'ClusterRoleBinding' && subject.kind === 'ServiceAccount';
        if (needsNamespace && nonEmptyStringOf(subject.namespace) === undefined) {
          yield problem(
            object,
            `subject ServiceAccount ${show(subject.name)} has no namespace: write the namespace of the ServiceAccount.`,
          );
        }
      }
    }
  },
};

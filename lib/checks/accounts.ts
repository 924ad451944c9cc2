import { show } from '../rules/show';
import type { Check } from './check';
import { problem, warning } from './model/object-finding';
import { fieldsOf, itemsOf, nameOf, textOf } from './model/read';
import { isKnown } from './model/workload';

export const serviceAccounts: Check<'service-accounts'> = {
  name: 'service-accounts',
  summary: 'A ServiceAccount of a pod is there, when the app makes any in its namespace; a warning.',
  example:
    'serviceAccountName "users" is not in the app: write "user" if that is meant, or say PorticoChecks.of(app).external("ServiceAccount", "users").',
  *check(app) {
    const namespaces = new Set(app.ofKind('', 'ServiceAccount').map(({ namespace }) => namespace));
    for (const { object, pod } of app.workloads.filter(isKnown)) {
      const name = nameOf(pod.serviceAccountName);
      if (name === undefined || name === 'default' || !namespaces.has(object.namespace)) continue;
      if (app.find('', 'ServiceAccount', object.namespace, name) || app.isExternal('ServiceAccount', name)) continue;
      const guess = app.guess('', 'ServiceAccount', object.namespace, name);
      const instead = guess === undefined ? 'make it' : `write ${show(guess)} if that is meant`;
      yield warning(
        object,
        `serviceAccountName ${show(name)} is not in the app: ${instead}, or say PorticoChecks.of(app).external("ServiceAccount", ${show(name)}).`,
      );
    }
  },
};

const RBAC = 'rbac.authorization.k8s.io';

export const rbac: Check<'rbac'> = {
  name: 'rbac',
  summary: 'Role bindings name a kind of role that they can, and subjects in full.',
  example: 'subject ServiceAccount "user" has no namespace: write that of the account.',
  *check(app) {
    for (const object of [...app.ofKind(RBAC, 'RoleBinding'), ...app.ofKind(RBAC, 'ClusterRoleBinding')]) {
      const { kind, name } = fieldsOf(object.json.roleRef);
      const kinds = object.kind === 'RoleBinding' ? ['Role', 'ClusterRole'] : ['ClusterRole'];
      if (typeof kind === 'string' && !kinds.includes(kind)) {
        yield problem(
          object,
          `roleRef ${kind} ${show(name)} does not go with a ${object.kind}: write a ${kinds.join(' or ')}.`,
        );
      }
      for (const subject of itemsOf(object.json.subjects)) {
        if (!['ServiceAccount', 'User', 'Group'].includes(textOf(subject.kind) ?? 'User')) {
          yield problem(object, `subject kind ${show(subject.kind)} is unknown: write ServiceAccount, User or Group.`);
        } else if (
          // A RoleBinding means its own namespace.
          object.kind === 'ClusterRoleBinding' &&
          subject.kind === 'ServiceAccount' &&
          nameOf(subject.namespace) === undefined
        ) {
          yield problem(
            object,
            `subject ServiceAccount ${show(subject.name)} has no namespace: write that of the account.`,
          );
        }
      }
    }
  },
};

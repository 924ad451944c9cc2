import { show } from '../rules/show';
import type { Check } from './check';
import { warning } from './model/object-finding';
import { nonEmptyStringOf } from './model/read';

export const serviceAccountsCheck: Check<'service-accounts'> = {
  name: 'service-accounts',
  summary:
    'The ServiceAccount of a pod is in the app, when the app has any in that namespace. A missing one is a warning.',
  example:
    'serviceAccountName "users" is not in the app: write "user" if that is meant, or PorticoChecks.of(app).external("ServiceAccount", "users").',
  *check(app) {
    const namespaces = new Set(app.ofKind('', 'ServiceAccount').map(({ namespace }) => namespace));
    for (const { object, pod } of app.knownWorkloads) {
      const name = nonEmptyStringOf(pod.serviceAccountName);
      if (name === undefined || name === 'default' || !namespaces.has(object.namespace)) continue;
      if (app.find('', 'ServiceAccount', object.namespace, name) || app.isExternal('ServiceAccount', name)) continue;
      const meant = app.nearestName('', 'ServiceAccount', object.namespace, name);
      const instead = meant === undefined ? 'make it, or write' : `write ${show(meant)} if that is meant, or`;
      yield warning(
        object,
        `serviceAccountName ${show(name)} is not in the app: ${instead} PorticoChecks.of(app).external("ServiceAccount", ${show(name)}).`,
      );
    }
  },
};

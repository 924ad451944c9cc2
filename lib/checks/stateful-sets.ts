import { nearest } from '../rules/edit-distance';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import { warning } from './model/object-finding';
import { at, nonEmptyStringOf } from './model/read';
import { servicesOf } from './model/service-pods';
import type { Workload } from './model/workload';

export const statefulSetsCheck: Check<'stateful-sets'> = {
  name: 'stateful-sets',
  summary:
    'The Service that gives the pods of a StatefulSet their DNS names is in the app. A missing one is a warning.',
  example:
    'serviceName "bd" is not a Service of the app, so that pods have no DNS names: write "db" if that is meant, or PorticoChecks.of(app).external("Service", "bd").',
  *check(app) {
    for (const workload of app.builtInWorkloads) {
      const { object } = workload;
      const name = object.kind === 'StatefulSet' ? nonEmptyStringOf(at(object.json, 'spec', 'serviceName')) : undefined;
      if (name === undefined || app.isExternal('Service', name)) continue;
      if (app.find('', 'Service', object.namespace, name) !== undefined) continue;
      const meant = meantService(app, workload, name);
      const instead =
        meant === undefined ? 'make a headless Service of this name' : `write ${show(meant)} if that is meant`;
      yield warning(
        object,
        `serviceName ${show(name)} is not a Service of the app, so that pods have no DNS names: ${instead}, or ${meant === undefined ? 'write ' : ''}PorticoChecks.of(app).external("Service", ${show(name)}).`,
      );
    }
  },
};

/** The Service of the pods that has almost the name, or the headless one, or the only one. */
function meantService(app: AppIndex, workload: Workload, name: string): string | undefined {
  const services = servicesOf(app, workload).map(({ object }) => object);
  const near = nearest(
    name,
    services.map((service) => service.name),
  );
  if (near !== undefined) return near;
  const headless = services.filter(({ json }) => at(json, 'spec', 'clusterIP') === 'None');
  const [only, ...others] = headless.length > 0 ? headless : services;
  return others.length === 0 ? only?.name : app.nearestName('', 'Service', workload.object.namespace, name);
}

import { areOfOneKind, editDistance, nearest } from '../rules/edit-distance';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import { warning } from './model/object-finding';
import { at, nonEmptyStringOf } from './model/read';
import { servicesOf } from './model/service-pods';
import type { Workload } from './model/workload';

/** As many letters of a name may be wrong. */
const SLIPS = 2;

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
      // The field was required before Kubernetes 1.34, so that many write their own name where they need no Service.
      if (meant === undefined && name === object.name) continue;
      const instead =
        meant === undefined ? 'make a headless Service of this name' : `write ${show(meant)} if that is meant`;
      yield warning(
        object,
        `serviceName ${show(name)} is not a Service of the app, so that pods have no DNS names: ${instead}, or ${meant === undefined ? 'write ' : ''}PorticoChecks.of(app).external("Service", ${show(name)}).`,
      );
    }
  },
};

/**
 * The Service that was meant: one for the pods with almost the name, the only headless one for them, or another one with a
 * letter more or less.
 */
function meantService(app: AppIndex, workload: Workload, name: string): string | undefined {
  const services = servicesOf(app, workload).map(({ object }) => object);
  const headless = services.filter(({ json }) => at(json, 'spec', 'clusterIP') === 'None');
  const [only, ...others] = headless.map((service) => service.name);
  if (only !== undefined && others.length === 0) return only;
  const { namespace } = workload.object;
  const all = app.ofKind('', 'Service').filter((service) => service.namespace === namespace);
  const near = nearest(
    name,
    [...services, ...all].map((service) => service.name),
  );
  return near !== undefined && editDistance(name, near) <= SLIPS && !areOfOneKind(name, near) ? near : undefined;
}

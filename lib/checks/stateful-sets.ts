import { areOfOneKind, editDistance, nearest } from '../rules/edit-distance';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import { type ObjectFindings, warning } from './model/object-finding';
import { ordinalsOf } from './model/ordinals';
import { at, nonEmptyStringOf } from './model/read';
import { servicesOf } from './model/service-pods';
import type { Workload } from './model/workload';

/** As many letters of a name may be wrong. */
const SLIPS = 2;

export const statefulSetsCheck: Check<'stateful-sets'> = {
  name: 'stateful-sets',
  summary:
    'The Service that gives the pods of a StatefulSet their DNS names is in the app, and a partition leaves pods to roll out. Anything else is a warning.',
  example:
    'serviceName "bd" is not a Service of the app, so that pods have no DNS names: write "db" if that is meant, or PorticoChecks.of(app).external("Service", "bd").',
  *check(app) {
    for (const workload of app.knownWorkloads) {
      if (workload.object.kind !== 'StatefulSet') continue;
      yield* checkService(app, workload);
      yield* checkPartition(app, workload);
    }
  },
};

function* checkService(app: AppIndex, workload: Workload): ObjectFindings {
  const { object } = workload;
  const name = nonEmptyStringOf(at(object.json, 'spec', 'serviceName'));
  if (name === undefined || app.isExternal('Service', name)) return;
  if (app.find('', 'Service', object.namespace, name) !== undefined) return;
  const meant = meantService(app, workload, name);
  // The field was required before Kubernetes 1.34, so that many write their own name where they need no Service.
  if (meant === undefined && name === object.name) return;
  const instead =
    meant === undefined ? 'make a headless Service of this name' : `write ${show(meant)} if that is meant`;
  yield warning(
    object,
    `serviceName ${show(name)} is not a Service of the app, so that pods have no DNS names: ${instead}, or ${meant === undefined ? 'write ' : ''}PorticoChecks.of(app).external("Service", ${show(name)}).`,
  );
}

/** Pods below the partition keep the old version: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions */
function* checkPartition(app: AppIndex, workload: Workload): ObjectFindings {
  const partition = at(workload.object.json, 'spec', 'updateStrategy', 'rollingUpdate', 'partition');
  const { first, end } = ordinalsOf(app, workload);
  // Who writes 0 replicas scales by hand.
  if (typeof partition !== 'number' || partition < end || first === end) return;
  yield warning(
    workload.object,
    `partition ${partition} is above the pods, which are numbered ${first} to ${end - 1}, so that a rollout changes none of them: write at most ${end - 1}, or leave it out.`,
  );
}

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

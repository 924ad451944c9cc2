import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { type Fields, fieldsOf, itemsOf } from './read';
import { type Selector, selectorOfLabels } from './selector';
import { podPorts, type Workload } from './workload';

/** A Service that selects pods, with those of the app. */
export interface ServicePods {
  readonly object: AppObject;
  readonly selector: Selector;
  readonly pods: readonly Workload[];
  readonly ports: readonly Fields[];
}

const SERVICES = new WeakMap<AppIndex, readonly ServicePods[]>();

/** The Services of the app that select pods. */
export function servicesWithPods(app: AppIndex): readonly ServicePods[] {
  const known = SERVICES.get(app);
  if (known !== undefined) return known;
  const services = app.ofKind('', 'Service').flatMap((object): ServicePods[] => {
    const { selector: labels, type, ports } = fieldsOf(object.json.spec);
    const selector = selectorOfLabels(labels);
    if (selector.length === 0 || type === 'ExternalName') return [];
    return [{ object, selector, pods: app.selected(object.namespace, selector), ports: itemsOf(ports) }];
  });
  SERVICES.set(app, services);
  return services;
}

const BY_WORKLOAD = new WeakMap<AppIndex, ReadonlyMap<Workload, readonly ServicePods[]>>();

/** The Services that select pods of a workload. */
export function servicesOf(app: AppIndex, workload: Workload): readonly ServicePods[] {
  const known = BY_WORKLOAD.get(app) ?? toMap(servicesWithPods(app));
  BY_WORKLOAD.set(app, known);
  return known.get(workload) ?? [];
}

function toMap(services: readonly ServicePods[]): ReadonlyMap<Workload, readonly ServicePods[]> {
  const byWorkload = new Map<Workload, ServicePods[]>();
  for (const service of services) {
    for (const workload of service.pods) {
      const list = byWorkload.get(workload);
      if (list === undefined) byWorkload.set(workload, [service]);
      else list.push(service);
    }
  }
  return byWorkload;
}

/** The numbers of the ports of pods that a port of a Service leads to; a name may stand for another number in each pod. */
export function targetNumbers({ port, targetPort = port }: Fields, pods: readonly Workload[]): number[] {
  if (typeof targetPort === 'number') return [targetPort];
  return pods
    .flatMap(podPorts)
    .flatMap(({ name, number }) => (name === targetPort && number !== undefined ? [number] : []));
}

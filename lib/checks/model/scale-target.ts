import { show } from '../../rules/show';
import type { AppObject } from './app-object';
import { isMadeByPortico } from './made-by-portico';
import { type ObjectFindings, problem } from './object-finding';
import { type Fields, fieldsOf, itemsOf, stringOf } from './read';
import type { Workload } from './workload';

/** The fault of a workload whose number of pods something else sets, as a message, or undefined. */
export function replicasFlaw(target: AppObject, owner: string): string | undefined {
  const { replicas } = fieldsOf(target.json.spec);
  if (replicas === undefined) return undefined;
  const fix = isMadeByPortico(target) ? 'write scale: Scale.external()' : 'leave replicas out';
  const has = `${target.kind} ${show(target.name)} has replicas ${show(replicas)}`;
  return `${has}, so that every apply would undo what ${owner} sets: ${fix}.`;
}

/** A resource that containers have to request, and the one container that an autoscaler looks at. */
interface Measured {
  readonly resource: string;
  readonly container?: string;
  /** The reason, where there is no request to take a percentage of. */
  readonly because?: string;
}

/** Checks that containers request what an autoscaler measures, where it has to be. */
export function* checkMeasured(object: AppObject, { object: target, containers }: Workload): ObjectFindings {
  for (const { resource, container, because = 'utilization is a percentage of the request' } of measuredBy(object)) {
    for (const { fields, title, isLasting } of containers) {
      if (!isLasting || (container !== undefined && fields.name !== container)) continue;
      const { requests, limits } = fieldsOf(fields.resources);
      if (fieldsOf(requests)[resource] !== undefined || fieldsOf(limits)[resource] !== undefined) continue;
      yield problem(
        object,
        `${title} of ${target.kind} ${show(target.name)} requests no ${resource}, and ${because}: write resources.requests.${resource}.`,
      );
    }
  }
}

function measuredBy({ kind, json }: AppObject): Measured[] {
  const { metrics, triggers } = fieldsOf(json.spec);
  return kind === 'ScaledObject' ? itemsOf(triggers).flatMap(ofTrigger) : itemsOf(metrics).flatMap(ofMetric);
}

function ofMetric({ type, resource, containerResource }: Fields): Measured[] {
  const { name, container, target } = fieldsOf(type === 'ContainerResource' ? containerResource : resource);
  const isMeasured = type === 'Resource' || type === 'ContainerResource';
  if (!isMeasured || typeof name !== 'string' || fieldsOf(target).type !== 'Utilization') return [];
  return [{ resource: name, container: stringOf(container) }];
}

/**
 * A trigger `cpu` or `memory` of KEDA, whose `metadata.type` older versions have. Its webhook asks for the request, whatever is
 * measured: https://keda.sh/docs/latest/scalers/cpu/
 */
function ofTrigger({ type, metricType, metadata }: Fields): Measured[] {
  const { type: formerly, containerName } = fieldsOf(metadata);
  if (type !== 'cpu' && type !== 'memory') return [];
  const isUtilization = (stringOf(metricType) ?? formerly) === 'Utilization';
  const because = isUtilization ? undefined : `KEDA refuses a trigger ${show(type)} without it`;
  return [{ resource: type, container: stringOf(containerName), because }];
}

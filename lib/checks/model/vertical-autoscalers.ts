import { show } from '../../rules/show';
import type { AppIndex } from './app-index';
import { type AppObject, placeOf } from './app-object';
import { type Scaler, targetOf } from './autoscaler';
import { type ObjectFindings, warning } from './object-finding';
import { at, fieldsOf, itemsOf, listOf, stringOf } from './read';
import type { Workload } from './workload';

/**
 * Checks that no VerticalPodAutoscaler changes the requests by which another autoscaler counts pods. The two are made for each
 * other only with different resources: https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/known-limitations.md
 */
export function* checkVerticalAutoscalers(app: AppIndex, scalers: readonly Scaler[]): ObjectFindings {
  const owners = new Map<string, AppObject>();
  for (const object of app.ofKind('autoscaling.k8s.io', 'VerticalPodAutoscaler')) {
    const target = targetOf(at(object.json, 'spec', 'targetRef'));
    if (target === undefined) continue;
    const { group, kind, name } = target;
    yield* checkOne(object, `${kind} ${show(name)}`, owners);
    if (app.find(group, kind, object.namespace, name) === undefined && !app.isExternal(kind, name)) {
      const meant = app.nearestName(group, kind, object.namespace, name);
      if (meant === undefined) continue;
      yield warning(
        object,
        `targetRef ${kind} ${show(name)} is not in the app: write ${show(meant)} if that is meant.`,
      );
      continue;
    }
    const other = scalers.find(
      (each) =>
        each.object.namespace === object.namespace &&
        each.target.group === group &&
        each.target.kind === kind &&
        each.target.name === name,
    );
    if (other === undefined) continue;
    const counted = countedBy(other.object);
    const both = [...new Set(resourcesOf(object, other.workload))].filter((resource) => counted.includes(resource));
    if (both.length === 0) continue;
    yield warning(
      object,
      `${kind} ${show(name)} is scaled by ${both.join(' and ')} here and by ${placeOf(other.object)}, and each undoes what the other does: write controlledResources without ${both.join(' and ')}, updateMode "Off", or another metric there.`,
    );
  }
}

const isOff = ({ json }: AppObject) => at(json, 'spec', 'updatePolicy', 'updateMode') === 'Off';

/** Checks that no other one changes the same pods: of several, it is not defined which one counts. */
function* checkOne(object: AppObject, target: string, owners: Map<string, AppObject>): ObjectFindings {
  if (isOff(object)) return;
  const key = `${object.namespace} ${target}`;
  const owner = owners.get(key);
  owners.set(key, object);
  if (owner === undefined || owner.name === object.name) return;
  yield warning(
    object,
    `${target} has the VerticalPodAutoscaler ${placeOf(owner)} as well, and it is not defined which one counts: keep one, or write updateMode "Off" in the other.`,
  );
}

/** The resources whose requests a VerticalPodAutoscaler sets in any container of its target. */
function resourcesOf(object: AppObject, workload: Workload | undefined): string[] {
  const { resourcePolicy } = fieldsOf(object.json.spec);
  if (isOff(object)) return [];
  const policies = new Map(
    itemsOf(fieldsOf(resourcePolicy).containerPolicies).map((policy) => [policy.containerName, policy]),
  );
  const lasting = workload?.containers.filter(({ isLasting }) => isLasting) ?? [];
  const names = lasting.length === 0 ? ['*'] : lasting.map(({ fields }) => fields.name);
  return names.flatMap((name) => {
    const { mode, controlledResources = ['cpu', 'memory'] } = policies.get(name) ?? policies.get('*') ?? {};
    return mode === 'Off' ? [] : listOf(controlledResources).filter((resource) => typeof resource === 'string');
  });
}

/** The resources that an autoscaler goes by. */
function countedBy({ kind, json }: AppObject): string[] {
  const { metrics, triggers } = fieldsOf(json.spec);
  if (kind === 'ScaledObject') return itemsOf(triggers).map(({ type }) => stringOf(type) ?? '');
  // Without metrics, a HorizontalPodAutoscaler goes by 80 % of the requested CPU.
  if (metrics === undefined) return ['cpu'];
  return itemsOf(metrics).map(({ resource, containerResource }) => {
    return stringOf(fieldsOf(resource ?? containerResource).name) ?? '';
  });
}

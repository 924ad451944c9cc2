import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import { type AppObject, placeOf } from './model/app-object';
import { autoscalersOf, SCALABLE_KINDS, scaledWorkload } from './model/autoscaler';
import { type ObjectFindings, problem } from './model/object-finding';
import { fieldsOf, itemsOf } from './model/read';
import type { Workload } from './model/workload';

/** Kinds that PorticoChecks takes as external. */
const EXTERNAL_KINDS = ['Deployment', 'StatefulSet'];

export const autoscalersCheck: Check<'autoscalers'> = {
  name: 'autoscalers',
  summary:
    'The target of a HorizontalPodAutoscaler is in the app, has no `replicas` of its own and requests the measured resources; `minReplicas` is not above `maxReplicas`.',
  example:
    'Deployment "user" has replicas 2, to which every apply would reset what the HorizontalPodAutoscaler sets: leave replicas out.',
  *check(app) {
    const owners = new Map<string, AppObject>();
    for (const object of autoscalersOf(app)) {
      const { scaleTargetRef, minReplicas = 1, maxReplicas } = fieldsOf(object.json.spec);
      if (typeof maxReplicas === 'number' && (maxReplicas < 1 || maxReplicas < Number(minReplicas))) {
        yield problem(
          object,
          `maxReplicas ${maxReplicas} is below minReplicas ${minReplicas}: write at least as many.`,
        );
      }
      const { kind, name, apiVersion = 'apps/v1' } = fieldsOf(scaleTargetRef);
      const group = String(apiVersion).split('/')[0] ?? '';
      if (typeof kind !== 'string' || !/^[A-Za-z0-9]+$/.test(kind) || typeof name !== 'string') continue;
      if (SCALABLE_KINDS.includes(kind) && (group === 'v1' || group === 'extensions')) {
        yield problem(
          object,
          `scaleTargetRef has the apiVersion ${show(apiVersion)}, which has no ${kind}: write "apps/v1".`,
        );
      }
      if (group !== 'apps') continue;
      const key = `${object.namespace} ${kind} ${name}`;
      const owner = owners.get(key);
      if (owner !== undefined) {
        yield problem(object, `${kind} ${show(name)} is scaled by ${placeOf(owner)} as well: keep one of the two.`);
      }
      owners.set(key, object);
      const target = scaledWorkload(app, object);
      if (target !== undefined) yield* checkTarget(object, target);
      else if (!app.isExternal(kind, name)) yield missingTarget(app, object, kind, name);
    }
  },
};

function missingTarget(app: AppIndex, object: AppObject, kind: string, name: string) {
  const meant = app.nearestName('apps', kind, object.namespace, name);
  const external = `PorticoChecks.of(app).external(${show(kind)}, ${show(name)}) when it is made elsewhere`;
  const choices = [
    ...(meant === undefined ? [] : [`write ${show(meant)}`]),
    EXTERNAL_KINDS.includes(kind) ? `${meant === undefined ? 'write ' : ''}${external}` : 'make it',
  ];
  return problem(object, `${kind} ${show(name)} is not in the app: ${choices.join(', or ')}.`);
}

function* checkTarget(object: AppObject, target: Workload): ObjectFindings {
  const { kind, name, json } = target.object;
  const { replicas } = fieldsOf(json.spec);
  if (replicas !== undefined) {
    yield problem(
      object,
      `${kind} ${show(name)} has replicas ${show(replicas)}, to which every apply would reset what the HorizontalPodAutoscaler sets: leave replicas out.`,
    );
  }
  for (const { type, resource } of itemsOf(fieldsOf(object.json.spec).metrics)) {
    const { name: measured, target: goal } = fieldsOf(resource);
    if (type !== 'Resource' || typeof measured !== 'string' || fieldsOf(goal).type !== 'Utilization') continue;
    for (const { fields, title } of target.containers.filter(({ isLasting }) => isLasting)) {
      const { requests, limits } = fieldsOf(fields.resources);
      if (fieldsOf(requests)[measured] !== undefined || fieldsOf(limits)[measured] !== undefined) continue;
      yield problem(
        object,
        `${title} of ${kind} ${show(name)} requests no ${measured}, and utilization is a percentage of the request: write resources.requests.${measured}.`,
      );
    }
  }
}

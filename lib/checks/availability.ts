import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { problem, warning } from './model/object-finding';
import { at, fieldsOf, itemsOf, textOf } from './model/read';
import { labelSelector } from './model/selector';
import type { Workload } from './model/workload';
import { reportNoPods } from './service-targets';

const SCALED = ['Deployment', 'ReplicaSet', 'StatefulSet'];
const EXTERNAL = ['Deployment', 'StatefulSet'];

const autoscalersOf = (app: AppIndex) => app.ofKind('autoscaling', 'HorizontalPodAutoscaler');

function targetOf(app: AppIndex, { json, namespace }: AppObject): Workload | undefined {
  const { kind, name } = fieldsOf(at(json, 'spec', 'scaleTargetRef'));
  return app.findWorkload('apps', textOf(kind) ?? '', namespace, textOf(name) ?? '');
}

export const autoscalers: Check<'autoscalers'> = {
  name: 'autoscalers',
  summary:
    'A HorizontalPodAutoscaler has a target that leaves the replicas to it, bounds in order, and requests to measure by.',
  example:
    'Deployment "user" has replicas 2 beside a HorizontalPodAutoscaler, and every apply would reset them: leave replicas out.',
  *check(app) {
    const owners = new Map<string, AppObject>();
    for (const object of autoscalersOf(app)) {
      const { scaleTargetRef, minReplicas = 1, maxReplicas, metrics } = fieldsOf(object.json.spec);
      if (typeof maxReplicas === 'number' && (maxReplicas < 1 || maxReplicas < Number(minReplicas))) {
        yield problem(
          object,
          `maxReplicas ${maxReplicas} is below minReplicas ${minReplicas}: write at least as many.`,
        );
      }
      const { kind, name, apiVersion = 'apps/v1' } = fieldsOf(scaleTargetRef);
      const group = String(apiVersion).split('/')[0];
      if (typeof kind !== 'string' || !/^[A-Za-z0-9]+$/.test(kind) || typeof name !== 'string') continue;
      if (SCALED.includes(kind) && group !== 'apps' && /^(v1|extensions)$/.test(String(group))) {
        yield problem(
          object,
          `scaleTargetRef has the apiVersion ${show(apiVersion)}, in which there is no ${kind}: write "apps/v1".`,
        );
        continue;
      }
      if (group !== 'apps') continue;
      const key = `${object.namespace} ${kind} ${name}`;
      const owner = owners.get(key);
      if (owner !== undefined)
        yield problem(
          object,
          `${kind} ${show(name)} is scaled by ${owner.construct.node.path} as well: keep one of the two.`,
        );
      owners.set(key, object);
      const target = targetOf(app, object);
      if (target === undefined) {
        if (!app.isExternal(kind, name)) {
          const guess = app.guess('apps', kind, object.namespace, name);
          const external = EXTERNAL.includes(kind)
            ? `say PorticoChecks.of(app).external(${show(kind)}, ${show(name)}) when it is made elsewhere`
            : 'make it';
          yield problem(
            object,
            `${kind} ${show(name)} is not in the app: ${guess === undefined ? '' : `write ${show(guess)}, or `}${external}.`,
          );
        }
        continue;
      }
      const { replicas } = fieldsOf(target.object.json.spec);
      if (replicas !== undefined) {
        yield problem(
          object,
          `${kind} ${show(name)} has replicas ${show(replicas)} beside a HorizontalPodAutoscaler, and every apply would reset them: leave replicas out.`,
        );
      }
      for (const { type, resource } of itemsOf(metrics)) {
        const { name: measured, target: goal } = fieldsOf(resource);
        if (type !== 'Resource' || typeof measured !== 'string' || fieldsOf(goal).type !== 'Utilization') continue;
        for (const { fields, what } of target.containers.filter(({ lasting }) => lasting)) {
          const { requests, limits } = fieldsOf(fields.resources);
          if (fieldsOf(requests)[measured] !== undefined || fieldsOf(limits)[measured] !== undefined) continue;
          yield problem(
            object,
            `${what} of ${kind} ${show(name)} requests no ${measured}, of which a share is measured: write resources.requests.${measured}.`,
          );
        }
      }
    }
  },
};

export const disruptionBudgets: Check<'disruption-budgets'> = {
  name: 'disruption-budgets',
  summary: 'A PodDisruptionBudget says one amount, finds pods that no other budget is for, and lets a node drain.',
  example: 'minAvailable 2 of 2 pods lets no node drain: write fewer, or maxUnavailable 1.',
  *check(app) {
    const scaled = new Set(autoscalersOf(app).map((object) => targetOf(app, object)));
    const owners = new Map<Workload, AppObject>();
    for (const object of app.ofKind('policy', 'PodDisruptionBudget')) {
      const { minAvailable, maxUnavailable, selector: written } = fieldsOf(object.json.spec);
      if ((minAvailable === undefined) === (maxUnavailable === undefined)) {
        const both = minAvailable !== undefined;
        yield problem(
          object,
          `a PodDisruptionBudget has ${both ? 'both' : 'neither'} minAvailable ${both ? 'and' : 'nor'} maxUnavailable: write ${both ? 'one of them' : 'maxUnavailable 1, for example'}.`,
        );
      }
      const selector = labelSelector(written);
      const pods =
        written === undefined
          ? []
          : app.selected(object.namespace, selector).filter(({ object: { kind } }) => !/Job$|^PodTemplate$/.test(kind));
      if (pods.length === 0 && written !== undefined) yield* reportNoPods(app, object, selector);
      for (const workload of pods) {
        const owner = owners.get(workload);
        // Two of one name are one object, which is another check's matter.
        if (owner !== undefined && owner.name !== object.name) {
          yield problem(
            object,
            `${workload.object.kind} ${show(workload.object.name)} is in the budget ${owner.construct.node.path} as well, and a pod in two is never evicted: keep one.`,
          );
        }
        owners.set(workload, object);
      }
      const counted =
        pods.length > 0 && pods.every((workload) => SCALED.includes(workload.object.kind) && !scaled.has(workload));
      const replicas = pods.reduce((sum, { object: { json } }) => sum + Number(at(json, 'spec', 'replicas') ?? 1), 0);
      if (maxUnavailable === 0 || maxUnavailable === '0%') {
        yield warning(
          object,
          `maxUnavailable ${show(maxUnavailable)} lets no node drain: write 1, or an amount above.`,
        );
      } else if (
        minAvailable === '100%' ||
        (counted && replicas > 0 && typeof minAvailable === 'number' && minAvailable >= replicas)
      ) {
        const of = minAvailable === '100%' ? show(minAvailable) : `${minAvailable} of ${replicas} pods`;
        yield warning(object, `minAvailable ${of} lets no node drain: write fewer, or maxUnavailable 1.`);
      }
    }
  },
};

import { choiceFlaw } from '../rules/choice';
import { dnsLabelFlaw } from '../rules/dns-name';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem } from './model/object-finding';
import { at, type Fields, fieldsOf } from './model/read';
import type { PodContainer } from './model/workload';

export const workloadsCheck: Check<'workloads'> = {
  name: 'workloads',
  summary:
    'Pods have containers of different names, restart as their kind allows, and roll out by a strategy that can make progress.',
  example: 'restartPolicy "Never" does not go with a Deployment: leave it out.',
  *check(app) {
    for (const { object, pod, containers } of app.knownWorkloads) {
      // A missing pod is a matter of `field-types`.
      if (Object.keys(pod).length === 0) continue;
      if (Array.isArray(pod.containers) && pod.containers.length === 0) {
        yield problem(object, 'a pod has no containers: write at least one.');
      }
      yield* checkRestartPolicy(object, pod);
      if (pod.activeDeadlineSeconds !== undefined) yield* checkLasting(object, pod);
      yield* checkContainers(object, containers);
      if (object.kind === 'Deployment') yield* checkStrategy(object);
    }
  },
};

/** Pods that run until their workload stops them are refused a deadline. */
function* checkLasting(object: AppObject, { activeDeadlineSeconds }: Fields): ObjectFindings {
  if (/Job$|^Pod(Template)?$/.test(object.kind)) return;
  yield problem(
    object,
    `activeDeadlineSeconds ${show(activeDeadlineSeconds)} does not go with a ${object.kind}: leave it out, or write a Job.`,
  );
}

function* checkRestartPolicy(object: AppObject, { restartPolicy = 'Always' }: Fields): ObjectFindings {
  const { kind } = object;
  const shown = `restartPolicy ${show(restartPolicy)}`;
  if (kind === 'Pod' || kind === 'PodTemplate') {
    const flaw = kind === 'Pod' ? choiceFlaw(restartPolicy, ['Always', 'OnFailure', 'Never']) : undefined;
    if (flaw !== undefined) yield problem(object, `${shown} ${flaw}.`);
  } else if (kind === 'CronJob' || kind === 'Job') {
    const fits = restartPolicy === 'OnFailure' || restartPolicy === 'Never';
    if (!fits) yield problem(object, `${shown} does not go with a ${kind}: write OnFailure or Never.`);
  } else if (restartPolicy !== 'Always') {
    yield problem(object, `${shown} does not go with a ${kind}: leave it out.`);
  }
}

function* checkContainers(object: AppObject, containers: readonly PodContainer[]): ObjectFindings {
  const names = new Set<string>();
  for (const { fields, title } of containers) {
    const { name, imagePullPolicy } = fields;
    if (typeof name === 'string') {
      const flaw = dnsLabelFlaw(name);
      if (flaw !== undefined) yield problem(object, `container name ${show(name)} ${flaw}.`);
      if (names.has(name)) {
        yield problem(object, `container name ${show(name)} is used twice: give each container a name of its own.`);
      }
      names.add(name);
    }
    if (imagePullPolicy === undefined) continue;
    const flaw = choiceFlaw(imagePullPolicy, ['Always', 'IfNotPresent', 'Never']);
    if (flaw !== undefined) yield problem(object, `imagePullPolicy ${show(imagePullPolicy)} of ${title} ${flaw}.`);
  }
}

function* checkStrategy(object: AppObject): ObjectFindings {
  const { type = 'RollingUpdate', rollingUpdate } = fieldsOf(at(object.json, 'spec', 'strategy'));
  const { maxSurge, maxUnavailable } = fieldsOf(rollingUpdate);
  const flaw = choiceFlaw(type, ['RollingUpdate', 'Recreate']);
  if (flaw !== undefined) yield problem(object, `strategy type ${show(type)} ${flaw}.`);
  if (type === 'Recreate' && rollingUpdate !== undefined) {
    yield problem(object, 'strategy Recreate does not go with rollingUpdate: leave one of the two out.');
  }
  const isZero = (amount: unknown) => amount === 0 || amount === '0%';
  if (isZero(maxSurge) && isZero(maxUnavailable)) {
    yield problem(
      object,
      `maxSurge ${show(maxSurge)} and maxUnavailable ${show(maxUnavailable)} let nothing roll out: write 1 for one of them.`,
    );
  }
}

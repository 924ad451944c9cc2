import { parseImage } from '../rules/image';
import { isDnsLabel, MAX_LABEL } from '../rules/names';
import { show } from '../rules/show';
import type { Check } from './check';
import { problem } from './model/object-finding';
import { at, fieldsOf, nameOf } from './model/read';
import { isKnown } from './model/workload';

const ONCE = ['CronJob', 'Job'];
const RESTARTS = ['Always', 'OnFailure', 'Never'];
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const STRATEGIES = ['RollingUpdate', 'Recreate'];

export const workloads: Check<'workloads'> = {
  name: 'workloads',
  summary:
    'Pods have containers of different names, restart as their kind allows, and roll out by a strategy that can.',
  example: 'restartPolicy "Never" does not go with a Deployment: leave it out.',
  *check(app) {
    for (const { object, pod, containers } of app.workloads.filter(isKnown)) {
      const { kind } = object;
      // That there is no pod at all is a matter of `field-types`.
      if (Object.keys(pod).length === 0) continue;
      const restart = pod.restartPolicy ?? 'Always';
      if (Array.isArray(pod.containers) && pod.containers.length === 0)
        yield problem(object, 'a pod has no containers: write at least one.');
      if (ONCE.includes(kind) && restart !== 'OnFailure' && restart !== 'Never') {
        yield problem(object, `restartPolicy ${show(restart)} does not go with a ${kind}: write OnFailure or Never.`);
      } else if (!ONCE.includes(kind) && kind !== 'Pod' && kind !== 'PodTemplate' && restart !== 'Always') {
        yield problem(object, `restartPolicy ${show(restart)} does not go with a ${kind}: leave it out.`);
      }
      if (kind === 'Pod' && pod.restartPolicy !== undefined && !RESTARTS.includes(String(restart))) {
        yield problem(object, `restartPolicy ${show(restart)} is unknown: write one of ${RESTARTS.join(', ')}.`);
      }
      const names = new Set<string>();
      for (const { fields, what } of containers) {
        const { name, imagePullPolicy } = fields;
        if (typeof name === 'string') {
          if (!isDnsLabel(name))
            yield problem(
              object,
              `container name ${show(name)} is no DNS label: write at most ${MAX_LABEL} lower-case letters, digits and "-".`,
            );
          if (names.has(name))
            yield problem(
              object,
              `container name ${show(name)} is there twice: give each container a name of its own.`,
            );
          names.add(name);
        }
        if (imagePullPolicy !== undefined && !PULL_POLICIES.includes(String(imagePullPolicy))) {
          yield problem(
            object,
            `imagePullPolicy ${show(imagePullPolicy)} of ${what} is unknown: write one of ${PULL_POLICIES.join(', ')}.`,
          );
        }
      }
      if (kind !== 'Deployment') continue;
      const { type = 'RollingUpdate', rollingUpdate } = fieldsOf(at(object.json, 'spec', 'strategy'));
      const { maxSurge, maxUnavailable } = fieldsOf(rollingUpdate);
      const none = (amount: unknown) => amount === 0 || amount === '0%';
      if (!STRATEGIES.includes(String(type)))
        yield problem(object, `strategy type ${show(type)} is unknown: write one of ${STRATEGIES.join(', ')}.`);
      if (type === 'Recreate' && rollingUpdate !== undefined)
        yield problem(object, 'strategy Recreate does not go with rollingUpdate: leave one of the two out.');
      if (none(maxSurge) && none(maxUnavailable)) {
        yield problem(
          object,
          `maxSurge ${show(maxSurge)} and maxUnavailable ${show(maxUnavailable)} let nothing roll out: write 1 for one of them.`,
        );
      }
    }
  },
};

export const images: Check<'images'> = {
  name: 'images',
  summary: 'Images of containers are well-formed references.',
  example:
    'image "UPPER CASE!!" of container "user" is no image reference: write registry/repository:tag in lower case, for example "registry.example.com/shop/user:1.0.0".',
  *check(app) {
    for (const { object, containers } of app.workloads.filter(isKnown)) {
      for (const { fields, what } of containers) {
        // What is no container at all is a matter of `field-types`.
        if (Object.keys(fields).length === 0) continue;
        if (nameOf(fields.image) === undefined) {
          if (fields.image === undefined || fields.image === '')
            yield problem(object, `${what} has no image: write one with its tag, for example "nginx:1.29.3".`);
        } else if (parseImage(fields.image) === undefined) {
          yield problem(
            object,
            `image ${show(fields.image)} of ${what} is no image reference: write registry/repository:tag in lower case, for example "registry.example.com/shop/user:1.0.0".`,
          );
        }
      }
    }
  },
};

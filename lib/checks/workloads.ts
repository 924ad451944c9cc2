import { parseImage } from '../private/image-reference';
import { isDnsLabel, MAX_LABEL } from '../private/names';
import { show } from '../private/problems';
import type { Check } from './check';
import { at, fieldsOf, itemsOf, nameOf, textOf } from './model/read';
import { isKnown } from './model/workload';

const ONCE = ['CronJob', 'Job'];
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const STRATEGIES = ['RollingUpdate', 'Recreate'];

export const workloads: Check<'workloads'> = {
  name: 'workloads',
  summary:
    'Pods have containers of different names, restart as their kind allows, and roll out by a strategy that can.',
  example: 'restartPolicy "Never" does not go with a Deployment: leave it out.',
  check(app, { problem }) {
    for (const { object, pod, containers } of app.workloads.filter(isKnown)) {
      const { kind } = object;
      // That there is no pod at all is a matter of `field-types`.
      if (Object.keys(pod).length === 0) continue;
      const restart = pod.restartPolicy ?? 'Always';
      if (Array.isArray(pod.containers) && pod.containers.length === 0)
        problem(object, 'a pod has no containers: write at least one.');
      if (ONCE.includes(kind) && restart !== 'OnFailure' && restart !== 'Never') {
        problem(object, `restartPolicy ${show(restart)} does not go with a ${kind}: write OnFailure or Never.`);
      } else if (!ONCE.includes(kind) && kind !== 'Pod' && kind !== 'PodTemplate' && restart !== 'Always') {
        problem(object, `restartPolicy ${show(restart)} does not go with a ${kind}: leave it out.`);
      }
      const names = new Set<string>();
      for (const { fields, what } of containers) {
        const { name, imagePullPolicy } = fields;
        if (typeof name === 'string') {
          if (!isDnsLabel(name))
            problem(
              object,
              `container name ${show(name)} is no DNS label: write at most ${MAX_LABEL} lower-case letters, digits and "-".`,
            );
          if (names.has(name))
            problem(object, `container name ${show(name)} is there twice: give each container a name of its own.`);
          names.add(name);
        }
        if (imagePullPolicy !== undefined && !PULL_POLICIES.includes(String(imagePullPolicy))) {
          problem(
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
        problem(object, `strategy type ${show(type)} is unknown: write one of ${STRATEGIES.join(', ')}.`);
      if (type === 'Recreate' && rollingUpdate !== undefined)
        problem(object, 'strategy Recreate does not go with rollingUpdate: leave one of the two out.');
      if (none(maxSurge) && none(maxUnavailable)) {
        problem(
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
  check(app, { problem }) {
    for (const { object, containers, path } of app.workloads.filter(isKnown)) {
      for (const { fields, what } of containers) {
        if (nameOf(fields.image) === undefined) {
          // Tools that choose the image when they deploy leave it out of templates.
          if (path !== '' && fields.image === undefined) continue;
          if (fields.image === undefined || fields.image === '')
            problem(object, `${what} has no image: write one with its tag, for example "nginx:1.29.3".`);
        } else if (parseImage(fields.image) === undefined) {
          problem(
            object,
            `image ${show(fields.image)} of ${what} is no image reference: write registry/repository:tag in lower case, for example "registry.example.com/shop/user:1.0.0".`,
          );
        }
      }
    }
  },
};

const MAX_OBJECT = 1.5 * 1024 * 1024;
const MAX_APPLIED = 256 * 1024;

export const objectSize: Check<'object-size'> = {
  name: 'object-size',
  summary:
    'An object fits into etcd (1.5 MiB); one that kubectl apply cannot annotate with itself (256 KiB) is a warning.',
  example: 'this Widget has 2097245 bytes, and etcd takes 1572864: split it.',
  check(app, { problem, warning }) {
    for (const object of app.objects) {
      const size = Buffer.byteLength(JSON.stringify(object.json) ?? '');
      if (size > MAX_OBJECT)
        problem(object, `this ${object.kind} has ${size} bytes, and etcd takes ${MAX_OBJECT}: split it.`);
      else if (size > MAX_APPLIED) {
        warning(
          object,
          `this ${object.kind} has ${size} bytes, and kubectl apply keeps at most ${MAX_APPLIED} in an annotation: apply it with --server-side.`,
        );
      }
    }
  },
};

export const serviceAccounts: Check<'service-accounts'> = {
  name: 'service-accounts',
  summary: 'A ServiceAccount of a pod is there, when the app makes any in its namespace; a warning.',
  example:
    'serviceAccountName "users" is not in the app: write "user" if that is meant, or say PorticoChecks.of(app).external("ServiceAccount", "users").',
  check(app, { warning }) {
    const namespaces = new Set(app.ofKind('', 'ServiceAccount').map(({ namespace }) => namespace));
    for (const { object, pod } of app.workloads.filter(isKnown)) {
      const name = nameOf(pod.serviceAccountName);
      if (name === undefined || name === 'default' || !namespaces.has(object.namespace)) continue;
      if (app.find('', 'ServiceAccount', object.namespace, name) || app.isExternal('ServiceAccount', name)) continue;
      const guess = app.guess('', 'ServiceAccount', object.namespace, name);
      const instead = guess === undefined ? 'make it' : `write ${show(guess)} if that is meant`;
      warning(
        object,
        `serviceAccountName ${show(name)} is not in the app: ${instead}, or say PorticoChecks.of(app).external("ServiceAccount", ${show(name)}).`,
      );
    }
  },
};

const RBAC = 'rbac.authorization.k8s.io';

export const rbac: Check<'rbac'> = {
  name: 'rbac',
  summary: 'Role bindings name a kind of role that they can, and subjects in full.',
  example: 'subject ServiceAccount "user" has no namespace: write that of the account.',
  check(app, { problem }) {
    for (const object of [...app.ofKind(RBAC, 'RoleBinding'), ...app.ofKind(RBAC, 'ClusterRoleBinding')]) {
      const { kind, name } = fieldsOf(object.json.roleRef);
      const kinds = object.kind === 'RoleBinding' ? ['Role', 'ClusterRole'] : ['ClusterRole'];
      if (typeof kind === 'string' && !kinds.includes(kind)) {
        problem(
          object,
          `roleRef ${kind} ${show(name)} does not go with a ${object.kind}: write a ${kinds.join(' or ')}.`,
        );
      }
      for (const subject of itemsOf(object.json.subjects)) {
        if (!['ServiceAccount', 'User', 'Group'].includes(textOf(subject.kind) ?? 'User')) {
          problem(object, `subject kind ${show(subject.kind)} is unknown: write ServiceAccount, User or Group.`);
        } else if (subject.kind === 'ServiceAccount' && nameOf(subject.namespace) === undefined) {
          problem(object, `subject ServiceAccount ${show(subject.name)} has no namespace: write that of the account.`);
        }
      }
    }
  },
};

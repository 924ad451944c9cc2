import { choiceFlaw } from '../rules/choice';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem } from './model/object-finding';
import { checkPortNumber } from './model/ports';
import { at, type Fields, fieldsOf, nonEmptyStringOf } from './model/read';
import { openPorts, type PodContainer, portFix } from './model/workload';

const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'];
const HOOKS = ['preStop', 'postStart'];
const HANDLERS = ['exec', 'grpc', 'httpGet', 'sleep', 'tcpSocket'];

/** The least value of each field of a probe. */
const LEAST = Object.entries({
  initialDelaySeconds: 0,
  periodSeconds: 1,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 1,
});

export const probesCheck: Check<'probes'> = {
  name: 'probes',
  summary:
    'A probe or lifecycle hook has one handler, at a port that its container opens, and the times of a probe are in their ranges. No hook sleeps longer than the grace period of its pod.',
  example:
    'readinessProbe of container "user" uses port "web", which the container does not open: write one of "http", 8080.',
  *check(app) {
    for (const { object, pod, containers } of app.knownWorkloads) {
      for (const container of containers) {
        for (const name of PROBES) {
          if (container.fields[name] !== undefined) yield* checkProbe(object, container, name);
        }
        for (const name of HOOKS) {
          const hook = at(container.fields, 'lifecycle', name);
          if (hook !== undefined) yield* checkHook(object, container, `${name} of ${container.title}`, hook, pod);
        }
      }
    }
  },
};

function* checkProbe(object: AppObject, container: PodContainer, name: string): ObjectFindings {
  const probe = fieldsOf(container.fields[name]);
  const title = `${name} of ${container.title}`;
  if (!container.isLasting) yield problem(object, refusedAtStart(title));
  yield* checkHandler(object, container, title, probe);
  for (const [field, least] of LEAST) {
    const value = probe[field];
    // The API server replaces 0 by the default.
    if (typeof value === 'number' && value !== 0 && value < least) {
      yield problem(
        object,
        `${field} ${value} of ${title} is below ${least}: write a whole number of ${least} or more.`,
      );
    }
  }
  const { successThreshold } = probe;
  if (name !== 'readinessProbe' && typeof successThreshold === 'number' && successThreshold > 1) {
    yield problem(
      object,
      `successThreshold ${successThreshold} of ${title} is refused: leave it out, since only a readinessProbe takes more than 1.`,
    );
  }
}

/** The grace period of a pod that does not set it. */
const DEFAULT_GRACE_PERIOD = 30;

function* checkHook(
  object: AppObject,
  container: PodContainer,
  title: string,
  hook: unknown,
  { terminationGracePeriodSeconds: granted = DEFAULT_GRACE_PERIOD }: Fields,
): ObjectFindings {
  if (!container.isLasting) yield problem(object, refusedAtStart(title));
  yield* checkHandler(object, container, title, fieldsOf(hook));
  const sleeps = at(hook, 'sleep', 'seconds');
  if (typeof sleeps === 'number' && typeof granted === 'number' && sleeps > granted) {
    const fix = 'shorten it, or raise terminationGracePeriodSeconds';
    yield problem(object, `${title} sleeps ${sleeps} s, longer than the grace period of ${granted} s: ${fix}.`);
  }
}

const refusedAtStart = (title: string) =>
  `${title} is refused, since the container ends before the pod starts: leave it out.`;

/** Checks the handler of a probe or of a lifecycle hook. */
function* checkHandler(object: AppObject, container: PodContainer, title: string, fields: Fields): ObjectFindings {
  const handlers = HANDLERS.filter((handler) => fields[handler] !== undefined);
  if (handlers.length !== 1) {
    const has = handlers.length === 0 ? 'no handler' : handlers.join(' and ');
    yield problem(object, `${title} has ${has}: write one of httpGet, tcpSocket, grpc and exec.`);
  }
  for (const handler of handlers) {
    const { port, scheme = 'HTTP' } = fieldsOf(fields[handler]);
    yield* checkPortNumber(object, 'port', port, title);
    const opened = nonEmptyStringOf(port) === undefined ? undefined : openPorts(container);
    if (opened?.every(({ name }) => name !== port)) {
      const fix = portFix(opened, 'give a port of it this name');
      yield problem(object, `${title} uses port ${show(port)}, which the container does not open: ${fix}.`);
    }
    const schemeFlaw = choiceFlaw(scheme, ['HTTP', 'HTTPS']);
    if (schemeFlaw !== undefined) yield problem(object, `scheme ${show(scheme)} of ${title} ${schemeFlaw}.`);
  }
}

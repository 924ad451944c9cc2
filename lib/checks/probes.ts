import { choiceFlaw } from '../rules/choice';
import { show } from '../rules/show';
import type { Check } from './check';
import { problem } from './model/object-finding';
import { portMessage } from './model/ports';
import { at, type Fields, fieldsOf, itemsOf, nonEmptyStringOf } from './model/read';
import { openPorts, type PodContainer, portFix, type Workload } from './model/workload';

const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'];
const HOOKS = ['preStop', 'postStart'];
const HANDLERS = ['exec', 'grpc', 'httpGet', 'sleep', 'tcpSocket'];
const SCHEMES = ['HTTP', 'HTTPS'];

/** The least value of each field of a probe. */
const LEAST: { readonly [field: string]: number } = {
  initialDelaySeconds: 0,
  periodSeconds: 1,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 1,
};

export const probesCheck: Check<'probes'> = {
  name: 'probes',
  summary:
    'A probe or lifecycle hook has one handler, at a port that its container opens, and the times of a probe are in their ranges. No hook sleeps longer than the grace period of its pod.',
  example:
    'readinessProbe of container "user" uses port "web", which the container does not open: write one of "http", 8080.',
  *check(app) {
    for (const workload of app.knownWorkloads) {
      const messages: string[] = [];
      for (const container of workload.containers) checkContainer(workload, container, messages);
      for (const message of messages) yield problem(workload.object, message);
    }
  },
};

function checkContainer({ pod }: Workload, container: PodContainer, messages: string[]): void {
  const { fields, title } = container;
  for (const name of PROBES) {
    if (fields[name] !== undefined) checkProbe(container, name, messages);
  }
  if (fields.lifecycle === undefined) return;
  for (const name of HOOKS) {
    const hook = at(fields.lifecycle, name);
    if (hook !== undefined) checkHook(container, `${name} of ${title}`, hook, pod, messages);
  }
}

function checkProbe(container: PodContainer, name: string, messages: string[]): void {
  const probe = fieldsOf(container.fields[name]);
  const title = `${name} of ${container.title}`;
  if (!container.isLasting) messages.push(refusedAtStart(title));
  checkHandler(container, title, probe, messages);
  for (const field in LEAST) {
    const value = probe[field];
    const least = LEAST[field] ?? 0;
    // The API server replaces 0 by the default.
    if (typeof value === 'number' && value !== 0 && value < least) {
      messages.push(`${field} ${value} of ${title} is below ${least}: write a whole number of ${least} or more.`);
    }
  }
  const { successThreshold } = probe;
  if (name !== 'readinessProbe' && typeof successThreshold === 'number' && successThreshold > 1) {
    messages.push(
      `successThreshold ${successThreshold} of ${title} is refused: leave it out, since only a readinessProbe takes more than 1.`,
    );
  }
}

/** The grace period of a pod that does not set it. */
const DEFAULT_GRACE_PERIOD = 30;

function checkHook(
  container: PodContainer,
  title: string,
  hook: unknown,
  { terminationGracePeriodSeconds: granted = DEFAULT_GRACE_PERIOD }: Fields,
  messages: string[],
): void {
  if (!container.isLasting) messages.push(refusedAtStart(title));
  checkHandler(container, title, fieldsOf(hook), messages);
  const sleeps = at(hook, 'sleep', 'seconds');
  if (typeof sleeps === 'number' && typeof granted === 'number' && sleeps > granted) {
    const fix = 'shorten it, or raise terminationGracePeriodSeconds';
    messages.push(`${title} sleeps ${sleeps} s, longer than the grace period of ${granted} s: ${fix}.`);
  }
}

const refusedAtStart = (title: string) =>
  `${title} is refused, since the container ends before the pod starts: leave it out.`;

/** Checks the handler of a probe or of a lifecycle hook. */
function checkHandler(container: PodContainer, title: string, fields: Fields, messages: string[]): void {
  const handlers = HANDLERS.filter((handler) => fields[handler] !== undefined);
  if (handlers.length !== 1) {
    const has = handlers.length === 0 ? 'no handler' : handlers.join(' and ');
    messages.push(`${title} has ${has}: write one of httpGet, tcpSocket, grpc and exec.`);
  }
  for (const handler of handlers) {
    const { port, scheme } = fieldsOf(fields[handler]);
    const message = portMessage('port', port, title);
    if (message !== undefined) messages.push(message);
    const isName = nonEmptyStringOf(port) !== undefined;
    if (isName && itemsOf(container.fields.ports).every(({ name }) => name !== port)) {
      const fix = portFix(openPorts(container), 'give a port of it this name');
      messages.push(`${title} uses port ${show(port)}, which the container does not open: ${fix}.`);
    }
    const schemeFlaw = scheme === undefined ? undefined : choiceFlaw(scheme, SCHEMES);
    if (schemeFlaw !== undefined) messages.push(`scheme ${show(scheme)} of ${title} ${schemeFlaw}.`);
  }
}

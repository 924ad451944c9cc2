import { portNameFlaw } from '../rules/port';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { collide, type HostPort, hostPortsOf } from './model/host-port';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { portMessage, protocolMessage, warnOfTwins } from './model/ports';
import { type Fields, itemsOf, nonEmptyStringOf } from './model/read';
import type { PodContainer } from './model/workload';

export const containerPortsCheck: Check<'container-ports'> = {
  name: 'container-ports',
  summary: 'Ports of containers have a valid number, protocol and name, and no two of them are the same.',
  example: 'containerPort 99999 of container "user" is outside 1..65535: write a whole number, for example 8080.',
  *check(app) {
    for (const { object, containers, pod } of app.knownWorkloads) {
      const taken: HostPort[] = [];
      for (const container of containers) {
        yield* checkPorts(object, container);
        for (const port of itemsOf(container.fields.ports)) {
          if (port.hostPort !== undefined) yield* checkHostPort(object, container.title, port, pod);
        }
        // Containers that end leave their ports to those that come after them.
        if (container.isLasting) yield* checkTaken(object, container, pod, taken);
      }
    }
  },
};

function* checkPorts(object: AppObject, { fields, title }: PodContainer): ObjectFindings {
  const names = new Set<string>();
  const numbers = new Set<string>();
  for (const { containerPort, name, protocol = 'TCP' } of itemsOf(fields.ports)) {
    const numberMessage = portMessage('containerPort', containerPort, title);
    if (numberMessage !== undefined) yield problem(object, numberMessage);
    const message = protocolMessage(title, protocol);
    if (message !== undefined) yield problem(object, message);
    const text = nonEmptyStringOf(name);
    if (text !== undefined) {
      const flaw = portNameFlaw(text);
      if (flaw !== undefined) yield problem(object, `port name ${show(text)} of ${title} ${flaw}.`);
      if (names.has(text)) {
        yield problem(object, `port name ${show(text)} of ${title} is used twice: give each port a name of its own.`);
      }
      names.add(text);
    }
    const number = `${containerPort}/${protocol}`;
    if (numbers.has(number)) yield warning(object, `port ${number} of ${title} is written twice: write it once.`);
    numbers.add(number);
  }
  yield* warnOfTwins(object, itemsOf(fields.ports), 'containerPort', title);
}

function* checkHostPort(
  object: AppObject,
  title: string,
  { containerPort, hostPort }: Fields,
  { hostNetwork }: Fields,
): ObjectFindings {
  if (typeof hostPort !== 'number' || hostPort === 0) return;
  const message = portMessage('hostPort', hostPort, title);
  if (message !== undefined) yield problem(object, message);
  if (hostNetwork !== true || hostPort === containerPort) return;
  yield problem(
    object,
    `hostPort ${hostPort} of ${title} is not its containerPort ${show(containerPort)}: write the same for both, as hostNetwork requires.`,
  );
}

/** Ports of its node can be taken once in a pod. The API server sees them in templates too late: when no pod can be made. */
function* checkTaken(object: AppObject, container: PodContainer, pod: Fields, taken: HostPort[]): ObjectFindings {
  for (const port of hostPortsOf(container, pod)) {
    if (taken.some((other) => other.address === port.address && collide(port, other))) {
      const what = pod.hostNetwork === true ? 'containerPort' : 'hostPort';
      const why = pod.hostNetwork === true ? ', whose ports are those of the node by hostNetwork' : '';
      yield problem(object, `${what} ${port.number} of ${container.title} is taken in this pod${why}: write another.`);
    }
    taken.push(port);
  }
}

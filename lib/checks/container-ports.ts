import { portNameFlaw } from '../rules/port';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { checkPortNumber, checkProtocol } from './model/ports';
import { type Fields, itemsOf, nonEmptyStringOf } from './model/read';
import type { PodContainer } from './model/workload';

export const containerPortsCheck: Check<'container-ports'> = {
  name: 'container-ports',
  summary: 'Ports of containers have a valid number, protocol and name, and no two of them are the same.',
  example: 'containerPort 99999 of container "user" is outside 1..65535: write a whole number, for example 8080.',
  *check(app) {
    for (const { object, containers, pod } of app.builtInWorkloads) {
      const hostPorts = new Set<string>();
      for (const container of containers) {
        yield* checkPorts(object, container);
        for (const port of itemsOf(container.fields.ports)) {
          yield* checkHostPort(object, container.title, port, { pod, hostPorts });
        }
      }
    }
  },
};

function* checkPorts(object: AppObject, { fields, title }: PodContainer): ObjectFindings {
  const names = new Set<string>();
  const numbers = new Set<string>();
  for (const { containerPort, name, protocol = 'TCP' } of itemsOf(fields.ports)) {
    yield* checkPortNumber(object, 'containerPort', containerPort, title);
    yield* checkProtocol(object, title, protocol);
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
}

/** The host ports of a pod so far. */
interface HostPorts {
  readonly pod: Fields;
  readonly hostPorts: Set<string>;
}

function* checkHostPort(
  object: AppObject,
  title: string,
  { containerPort, hostPort, protocol = 'TCP', hostIP = '' }: Fields,
  { pod, hostPorts }: HostPorts,
): ObjectFindings {
  if (typeof hostPort !== 'number' || hostPort === 0) return;
  yield* checkPortNumber(object, 'hostPort', hostPort, title);
  if (pod.hostNetwork === true && hostPort !== containerPort) {
    yield problem(
      object,
      `hostPort ${hostPort} of ${title} is not its containerPort ${show(containerPort)}: write the same for both, as hostNetwork requires.`,
    );
  }
  const key = `${protocol} ${hostIP} ${hostPort}`;
  if (hostPorts.has(key))
    yield problem(object, `hostPort ${hostPort} of ${title} is taken in this pod: write another.`);
  hostPorts.add(key);
}

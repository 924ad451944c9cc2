import { isDnsLabel, MAX_LABEL } from '../rules/names';
import { isWholeNumber } from '../rules/numbers';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { isPortName, PROTOCOLS } from './model/port-names';
import { fieldsOf, itemsOf, nameOf } from './model/read';
import { isKnown } from './model/workload';

const PORT = 'a whole number from 1 to 65535';
const NAME = 'at most 15 lower-case letters, digits and "-", with a letter';

function* checkPortNumber(object: AppObject, what: string, port: unknown): ObjectFindings {
  if (typeof port === 'number' && !isWholeNumber(port, 1, 65535)) {
    yield problem(object, `${what} ${show(port)} is outside 1..65535: write ${PORT}, for example 8080.`);
  }
}

function* checkProtocol(object: AppObject, what: string, protocol: unknown): ObjectFindings {
  if (typeof protocol === 'string' && !PROTOCOLS.includes(protocol)) {
    yield problem(
      object,
      `protocol ${show(protocol)} of ${what} is unknown: write ${PROTOCOLS.join(', ')}, or leave it out.`,
    );
  }
}

export const containerPorts: Check<'container-ports'> = {
  name: 'container-ports',
  summary: 'Ports of containers: their range, protocol and name, and what is there twice.',
  example:
    'containerPort of container "user" 99999 is outside 1..65535: write a whole number from 1 to 65535, for example 8080.',
  *check(app) {
    for (const { object, containers, pod } of app.workloads.filter(isKnown)) {
      const hostPorts = new Set<string>();
      for (const { fields, what } of containers) {
        const names = new Set<string>();
        const numbers = new Set<string>();
        for (const { containerPort, hostPort, name, protocol = 'TCP', hostIP = '' } of itemsOf(fields.ports)) {
          yield* checkPortNumber(object, `containerPort of ${what}`, containerPort);
          if (hostPort !== 0) yield* checkPortNumber(object, `hostPort of ${what}`, hostPort);
          yield* checkProtocol(object, what, protocol);
          if (nameOf(name) !== undefined) {
            if (!isPortName(name))
              yield problem(object, `port name ${show(name)} of ${what} is invalid: write ${NAME}.`);
            if (names.has(String(name))) {
              yield problem(
                object,
                `port name ${show(name)} of ${what} is there twice: give each port a name of its own.`,
              );
            }
            names.add(String(name));
          }
          const number = `${containerPort}/${protocol}`;
          if (numbers.has(number)) yield warning(object, `port ${number} of ${what} is there twice: write it once.`);
          numbers.add(number);
          if (typeof hostPort !== 'number' || hostPort === 0) continue;
          if (pod.hostNetwork === true && hostPort !== containerPort) {
            yield problem(
              object,
              `hostPort ${hostPort} of ${what} is not its containerPort ${show(containerPort)}: with hostNetwork both are the same.`,
            );
          }
          const taken = `${protocol} ${hostIP} ${hostPort}`;
          if (hostPorts.has(taken))
            yield problem(object, `hostPort ${hostPort} of ${what} is taken in this pod: write another.`);
          hostPorts.add(taken);
        }
      }
    }
  },
};

const SERVICE_TYPES = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'];

export const services: Check<'services'> = {
  name: 'services',
  summary: 'The type of a Service and what goes with it; its ports, their range, protocols and names.',
  example: 'port 80/TCP is there twice: give each port a number of its own.',
  *check(app) {
    for (const object of app.ofKind('', 'Service')) {
      yield* checkType(object);
      yield* checkServicePorts(object);
    }
  },
};

function* checkType(object: AppObject): ObjectFindings {
  const { type = 'ClusterIP', clusterIP, externalName, sessionAffinity } = specOf(object);
  const headless = clusterIP === 'None';
  if (typeof type !== 'string') return;
  if (!SERVICE_TYPES.includes(type)) {
    yield problem(object, `type ${show(type)} of a Service is unknown: write one of ${SERVICE_TYPES.join(', ')}.`);
  }
  if (type === 'ExternalName' && nameOf(externalName) === undefined) {
    yield problem(
      object,
      'a Service of type ExternalName has no externalName: write a DNS name, for example "db.example.com".',
    );
  }
  if (headless && (type === 'NodePort' || type === 'LoadBalancer')) {
    yield problem(object, `clusterIP "None" does not go with type ${type}: leave one of the two out.`);
  }
  if (sessionAffinity !== undefined && sessionAffinity !== 'None' && sessionAffinity !== 'ClientIP') {
    yield problem(object, `sessionAffinity ${show(sessionAffinity)} is unknown: write "ClientIP", or leave it out.`);
  }
}

function* checkServicePorts(object: AppObject): ObjectFindings {
  const { type = 'ClusterIP', clusterIP, ports } = specOf(object);
  const written = itemsOf(ports);
  if (object.json.spec !== undefined && written.length === 0 && type !== 'ExternalName' && clusterIP !== 'None') {
    yield problem(object, 'a Service has no port: write spec.ports, or clusterIP "None" to have names alone.');
  }
  const names = new Set<string>();
  const numbers = new Set<string>();
  for (const { port, targetPort, name, protocol = 'TCP', nodePort } of written) {
    yield* checkPortNumber(object, 'port', port);
    yield* checkPortNumber(object, 'targetPort', targetPort);
    if (typeof targetPort === 'string' && !isPortName(targetPort)) {
      yield problem(object, `targetPort ${show(targetPort)} is invalid: write ${PORT}, or a name of ${NAME}.`);
    }
    yield* checkProtocol(object, `port ${show(port)}`, protocol);
    if (nameOf(name) !== undefined) {
      if (!isDnsLabel(String(name)))
        yield problem(
          object,
          `port name ${show(name)} is no DNS label: write at most ${MAX_LABEL} lower-case letters, digits and "-".`,
        );
      if (names.has(String(name)))
        yield problem(object, `port name ${show(name)} is there twice: give each port a name of its own.`);
      names.add(String(name));
    } else if (written.length > 1) {
      yield problem(object, `port ${show(port)} has no name: write one, as a Service of several ports needs.`);
    }
    const number = `${port}/${protocol}`;
    if (numbers.has(number))
      yield problem(object, `port ${number} is there twice: give each port a number of its own.`);
    numbers.add(number);
    if (typeof nodePort === 'number' && nodePort !== 0 && (type === 'ClusterIP' || type === 'ExternalName')) {
      yield problem(
        object,
        `nodePort ${nodePort} does not go with type ${type}: write type NodePort, or leave it out.`,
      );
    }
  }
}

const specOf = (object: AppObject) => fieldsOf(object.json.spec);

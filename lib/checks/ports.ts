import { isDnsLabel, MAX_LABEL } from '../rules/names';
import { isWholeNumber } from '../rules/numbers';
import { show } from '../rules/show';
import type { Check, CheckReport } from './check';
import type { AppObject } from './model/app-object';
import { isPortName, PROTOCOLS } from './model/port-names';
import { fieldsOf, itemsOf, nameOf } from './model/read';
import { isKnown } from './model/workload';

const PORT = 'a whole number from 1 to 65535';
const NAME = 'at most 15 lower-case letters, digits and "-", with a letter';

function checkPortNumber({ problem }: CheckReport, object: AppObject, what: string, port: unknown): void {
  if (typeof port === 'number' && !isWholeNumber(port, 1, 65535)) {
    problem(object, `${what} ${show(port)} is outside 1..65535: write ${PORT}, for example 8080.`);
  }
}

function checkProtocol({ problem }: CheckReport, object: AppObject, what: string, protocol: unknown): void {
  if (typeof protocol === 'string' && !PROTOCOLS.includes(protocol)) {
    problem(
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
  check(app, report) {
    const { problem, warning } = report;
    for (const { object, containers, pod } of app.workloads.filter(isKnown)) {
      const hostPorts = new Set<string>();
      for (const { fields, what } of containers) {
        const names = new Set<string>();
        const numbers = new Set<string>();
        for (const { containerPort, hostPort, name, protocol = 'TCP', hostIP = '' } of itemsOf(fields.ports)) {
          checkPortNumber(report, object, `containerPort of ${what}`, containerPort);
          if (hostPort !== 0) checkPortNumber(report, object, `hostPort of ${what}`, hostPort);
          checkProtocol(report, object, what, protocol);
          if (nameOf(name) !== undefined) {
            if (!isPortName(name)) problem(object, `port name ${show(name)} of ${what} is invalid: write ${NAME}.`);
            if (names.has(String(name))) {
              problem(object, `port name ${show(name)} of ${what} is there twice: give each port a name of its own.`);
            }
            names.add(String(name));
          }
          const number = `${containerPort}/${protocol}`;
          if (numbers.has(number)) warning(object, `port ${number} of ${what} is there twice: write it once.`);
          numbers.add(number);
          if (typeof hostPort !== 'number' || hostPort === 0) continue;
          if (pod.hostNetwork === true && hostPort !== containerPort) {
            problem(
              object,
              `hostPort ${hostPort} of ${what} is not its containerPort ${show(containerPort)}: with hostNetwork both are the same.`,
            );
          }
          const taken = `${protocol} ${hostIP} ${hostPort}`;
          if (hostPorts.has(taken))
            problem(object, `hostPort ${hostPort} of ${what} is taken in this pod: write another.`);
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
  check(app, report) {
    for (const object of app.ofKind('', 'Service')) {
      checkType(report, object);
      checkServicePorts(report, object);
    }
  },
};

function checkType({ problem }: CheckReport, object: AppObject): void {
  const { type = 'ClusterIP', clusterIP, externalName, sessionAffinity } = specOf(object);
  const headless = clusterIP === 'None';
  if (typeof type !== 'string') return;
  if (!SERVICE_TYPES.includes(type)) {
    problem(object, `type ${show(type)} of a Service is unknown: write one of ${SERVICE_TYPES.join(', ')}.`);
  }
  if (type === 'ExternalName' && nameOf(externalName) === undefined) {
    problem(
      object,
      'a Service of type ExternalName has no externalName: write a DNS name, for example "db.example.com".',
    );
  }
  if (headless && (type === 'NodePort' || type === 'LoadBalancer')) {
    problem(object, `clusterIP "None" does not go with type ${type}: leave one of the two out.`);
  }
  if (sessionAffinity !== undefined && sessionAffinity !== 'None' && sessionAffinity !== 'ClientIP') {
    problem(object, `sessionAffinity ${show(sessionAffinity)} is unknown: write "ClientIP", or leave it out.`);
  }
}

function checkServicePorts(report: CheckReport, object: AppObject): void {
  const { problem } = report;
  const { type = 'ClusterIP', clusterIP, ports } = specOf(object);
  const written = itemsOf(ports);
  if (object.json.spec !== undefined && written.length === 0 && type !== 'ExternalName' && clusterIP !== 'None') {
    problem(object, 'a Service has no port: write spec.ports, or clusterIP "None" to have names alone.');
  }
  const names = new Set<string>();
  const numbers = new Set<string>();
  for (const { port, targetPort, name, protocol = 'TCP', nodePort } of written) {
    checkPortNumber(report, object, 'port', port);
    checkPortNumber(report, object, 'targetPort', targetPort);
    if (typeof targetPort === 'string' && !isPortName(targetPort)) {
      problem(object, `targetPort ${show(targetPort)} is invalid: write ${PORT}, or a name of ${NAME}.`);
    }
    checkProtocol(report, object, `port ${show(port)}`, protocol);
    if (nameOf(name) !== undefined) {
      if (!isDnsLabel(String(name)))
        problem(
          object,
          `port name ${show(name)} is no DNS label: write at most ${MAX_LABEL} lower-case letters, digits and "-".`,
        );
      if (names.has(String(name)))
        problem(object, `port name ${show(name)} is there twice: give each port a name of its own.`);
      names.add(String(name));
    } else if (written.length > 1) {
      problem(object, `port ${show(port)} has no name: write one, as a Service of several ports needs.`);
    }
    const number = `${port}/${protocol}`;
    if (numbers.has(number)) problem(object, `port ${number} is there twice: give each port a number of its own.`);
    numbers.add(number);
    if (typeof nodePort === 'number' && nodePort !== 0 && (type === 'ClusterIP' || type === 'ExternalName')) {
      problem(object, `nodePort ${nodePort} does not go with type ${type}: write type NodePort, or leave it out.`);
    }
  }
}

const specOf = (object: AppObject) => fieldsOf(object.json.spec);

import { isWholeNumber } from '../rules/numbers';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem } from './model/object-finding';
import { at, type Fields, fieldsOf, nameOf } from './model/read';
import { isKnown, openPorts, type PodContainer } from './model/workload';

const HANDLERS = ['exec', 'grpc', 'httpGet', 'sleep', 'tcpSocket'];
/** The least that each may be. */
const TIMES = Object.entries({
  initialDelaySeconds: 0,
  periodSeconds: 1,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 1,
});
const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'];

export const probes: Check<'probes'> = {
  name: 'probes',
  summary: 'A probe or hook has one handler, at a port that its container opens, and times that the API server takes.',
  example:
    'readinessProbe of container "user" asks port "web", which the container does not open: write one of "http".',
  *check(app) {
    for (const { object, containers } of app.workloads.filter(isKnown)) {
      for (const container of containers) {
        const { fields, what, lasting } = container;
        for (const name of PROBES) {
          if (fields[name] === undefined) continue;
          const probe = fieldsOf(fields[name]);
          const title = `${name} of ${what}`;
          if (!lasting)
            yield problem(object, `${title} is refused, since it ends before the pod starts: leave it out.`);
          yield* checkHandler(object, title, container, probe);
          yield* checkTimes(object, title, probe, name);
        }
        for (const name of ['preStop', 'postStart']) {
          const hook = at(fields, 'lifecycle', name);
          if (hook !== undefined) yield* checkHandler(object, `${name} of ${what}`, container, fieldsOf(hook));
        }
      }
    }
  },
};

function* checkHandler(object: AppObject, title: string, container: PodContainer, probe: Fields): ObjectFindings {
  const handlers = HANDLERS.filter((handler) => probe[handler] !== undefined);
  if (handlers.length !== 1) {
    const has = handlers.length === 0 ? 'no handler' : handlers.join(' and ');
    yield problem(object, `${title} has ${has}: write one of httpGet, tcpSocket, grpc and exec.`);
  }
  for (const handler of handlers) {
    const port = at(probe, handler, 'port');
    if (typeof port === 'number' && !isWholeNumber(port, 1, 65535)) {
      yield problem(object, `${title} asks port ${port}, outside 1..65535: write a whole number, for example 8080.`);
    } else if (nameOf(port) !== undefined) {
      const names = openPorts(container).flatMap(({ name }) => name ?? []);
      const instead = names.length === 0 ? 'name a port of it so' : `write one of ${names.map(show).join(', ')}`;
      if (!names.some((name) => name === port)) {
        yield problem(object, `${title} asks port ${show(port)}, which the container does not open: ${instead}.`);
      }
    }
    const scheme = at(probe, handler, 'scheme');
    if (scheme !== undefined && scheme !== 'HTTP' && scheme !== 'HTTPS') {
      yield problem(object, `${title} has the scheme ${show(scheme)}: write "HTTPS", or leave it out for HTTP.`);
    }
  }
}

function* checkTimes(object: AppObject, title: string, probe: Fields, name: string): ObjectFindings {
  for (const [field, least] of TIMES) {
    const value = probe[field];
    // The API server reads 0 as "not said".
    if (typeof value === 'number' && value !== 0 && value < least) {
      yield problem(object, `${field} ${value} of ${title} is below ${least}: write a whole number from ${least}.`);
    }
  }
  const { successThreshold } = probe;
  if (name !== 'readinessProbe' && typeof successThreshold === 'number' && successThreshold > 1) {
    yield problem(
      object,
      `successThreshold ${successThreshold} of ${title} is refused: leave it out, since only readiness takes more than 1.`,
    );
  }
}

import { portNameFlaw } from '../rules/port';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { mayHaveOperatorPods } from './model/operators';
import { type Fields, fieldsOf } from './model/read';
import { checkNoPods, checkOrdinals } from './model/references';
import { type ServicePods, servicesWithPods, targetNumbers } from './model/service-pods';
import { isDoubtful } from './model/undeclared-ports';
import { podPorts, portFix, showPorts } from './model/workload';

export const serviceTargetsCheck: Check<'service-targets'> = {
  name: 'service-targets',
  summary:
    'A Service selects pods of the app, and the names of its target ports are those of ports that they declare. A number that they do not declare is legal, and a warning where it is probably a slip.',
  example: 'targetPort "web" is not a port of the selected pods: write one of "http", 8080.',
  *check(app) {
    for (const service of servicesWithPods(app)) {
      const { object, selector, pods, ports } = service;
      yield* checkOrdinals(app, object, selector, pods);
      if (pods.length > 0) {
        for (const port of ports) yield* checkTarget(app, service, port);
      } else if (!app.isExternal('Service', object.name)) {
        yield* checkNoPods(app, object, selector);
      }
    }
  },
};

function* checkTarget(app: AppIndex, service: ServicePods, fields: Fields): ObjectFindings {
  const { port, targetPort = port, protocol = 'TCP' } = fields;
  if (typeof targetPort === 'number') {
    yield* checkNumber(app, service, fields, targetPort);
    return;
  }
  const opened = service.pods.flatMap(podPorts);
  const isOpen = opened.some(({ name, protocol: each }) => name === targetPort && each === protocol);
  if (isOpen || portNameFlaw(targetPort) !== undefined) return;
  const fix = portFix(opened, 'give a port of a container this name');
  const finding = mayHaveOperatorPods(app, service.object.namespace) ? warning : problem;
  yield finding(service.object, `targetPort ${show(targetPort)} is not a port of the selected pods: ${fix}.`);
}

function* checkNumber(
  app: AppIndex,
  { object, pods, ports }: ServicePods,
  { port, targetPort }: Fields,
  number: number,
): ObjectFindings {
  // A headless Service leads to no port: its clients know it themselves.
  if (fieldsOf(object.json.spec).clusterIP === 'None') return;
  const all = ports.flatMap((each) => targetNumbers(each, pods));
  const isAssumed = targetPort === undefined;
  if (!isDoubtful(app, pods, { port: number, all, isAssumed })) return;
  const declared = showPorts(pods.flatMap(podPorts));
  const message = isAssumed
    ? `port ${show(port)} has no targetPort, so that it leads to port ${number} of pods, which declare ${declared}: write the port on which the program listens as targetPort.`
    : `targetPort ${number} is not among the ports that the pods declare, ${declared}: write the port on which the program listens here and as containerPort, which by itself opens nothing.`;
  yield warning(object, message);
}

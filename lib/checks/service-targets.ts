import { portNameFlaw } from '../rules/port';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem } from './model/object-finding';
import { type Fields, fieldsOf, itemsOf } from './model/read';
import { checkNoPods, checkOrdinals } from './model/references';
import { selectorOfLabels } from './model/selector';
import { podPorts, showPorts, type Workload } from './model/workload';

export const serviceTargetsCheck: Check<'service-targets'> = {
  name: 'service-targets',
  summary: 'A Service selects pods of the app, and its target ports are ports that they open.',
  example: 'none of the pods opens the targetPort "web": write one of "http", 8080.',
  *check(app) {
    for (const object of app.ofKind('', 'Service')) {
      const { selector: labels, type, ports } = fieldsOf(object.json.spec);
      const selector = selectorOfLabels(labels);
      if (selector.length === 0 || type === 'ExternalName') continue;
      const pods = app.selected(object.namespace, selector);
      yield* checkOrdinals(app, object, selector, pods);
      if (pods.length > 0) {
        for (const port of itemsOf(ports)) yield* checkTarget(object, port, pods);
      } else if (!app.isExternal('Service', object.name)) {
        yield* checkNoPods(app, object, selector);
      }
    }
  },
};

function* checkTarget(
  object: AppObject,
  { port, targetPort = port, protocol = 'TCP' }: Fields,
  pods: readonly Workload[],
): ObjectFindings {
  const opened = pods.map(podPorts);
  const isOpen = opened
    .flat()
    .some(({ name, number, protocol: each }) =>
      typeof targetPort === 'number' ? number === targetPort : name === targetPort && each === protocol,
    );
  // A pod may open ports that it does not declare; only a name has to be declared.
  const mayBeOpen = typeof targetPort === 'number' && opened.some((ports) => ports.length === 0);
  const isUnreadable = typeof targetPort !== 'number' && portNameFlaw(targetPort) !== undefined;
  if (isOpen || mayBeOpen || isUnreadable) return;
  const known = showPorts(opened.flat());
  const fix = known === '' ? 'give a port of a container this name' : `write one of ${known}`;
  yield problem(object, `none of the pods opens the targetPort ${show(targetPort)}: ${fix}.`);
}

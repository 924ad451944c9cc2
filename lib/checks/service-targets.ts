import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { isPortName } from './model/port-names';
import { fieldsOf, itemsOf, mapOf } from './model/read';
import { labelsSelector, type Selector, showSelector } from './model/selector';
import { podPorts } from './model/workload';

/** Reports a selector that finds nothing; where the app makes no pods at all, others may make them. */
export function* reportNoPods(app: AppIndex, object: AppObject, selector: Selector): ObjectFindings {
  const finding = app.workloadsIn(object.namespace).length > 0 ? problem : warning;
  yield finding(
    object,
    `selector ${showSelector(selector)} finds no pods in this namespace: write labels that pods bear, or turn the check off here when others make them.`,
  );
}

export const serviceTargets: Check<'service-targets'> = {
  name: 'service-targets',
  summary: 'A Service finds pods of the app, and a port that they open.',
  example: 'targetPort "web" is opened by none of the pods: write one of "http", 8080.',
  *check(app) {
    for (const object of app.ofKind('', 'Service')) {
      const { selector: labels, type, ports } = fieldsOf(object.json.spec);
      const selector = labelsSelector(mapOf(labels));
      if (selector.length === 0 || type === 'ExternalName') continue;
      const pods = app.selected(object.namespace, selector);
      if (pods.length === 0) {
        if (!app.isExternal('Service', object.name)) yield* reportNoPods(app, object, selector);
        continue;
      }
      for (const { port, targetPort = port, protocol = 'TCP' } of itemsOf(ports)) {
        const opened = pods.map(podPorts);
        const hits = opened.flat().some((open) => {
          return typeof targetPort === 'number'
            ? open.number === targetPort
            : open.name === targetPort && open.protocol === protocol;
        });
        // A pod that declares nothing may open any port; only a name has to be declared.
        const mayOpen = typeof targetPort === 'number' && opened.some((list) => list.length === 0);
        if (hits || mayOpen || (typeof targetPort !== 'number' && !isPortName(targetPort))) continue;
        const known = [...new Set(opened.flat().flatMap(({ name, number }) => [name, number]))].filter(
          (open) => open !== undefined,
        );
        const instead =
          known.length > 0 ? `write one of ${known.map(show).join(', ')}` : 'name a port of a container so';
        yield problem(object, `targetPort ${show(targetPort)} is opened by none of the pods: ${instead}.`);
      }
    }
  },
};

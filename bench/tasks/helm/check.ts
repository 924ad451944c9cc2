import { at, itemsOf, stringMapOf } from '../../../lib/checks/model/read';
import { imagesOf, type Solved, variablesOf } from '../solved';
import type { Task } from '../task';

const KINDS = ['ServiceAccount', 'Service', 'Deployment', 'Ingress'];
const NAME = 'shop-web';

const portsOf = (solved: Solved, side: 'object' | 'before') =>
  itemsOf(at(solved[side]('Service', NAME)?.json, 'spec', 'ports')).map(({ name, port, targetPort }) =>
    JSON.stringify([name, port, targetPort]),
  );
const selectorOf = (solved: Solved, side: 'object' | 'before', kind: string, ...path: string[]) =>
  JSON.stringify(Object.entries(stringMapOf(at(solved[side](kind, NAME)?.json, 'spec', 'selector', ...path))).sort());

export const task: Task = {
  startsFrom: 'chart',
  ends: {
    'every object has its name': (solved) => KINDS.every((kind) => solved.object(kind, NAME) !== undefined),
    'the pods are selected as before': (solved) =>
      solved.object('Deployment', NAME) !== undefined &&
      selectorOf(solved, 'object', 'Deployment', 'matchLabels') ===
        selectorOf(solved, 'before', 'Deployment', 'matchLabels') &&
      selectorOf(solved, 'object', 'Service') === selectorOf(solved, 'before', 'Service'),
    'the Service finds the port of old pods': (solved) =>
      portsOf(solved, 'object').join() === portsOf(solved, 'before').join(),
    'it is the same image, in a container of the same name, with its settings': (solved) => {
      const [container] = itemsOf(
        at(solved.object('Deployment', NAME)?.json, 'spec', 'template', 'spec', 'containers'),
      );
      const settings = solved.objects('ConfigMap').map(({ json }) => at(json, 'data', 'LOG_LEVEL'));
      const level = variablesOf(solved.object('Deployment', NAME)).LOG_LEVEL ?? settings[0];
      return container?.name === 'web' && container.image === 'registry.example.com/shop/web:1.4.0' && level === 'info';
    },
    'in three pods, which are asked at /ready': (solved) => {
      const deployment = solved.object('Deployment', NAME);
      const [container] = itemsOf(at(deployment?.json, 'spec', 'template', 'spec', 'containers'));
      const probe = at(container, 'readinessProbe', 'httpGet', 'path');
      return at(deployment?.json, 'spec', 'replicas') === 3 && probe === '/ready';
    },
    'requests of abc.com reach it, and no others': (solved) =>
      solved.answer('abc.com/a')?.backends?.[0]?.serviceName === NAME && solved.answer('other.org/a') === undefined,
    'nothing is refused, lost, left behind or less safe': (solved) =>
      solved.changes().every(({ class: its }) => ['traffic', 'restart', 'cost', 'in-place'].includes(its)),
    'there are no pods beside these': (solved) =>
      solved.objects('Deployment').length === 1 && solved.objects('Deployment').flatMap(imagesOf).length === 1,
  },
};

import { at } from '../../../lib/checks/model/read';
import { imagesOf } from '../solved';
import type { Task } from '../task';

const OLD = [
  'Deployment user',
  'Service user',
  'ConfigMap user-config',
  'ServiceAccount user',
  'PodDisruptionBudget user',
];

export const task: Task = {
  ends: {
    'accounts runs the image in as many pods': (solved) => {
      const accounts = solved.object('Deployment', 'accounts');
      return (
        accounts !== undefined &&
        imagesOf(accounts).includes('registry.example.com/shop/user:3.1.0') &&
        at(accounts.json, 'spec', 'replicas') === 3
      );
    },
    'with the same settings': (solved) =>
      at(solved.object('ConfigMap', 'accounts-config')?.json, 'data', 'REGION') === 'eu',
    'requests below /user go to it, by the same path': (solved) => {
      const { backends, path } = solved.answer('abc.com/user/42') ?? {};
      return backends?.length === 1 && backends[0]?.serviceName === 'accounts' && path === '/42';
    },
    'everything of user is there, unchanged': (solved) =>
      OLD.every((each) => {
        const [kind = '', name = ''] = each.split(' ');
        const [before, now] = [solved.before(kind, name), solved.object(kind, name)];
        return now !== undefined && JSON.stringify(now.json) === JSON.stringify(before?.json);
      }),
    'nothing is refused, lost, left behind, or restarts': (solved) => solved.isNoGraverThan('cost'),
  },
};

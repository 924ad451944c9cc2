import { at } from '../../../lib/checks/model/read';
import type { Task } from '../task';

const SERVICES = ['web', 'pay'];

export const task: Task = {
  ends: {
    'nothing is written beside dev and prod': ({ now }) =>
      now.documents.length > 0 && now.documents.every(({ file }) => /^(dev|prod)\//.test(file)),
    'applying prod changes nothing': (solved) =>
      solved.objects('Deployment', 'prod').length === 2 && solved.changes('prod').length === 0,
    'dev is in shop-dev': (solved) =>
      solved.objects('Deployment', 'dev').length === 2 &&
      solved.objects('Deployment', 'dev').every(({ namespace }) => namespace === 'shop-dev'),
    'dev has one pod of each service': (solved) =>
      SERVICES.every((name) => {
        const deployment = solved.object('Deployment', name, 'dev');
        return deployment !== undefined && (at(deployment.json, 'spec', 'replicas') ?? 1) === 1;
      }),
    'dev logs in debug': (solved) => {
      const maps = solved.objects('ConfigMap', 'dev');
      return maps.length > 0 && maps.every(({ json }) => at(json, 'data', 'LOG_LEVEL') === 'debug');
    },
    'dev answers at dev.abc.com alone': (solved) =>
      solved.answer('dev.abc.com/pay', 'dev')?.backends?.[0]?.serviceName === 'pay' &&
      solved.answer('abc.com/pay', 'dev') === undefined,
  },
};

import { at, stringMapOf } from '../../../lib/checks/model/read';
import type { Solved } from '../solved';
import type { Task } from '../task';

const selectorOf = (solved: Solved) => stringMapOf(at(solved.object('Service', 'user')?.json, 'spec', 'selector'));

export const task: Task = {
  startsFrom: 'k8s',
  endsIn: 'k8s',
  ends: {
    'the Service selects the pods of user': (solved) => solved.imagesBehind('user').length === 1,
    'and no others': (solved) => selectorOf(solved).app === 'user',
    'only the Service changes, in place': (solved) =>
      solved.changes().length === 1 &&
      solved.changes().every(({ object, class: its }) => object === 'Service shop/user' && its === 'in-place'),
  },
};

import { at, itemsOf } from '../../../lib/checks/model/read';
import { imagesOf, type Solved, variablesOf } from '../solved';
import type { Task } from '../task';

const IMAGE = 'registry.example.com/shop/web:1.5.0';

const job = (solved: Solved) => solved.objects('Job').find((each) => imagesOf(each).includes(IMAGE));
const web = (solved: Solved) => solved.object('Deployment', 'web');

export const task: Task = {
  ends: {
    'web runs 1.5.0': (solved) => imagesOf(web(solved) ?? ({ json: {} } as never)).includes(IMAGE),
    'a Job runs bin/migrate of 1.5.0': (solved) => {
      const [container] = itemsOf(at(job(solved)?.json, 'spec', 'template', 'spec', 'containers'));
      return JSON.stringify([container?.command, container?.args]).includes('bin/migrate');
    },
    'it has the address and the password of the database': (solved) => {
      const { DATABASE_URL: url, PASSWORD: password } = variablesOf(job(solved));
      return (
        url === variablesOf(web(solved)).DATABASE_URL &&
        url !== undefined &&
        at(password, 'secretKeyRef', 'name') === 'db'
      );
    },
    'pods of web wait for it': (solved) => {
      const containers = itemsOf(at(web(solved)?.json, 'spec', 'template', 'spec', 'initContainers'));
      return job(solved) !== undefined && JSON.stringify(containers).includes(`job/${job(solved)?.name}`);
    },
    'the Job of the next version has another name': (solved) => /1-5-0/.test(job(solved)?.name ?? ''),
    'the database does not restart': (solved) =>
      solved.changes().every(({ object, class: its }) => !(object.startsWith('StatefulSet') && its === 'restart')),
    'nothing is refused, lost or left behind': (solved) => solved.isNoGraverThan('restart'),
  },
};

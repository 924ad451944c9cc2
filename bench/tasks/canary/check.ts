import { outcomeOf, type Solved } from '../solved';
import type { Task } from '../task';

const NEW = 'registry.example.com/shop/pay:2.1.0';

/** True where 5 of 100 requests reach pods of the new image, and the others those of before. */
function isShared(solved: Solved, url: string): boolean {
  const backends = solved.answer(url)?.backends ?? [];
  return (
    backends.length === 2 &&
    backends.some(({ weight, serviceName }) => weight === 95 && serviceName === 'pay') &&
    backends.some(({ weight, serviceName }) => weight === 5 && solved.imagesBehind(serviceName).includes(NEW))
  );
}

export const task: Task = {
  ends: {
    '5 percent of the requests below /pay go to pods of 2.1.0': (solved) => isShared(solved, 'abc.com/pay/42'),
    '5 percent of the requests for /checkout do so as well': (solved) => isShared(solved, 'abc.com/checkout'),
    'other requests are answered as before': (solved) =>
      outcomeOf(solved.answer('abc.com/')) === outcomeOf(solved.answerBefore('abc.com/')),
    'no pod restarts, and nothing is refused, lost or left behind': (solved) => solved.isNoGraverThan('cost'),
  },
};

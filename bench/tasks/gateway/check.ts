import { at, itemsOf } from '../../../lib/checks/model/read';
import { canonicalQuantity } from '../../../lib/rules/quantity';
import { outcomeOf, type Solved } from '../solved';
import type { Task } from '../task';

const REQUESTS = [
  'abc.com/',
  'abc.com/api',
  'abc.com/api/orders/7',
  'abc.com/apis',
  'abc.com/upload/a',
  'abc.com/old',
  'other.org/',
];

const textOf = (solved: Solved, ...kinds: string[]) =>
  JSON.stringify(kinds.flatMap((kind) => solved.objects(kind).map(({ json }) => json)));

export const task: Task = {
  ends: {
    'there is no Ingress': (solved) => solved.objects('Ingress').length === 0,
    'every HTTPRoute is of the Gateway edge in gateways': (solved) => {
      const parents = solved.objects('HTTPRoute').flatMap(({ json }) => itemsOf(at(json, 'spec', 'parentRefs')));
      return parents.length > 0 && parents.every(({ name, namespace }) => name === 'edge' && namespace === 'gateways');
    },
    'no Gateway is made': (solved) => solved.objects('Gateway').length === 0,
    'every request goes where it went': (solved) =>
      REQUESTS.every((url) => outcomeOf(solved.answer(url)) === outcomeOf(solved.answerBefore(url))),
    'an answer from /api may take 30 seconds': (solved) =>
      textOf(solved, 'HTTPRoute', 'BackendTrafficPolicy').includes('"30s"'),
    'a body below /upload has 8 MiB at most': (solved) =>
      solved
        .objects('BackendTrafficPolicy')
        .map(({ json }) => at(json, 'spec', 'requestBuffer', 'limit'))
        .some((limit) => canonicalQuantity(String(limit)) === canonicalQuantity('8Mi')),
    'the pods are those of before': (solved) =>
      solved.changes().every((change) => change.class !== 'restart' && change.class !== 'refused'),
  },
};

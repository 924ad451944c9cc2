import { at, itemsOf, stringMapOf } from '../../../lib/checks/model/read';
import { imagesOf, type Solved, variablesOf } from '../solved';
import type { Task } from '../task';

const IMAGE = 'registry.example.com/shop/resizer:1.0.0';

const resizer = (solved: Solved) => solved.objects('Deployment').find((each) => imagesOf(each).includes(IMAGE));
const scaled = (solved: Solved) =>
  solved
    .objects('ScaledObject')
    .find(({ json }) => at(json, 'spec', 'scaleTargetRef', 'name') === resizer(solved)?.name);
const trigger = (solved: Solved) => itemsOf(at(scaled(solved)?.json, 'spec', 'triggers'))[0];

export const task: Task = {
  ends: {
    'a Deployment runs the image': (solved) => resizer(solved) !== undefined,
    'no Service leads to it': (solved) => {
      const labels = stringMapOf(at(resizer(solved)?.json, 'spec', 'template', 'metadata', 'labels'));
      const selectors = solved.objects('Service').map(({ json }) => stringMapOf(at(json, 'spec', 'selector')));
      return (
        resizer(solved) !== undefined &&
        !selectors.some((selector) => Object.entries(selector).every(([key, value]) => labels[key] === value))
      );
    },
    'RABBITMQ_URL is the key of the Secret': (solved) => {
      const reference = at(variablesOf(resizer(solved)).RABBITMQ_URL, 'secretKeyRef');
      return at(reference, 'name') === 'rabbitmq' && at(reference, 'key') === 'url';
    },
    'KEDA scales it from 0 to 20': (solved) =>
      at(scaled(solved)?.json, 'spec', 'minReplicaCount') === 0 &&
      at(scaled(solved)?.json, 'spec', 'maxReplicaCount') === 20,
    'by 5 messages of the queue images': (solved) => {
      const { queueName, value } = stringMapOf(trigger(solved)?.metadata);
      return trigger(solved)?.type === 'rabbitmq' && queueName === 'images' && value === '5';
    },
    'KEDA has the URL from the Secret': (solved) => {
      const name = at(trigger(solved)?.authenticationRef, 'name');
      const [reference] = itemsOf(
        at(solved.object('TriggerAuthentication', String(name))?.json, 'spec', 'secretTargetRef'),
      );
      return reference?.name === 'rabbitmq' && reference?.key === 'url';
    },
    'a pod has two minutes to finish': (solved) =>
      Number(at(resizer(solved)?.json, 'spec', 'template', 'spec', 'terminationGracePeriodSeconds')) >= 120,
    'nothing else changes': (solved) => solved.isNoGraverThan('cost'),
  },
};

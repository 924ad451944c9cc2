import { type Case, raw } from '../case';
import { daemonSet, deployment, object, type Raw, statefulSet } from '../objects';

const pdb = (spec: Raw, name = 'user', selector: unknown = { matchLabels: { app: 'user' } }) =>
  object('policy/v1', 'PodDisruptionBudget', { spec: { selector, ...spec } }, name);

export const wrong: readonly Case[] = [
  raw(
    'a budget that counts the missing pods of a DaemonSet',
    [daemonSet({}, {}, 'user'), pdb({ maxUnavailable: 1 })],
    [],
    [
      '[shop/1] the cluster does not know how many pods DaemonSet "user" should have, so that a budget which counts the missing ones lets no pod be evicted: leave them out of its selector, since a node drain passes agents by.',
    ],
  ),
  raw(
    'a selector that selects no pods',
    [deployment(), pdb({ maxUnavailable: 1 }, 'user', { matchLabels: { app: 'users' } })],
    [],
    [
      '[shop/1] selector "app=users" selects no pods in this namespace: write "app=user" if that is meant, or turn the check off here when the pods are made elsewhere.',
    ],
  ),
  raw(
    'both minAvailable and maxUnavailable',
    [deployment(), pdb({ maxUnavailable: 1, minAvailable: 1 })],
    ['[shop/1] a PodDisruptionBudget has both minAvailable and maxUnavailable: keep one of the two.'],
    ['[shop/1] minAvailable 1 of 1 pods blocks every node drain: write fewer, or maxUnavailable 1.'],
  ),
  raw(
    'neither minAvailable nor maxUnavailable',
    [deployment(), pdb({})],
    [
      '[shop/1] a PodDisruptionBudget has neither minAvailable nor maxUnavailable: write, for example, maxUnavailable 1.',
    ],
  ),
  raw(
    'two budgets for the same pods',
    [deployment(), pdb({ maxUnavailable: 1 }), pdb({ maxUnavailable: 1 }, 'other')],
    [
      '[shop/2] Deployment "user" is in the budget shop/1 as well, and a pod in two budgets is never evicted: keep one.',
    ],
  ),
  raw(
    'as many available as there are replicas',
    [deployment({ replicas: 2 }), pdb({ minAvailable: 2 })],
    [],
    ['[shop/1] minAvailable 2 of 2 pods blocks every node drain: write fewer, or maxUnavailable 1.'],
  ),
  raw(
    'a budget for a single pod',
    [deployment(), pdb({ minAvailable: 1 })],
    [],
    ['[shop/1] minAvailable 1 of 1 pods blocks every node drain: write fewer, or maxUnavailable 1.'],
  ),
  raw(
    'maxUnavailable 0',
    [deployment({ replicas: 3 }), pdb({ maxUnavailable: 0 })],
    [],
    ['[shop/1] maxUnavailable 0 blocks every node drain: write 1 or more.'],
  ),
  raw(
    'minAvailable 100%',
    [deployment({ replicas: 3 }), pdb({ minAvailable: '100%' })],
    [],
    ['[shop/1] minAvailable "100%" blocks every node drain: write fewer, or maxUnavailable 1.'],
  ),
];

export const right: readonly Case[] = [
  raw('a number of pods of a DaemonSet that stay', [daemonSet({}, {}, 'user'), pdb({ minAvailable: 1 })], []),
  raw(
    'valid budgets',
    [
      deployment({ replicas: 3 }),
      pdb({ minAvailable: '50%' }),
      statefulSet({ replicas: 3 }, {}, 'db'),
      pdb({ maxUnavailable: 1 }, 'db', { matchExpressions: [{ key: 'app', operator: 'In', values: ['db'] }] }),
    ],
    [],
  ),
];

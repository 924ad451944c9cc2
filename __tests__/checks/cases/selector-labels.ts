import { type Case, raw } from '../case';
import { container, deployment, type Raw, statefulSet } from '../objects';

const selecting = (selector: Raw) => deployment({ selector });

export const wrong: readonly Case[] = [
  raw(
    'a selector with another value than the pods have',
    [selecting({ matchLabels: { app: 'users' } })],
    [
      '[shop/0] selector "app=users" does not select the pods of this Deployment, which have the labels "app=user": write the same labels in both.',
    ],
  ),
  raw(
    'a selector with a label that the pods do not have',
    [selecting({ matchLabels: { app: 'user', tier: 'web' } })],
    [
      '[shop/0] selector "app=user,tier=web" does not select the pods of this Deployment, which have the labels "app=user": write the same labels in both.',
    ],
  ),
  raw(
    'an empty selector',
    [selecting({})],
    ['[shop/0] the selector of this Deployment is empty: write labels of its pods, for example { app: "user" }.'],
  ),
  raw(
    'an unknown operator',
    [selecting({ matchExpressions: [{ key: 'app', operator: 'Is', values: ['user'] }] })],
    ['[shop/0] selector operator "Is" is unknown: write In, NotIn, Exists or DoesNotExist.'],
  ),
  raw(
    'an operator without the values it needs',
    [selecting({ matchExpressions: [{ key: 'app', operator: 'In' }] })],
    [
      '[shop/0] selector operator In has the values []: write one.',
      '[shop/0] selector "app In ()" does not select the pods of this Deployment, which have the labels "app=user": write the same labels in both.',
    ],
  ),
  raw(
    'an operator with values it does not take',
    [selecting({ matchExpressions: [{ key: 'app', operator: 'Exists', values: ['user'] }] })],
    ['[shop/0] selector operator Exists has the values ["user"]: leave them out.'],
  ),
  raw(
    'a list of values that does not include that of the pods',
    [selecting({ matchExpressions: [{ key: 'app', operator: 'In', values: ['a', 'b'] }] })],
    [
      '[shop/0] selector "app In (a, b)" does not select the pods of this Deployment, which have the labels "app=user": write the same labels in both.',
    ],
  ),
  raw(
    'a value that a label cannot have',
    [selecting({ matchLabels: { app: 'a b' } })],
    [
      '[shop/0] selector value "a b" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
      '[shop/0] selector "app=a b" does not select the pods of this Deployment, which have the labels "app=user": write the same labels in both.',
    ],
  ),
  raw(
    'a wrong selector of a StatefulSet',
    [statefulSet({ selector: { matchLabels: { app: 'x' } } })],
    [
      '[shop/0] selector "app=x" does not select the pods of this StatefulSet, which have the labels "app=user": write the same labels in both.',
    ],
  ),
  raw(
    'a label that changes with each release',
    [
      deployment({
        selector: { matchLabels: { app: 'user', 'app.kubernetes.io/version': 'v1' } },
        template: {
          metadata: { labels: { app: 'user', 'app.kubernetes.io/version': 'v1' } },
          spec: { containers: [container()] },
        },
      }),
    ],
    [],
    [
      '[shop/0] the selector has the label "app.kubernetes.io/version", which changes with a release, and a selector cannot change: leave it out.',
    ],
  ),
];

export const right: readonly Case[] = [
  raw(
    'a selector with expressions',
    [
      deployment({
        selector: {
          matchExpressions: [
            { key: 'app', operator: 'In', values: ['user', 'x'] },
            { key: 'old', operator: 'DoesNotExist' },
          ],
        },
      }),
    ],
    [],
  ),
];

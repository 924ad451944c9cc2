import { type Case, raw } from '../../case';
import { object, type Raw } from '../../objects';

const quota = (hard: Raw, spec: Raw = {}) => object('v1', 'ResourceQuota', { spec: { hard, ...spec } });
const byClass = (...expressions: Raw[]) => ({ scopeSelector: { matchExpressions: expressions } });
const limits = (...items: Raw[]) => object('v1', 'LimitRange', { spec: { limits: items } });

export const wrong: readonly Case[] = [
  raw('half a pod allowed', [quota({ pods: '1.5' })], ['[shop/0] spec allows "1.5" pods: write a whole number.']),
  raw(
    'an amount that no quota counts',
    [quota({ cpus: '1' })],
    ['[shop/0] spec counts "cpus": write a name such as requests.cpu, pods or count/deployments.apps.'],
  ),
  raw(
    'scopes of pods next to amounts of other objects',
    [
      quota({ pods: 1, services: 1 }, { scopes: ['Terminating'] }),
      object('v1', 'ResourceQuota', { spec: { hard: { 'requests.cpu': 1 }, scopes: ['BestEffort'] } }, 'least'),
      object('v1', 'ResourceQuota', { spec: { hard: { pods: 1 }, scopes: ['BestEffort', 'NotBestEffort'] } }, 'all'),
    ],
    [
      '[shop/0] spec counts services by the scope "Terminating", which is not about it: leave it out.',
      '[shop/1] spec counts requests.cpu by the scope "BestEffort", which is not about it: leave it out.',
      '[shop/2] spec has the scopes "BestEffort" and "NotBestEffort", which no pod is in: keep one of the two.',
    ],
  ),
  raw(
    'operators of scopes without their values',
    [
      quota({ pods: 1 }, byClass({ scopeName: 'PriorityClass', operator: 'In', values: [] })),
      object(
        'v1',
        'ResourceQuota',
        { spec: { hard: { pods: 1 }, ...byClass({ scopeName: 'PriorityClass', operator: 'Exists', values: ['a'] }) } },
        'more',
      ),
      object(
        'v1',
        'ResourceQuota',
        { spec: { hard: { pods: 1 }, ...byClass({ scopeName: 'Terminating', operator: 'DoesNotExist' }) } },
        'least',
      ),
    ],
    [
      '[shop/0] spec.scopeSelector.matchExpressions[0] has the operator "In" and no values: write some.',
      '[shop/1] spec.scopeSelector.matchExpressions[0] has the operator "Exists" and values: leave them out.',
      '[shop/2] spec.scopeSelector.matchExpressions[0] has the operator "DoesNotExist": the scope "Terminating" takes Exists only.',
    ],
  ),
  raw(
    'a least above the most',
    [limits({ type: 'Container', min: { cpu: '2' }, max: { cpu: '1' } })],
    ['[shop/0] spec.limits[0] has the cpu "2" in min, above "1" in max: raise the one or lower the other.'],
  ),
  raw(
    'limits that do not fit their type',
    [limits({ type: 'Pod', default: { cpu: '1' } }, { type: 'PersistentVolumeClaim', max: { cpu: '1' } })],
    [
      '[shop/0] spec.limits[0] has default, which is for containers: leave it out.',
      '[shop/0] spec.limits[1] has neither min.storage nor max.storage: write one of them.',
    ],
  ),
  raw(
    'ratios that cannot be',
    [
      limits(
        { type: 'Container', maxLimitRequestRatio: { cpu: '500m' } },
        { type: 'Pod', min: { cpu: '1' }, max: { cpu: '2' }, maxLimitRequestRatio: { cpu: '3' } },
      ),
    ],
    [
      '[shop/0] spec.limits[0] has the ratio "500m" of cpu: write at least 1.',
      '[shop/0] spec.limits[1] has the ratio "3" of cpu, above that of max to min: lower it, or leave it out.',
    ],
  ),
  raw(
    'two defaults of what is not shared',
    [limits({ type: 'Container', default: { 'hugepages-2Mi': '4Mi' }, defaultRequest: { 'hugepages-2Mi': '2Mi' } })],
    [
      '[shop/0] spec.limits[0] has two defaults of hugepages-2Mi, which takes one: write the same in default and defaultRequest.',
    ],
  ),
];

export const right: readonly Case[] = [
  raw(
    'quotas with scopes, and limits of each type',
    [
      quota(
        { pods: 1, 'requests.cpu': 1, 'count/deployments.apps': 2, 'requests.example.com/gpu': 1 },
        byClass({ scopeName: 'PriorityClass', operator: 'NotIn', values: ['a'] }),
      ),
      object(
        'v1',
        'ResourceQuota',
        {
          spec: {
            hard: {
              'hugepages-2Mi': '4Mi',
              'requests.hugepages-1Gi': '4Gi',
              'ephemeral-storage': '1Gi',
              'gold.storageclass.storage.k8s.io/requests.storage': '1Gi',
            },
          },
        },
        'more',
      ),
      limits(
        { type: 'Container', default: { 'hugepages-2Mi': '4Mi' }, defaultRequest: { 'hugepages-2Mi': '4Mi' } },
        { type: 'Pod', min: { cpu: '1' }, max: { cpu: '2' }, maxLimitRequestRatio: { cpu: '2' } },
        { type: 'PersistentVolumeClaim', min: { storage: '1Gi' } },
        { type: 'example.com/image', max: { storage: '1Gi' } },
      ),
    ],
    [],
  ),
];

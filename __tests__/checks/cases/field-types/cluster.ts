import { type Case, raw } from '../../case';
import { object } from '../../objects';

export const wrong: readonly Case[] = [
  raw(
    'a priority that is the system’s own',
    [object('scheduling.k8s.io/v1', 'PriorityClass', { value: 2_000_000_000 })],
    ['[shop/0] value 2000000000 is outside -2147483648..1000000000: write a whole number of those, for example 1000.'],
  ),
  raw(
    'half a pod allowed',
    [object('v1', 'ResourceQuota', { spec: { hard: { pods: '1.5' } } })],
    ['[shop/0] spec allows "1.5" pods: write a whole number.'],
  ),
  raw(
    'a least above the most',
    [object('v1', 'LimitRange', { spec: { limits: [{ type: 'Container', min: { cpu: '2' }, max: { cpu: '1' } }] } })],
    ['[shop/0] spec.limits[0] has the cpu "2" in min, above "1" in max: raise the one or lower the other.'],
  ),
];

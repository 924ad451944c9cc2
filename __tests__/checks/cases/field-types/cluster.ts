import { type Case, raw } from '../../case';
import { object } from '../../objects';

export const wrong: readonly Case[] = [
  raw(
    'a priority that is the system’s own',
    [object('scheduling.k8s.io/v1', 'PriorityClass', { value: 2_000_000_000 })],
    ['[shop/0] value 2000000000 is outside -2147483648..1000000000: write a whole number of those, for example 1000.'],
  ),
];

import { type Codes, findingOf } from '../../../rules/finding';

/** Findings about routes that are compiled for Gateway API. */
export const GATEWAY_API_CODES = {
  'gateway-listener': 'Listeners of a Gateway that are missing, named twice or named for nothing.',
  'gateway-namespace': 'A Gateway in another namespace that does not reach the routes or their certificates.',
  'gateway-limit': 'A text that is longer, or a list that has more items, than its field of Gateway API takes.',
  'gateway-cors': 'An origin or method of CORS that Gateway API reads in another way or does not take.',
  'gateway-redirect': 'A location of a redirect that Gateway API has no fields for.',
  'gateway-rule-order': 'Rules that Gateway API would try in another order than the routes were written in.',
  'gateway-open-paths': 'Paths of a host for which implementations of Gateway API may try the routes for every host.',
} satisfies Codes;

export const finding = findingOf(GATEWAY_API_CODES);

import { type Codes, findingOf } from '../../../rules/finding';

/** Findings about routes that are compiled for Gateway API. */
export const GATEWAY_API_CODES = {
  'gateway-listener': 'Listeners of a Gateway that are missing, named twice or named for nothing.',
  'gateway-namespace': 'A Gateway, or routes, that do not reach objects of another namespace.',
  'gateway-limit': 'A text that is longer, or a list that has more items, than its field of Gateway API takes.',
  'gateway-cors': 'An origin or method of CORS that Gateway API reads in another way or does not take.',
  'gateway-cors-feature': 'CORS, for which not every implementation of Gateway API has the feature.',
  'gateway-listener-set-feature': 'A ListenerSet, for which not every implementation of Gateway API has the feature.',
  'gateway-timeout-feature': 'A requestTimeout, for which not every implementation of Gateway API has the feature.',
  'gateway-implementation':
    'Options of an implementation of Gateway API that contradict each other, or accept what it does not do.',
  'gateway-header': 'A value of a header that some implementations of Gateway API read as a format.',
  'gateway-value':
    'A value that an implementation of Gateway API does not take, reads in its own way, or has no field for.',
  'gateway-backend-tls':
    'A Service that requests reach with backendTls and without, or in a way that implementations need not have.',
  'gateway-redirect': 'A location of a redirect that Gateway API has no fields for.',
  'gateway-rule-order': 'Rules that Gateway API would try in another order than the routes were written in.',
  'gateway-open-paths': 'A host whose requests some implementations of Gateway API send by the routes for every host.',
} satisfies Codes;

export const finding = findingOf(GATEWAY_API_CODES);

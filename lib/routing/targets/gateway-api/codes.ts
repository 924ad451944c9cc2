import { type Codes, findingOf } from '../../../rules/finding';

/** Findings about routes that are compiled for Gateway API. */
export const GATEWAY_API_CODES = {
  'gateway-api-target':
    'An option of RoutingTarget.gatewayApi() is wrong or does not go with the options of the router.',
  'gateway-unsupported': 'A part of a route that Gateway API has no field for, or that is too long for its field.',
  'gateway-rule-order': 'Rules that Gateway API would try in another order than the routes were written in.',
  'implementation-specific': 'Behaviour that Gateway API leaves to the implementation.',
} satisfies Codes;

export const finding = findingOf(GATEWAY_API_CODES);

import { type Codes, findingOf } from '../rules/finding';

/** Findings about routes and routers. */
export const ROUTING_CODES = {
  'host-conflict': 'Two routers serve one host from the same place, or one of them takes the requests of the other.',
  'canary-conflict': 'Routes split the requests of one Service in different ways.',
  'response-headers': 'A header of answers that is not a valid header, or that servers set themselves.',
} satisfies Codes;

export const finding = findingOf(ROUTING_CODES);

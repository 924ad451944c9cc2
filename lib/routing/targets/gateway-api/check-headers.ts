import { show } from '../../../rules/show';
import type { RoutePolicies } from '../../table/policies';
import type { TargetFindings } from '../routing-target';
import { finding } from './codes';
import { MAX_HEADER_NAME, MAX_HEADER_VALUE } from './limits';

const MAX_HEADERS = 16;

/** Checks that a filter takes the headers of answers, and that the CORS filter does not set them as well. */
export function* checkHeaders(what: string, { cors, responseHeaders = {} }: RoutePolicies): TargetFindings {
  const headers = Object.entries(responseHeaders);
  if (headers.length > MAX_HEADERS) {
    yield finding('gateway-limit', `${what} has ${headers.length} responseHeaders: Gateway API takes ${MAX_HEADERS}.`);
  }
  for (const [name, value] of headers) {
    if (cors !== undefined && name.toLowerCase().startsWith('access-control-')) {
      const message = `${what} has the response header ${show(name)}, which cors sets as well: leave one of the two out.`;
      yield finding('gateway-cors', message);
    }
    if (name.length > MAX_HEADER_NAME) {
      const message = `${what} has the response header ${show(name)} of ${name.length} characters: Gateway API allows ${MAX_HEADER_NAME}.`;
      yield finding('gateway-limit', message);
    }
    if (value.length > MAX_HEADER_VALUE) {
      const message = `${what} has the response header ${show(name)} with ${value.length} characters: Gateway API allows ${MAX_HEADER_VALUE}.`;
      yield finding('gateway-limit', message);
    }
  }
}

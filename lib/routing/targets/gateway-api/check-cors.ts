import { HttpRouteSpecRulesFiltersCorsAllowMethods as Method } from '../../../../imports/gateway.networking.k8s.io';
import { choiceOf } from '../../../rules/choice';
import { show } from '../../../rules/show';
import { type Cors, resolveCors } from '../../table/cors';
import type { TargetFindings } from '../routing-target';
import { finding } from './codes';
import { MAX_HEADER_NAME, MAX_HOST } from './limits';

/** Lists of an HTTPRoute's CORS filter hold at most as many. */
const MAX_VALUES = 64;
const MAX_AGE = 2 ** 31 - 1;

/** Checks that a CORS filter takes the values; messages begin with the words for the route or router. */
export function* checkCorsFilter(what: string, cors: Cors): TargetFindings {
  const { origins, methods = [], headers = [], exposedHeaders = [] } = cors;
  for (const origin of origins.filter((value) => value.includes('*.'))) {
    const message = `${what} has the cors origin ${show(origin)}, which on Gateway API stands for any number of labels: list the origins by name.`;
    yield finding('gateway-cors', message);
  }
  const known: readonly string[] = Object.values(Method);
  for (const method of methods.filter((name) => !known.includes(name))) {
    const message = `${what} has the cors method ${show(method)}, which Gateway API does not take: write ${choiceOf(known)}.`;
    yield finding('gateway-cors', message);
  }
  for (const [list, values] of Object.entries({ origins, headers, exposedHeaders })) {
    if (values.length <= MAX_VALUES) continue;
    yield finding('gateway-limit', `${what} has ${values.length} cors ${list}: Gateway API takes ${MAX_VALUES}.`);
  }
  const lengths = [
    ['origin', origins, MAX_HOST],
    ['header', [...headers, ...exposedHeaders], MAX_HEADER_NAME],
  ] as const;
  for (const [part, values, most] of lengths) {
    for (const value of values.filter(({ length }) => length > most)) {
      const message = `${what} has the cors ${part} ${show(value)} of ${value.length} characters: Gateway API allows ${most}.`;
      yield finding('gateway-limit', message);
    }
  }
  if (resolveCors(cors).maxAgeSeconds > MAX_AGE) {
    const message = `${what} has the cors maxAge ${show(cors.maxAge)}: Gateway API takes ${MAX_AGE} seconds.`;
    yield finding('gateway-limit', message);
  }
}

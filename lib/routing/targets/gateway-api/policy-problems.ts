import { HttpRouteSpecRulesFiltersCorsAllowMethods as Method } from '../../../../imports/gateway.networking.k8s.io';
import { show } from '../../../rules/show';
import { type Cors, resolveCors } from '../../table/cors';
import { BackendProtocol, POLICIES, type RoutePolicies } from '../../table/policies';
import { CAPABILITIES, gatewayAlternative } from '../capabilities';
import { MAX_HEADER_NAME } from './backend-problems';

/** What of the policies cannot be kept, by name; what the matrix calls refused is refused. */
export function checkPolicies(policies: RoutePolicies): string[] {
  return POLICIES.flatMap((name) => {
    const policy = policies[name];
    if (policy === undefined) return [];
    if (name === 'cors') return policies.cors ? checkCors(policies.cors) : [];
    if (policy === BackendProtocol.HTTP || CAPABILITIES[name].gatewayApi.support !== 'refused') return [];
    const what = name === 'protocol' ? `protocol ${policy}` : name;
    return [`${what}, which HTTPRoute has no field for: ${gatewayAlternative(name)}.`];
  });
}

/** Lists of an HTTPRoute's CORS filter hold at most as many. */
const MAX_VALUES = 64;
const MAX_ORIGIN = 253;
const MAX_AGE = 2 ** 31 - 1;

function checkCors(cors: Cors): string[] {
  const { origins, methods = [], headers = [], exposedHeaders = [] } = cors;
  const found = origins
    .filter((origin) => origin.includes('*.'))
    .map(
      (origin) =>
        `the cors origin ${show(origin)}, which on Gateway API stands for any number of labels: list the origins by name.`,
    );
  const known: readonly string[] = Object.values(Method);
  for (const method of methods.filter((name) => !known.includes(name))) {
    found.push(`the cors method ${show(method)}, which Gateway API does not take: write one of ${known.join(', ')}.`);
  }
  for (const [what, values] of Object.entries({ origins, headers, exposedHeaders })) {
    if (values.length > MAX_VALUES) found.push(`${values.length} cors ${what}: Gateway API takes ${MAX_VALUES}.`);
  }
  for (const [what, [values, most]] of Object.entries({
    origin: [origins, MAX_ORIGIN] as const,
    header: [[...headers, ...exposedHeaders], MAX_HEADER_NAME] as const,
  })) {
    for (const value of values.filter(({ length }) => length > most)) {
      found.push(`the cors ${what} ${show(value)} of ${value.length} characters: Gateway API takes ${most}.`);
    }
  }
  if (resolveCors(cors).maxAgeSeconds > MAX_AGE) {
    found.push(`the cors maxAge ${show(cors.maxAge)}: Gateway API takes ${MAX_AGE} seconds.`);
  }
  return found;
}

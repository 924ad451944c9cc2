import { AcceptedDifferences, GatewayDifference } from '../../differences';
import { envoySeries } from '../../series';
import type { Implementation, TargetSettings } from '../implementation';
import { capabilitiesOf } from './capabilities';
import { checkOptions } from './check-options';
import { checkTable } from './check-table';
import { checkWildcards } from './check-wildcards';
import { compileRule } from './compile';
import type { GatewayImplementationEnvoyGatewayOptions } from './options';
import { attachedTo, policiesFor } from './policies';

/** The differences that can be accepted of it. */
export const DIFFERENCES = [
  GatewayDifference.AUTH_HEADERS,
  GatewayDifference.AUTH_REQUEST,
  GatewayDifference.BUFFERED_BODY,
  GatewayDifference.CLIENT_PROTOCOL,
  GatewayDifference.HASH_WITHOUT_KEY,
  GatewayDifference.HTTPS_REDIRECT_PORT,
  GatewayDifference.REDIRECT_CORS,
  GatewayDifference.SESSION_HASH,
  GatewayDifference.WWW_SLASH,
];

/** Envoy Gateway 1.9, whose virtual host for a hostname decides alone, and tries the longest expression first. */
export function envoyGateway(
  options: GatewayImplementationEnvoyGatewayOptions,
  settings: TargetSettings,
): Implementation {
  const accepted = new AcceptedDifferences(options.accepts, 'GatewayImplementation.envoyGateway()', DIFFERENCES);
  return {
    capabilities: capabilitiesOf(settings, accepted),
    comparesHosts: true,
    optionProblems: () => checkOptions(options, accepted),
    problems: (table) => checkTable(table, accepted),
    problemsBeside: checkWildcards,
    *warnings() {},
    podsOf: ({ name, namespace }) => [{ podLabels: podLabels(name, namespace), namespace: 'envoy-gateway-system' }],
    arrange: (units) => units,
    compile: (rule) => compileRule(rule, settings),
    attachedTo: (rule) => attachedTo(rule, settings),
    attachesToRoutes: false,
    policiesFor: (routes) => policiesFor(routes, settings),
    seriesOf: envoySeries,
    annotationsOf: () => accepted.annotations(),
  };
}

/** https://github.com/envoyproxy/gateway/blob/v1.9.1/internal/infrastructure/kubernetes/proxy/resource_provider.go */
const podLabels = (gateway: string, namespace: string | undefined) => ({
  'app.kubernetes.io/name': 'envoy',
  'gateway.envoyproxy.io/owning-gateway-name': gateway,
  ...(namespace !== undefined && { 'gateway.envoyproxy.io/owning-gateway-namespace': namespace }),
});

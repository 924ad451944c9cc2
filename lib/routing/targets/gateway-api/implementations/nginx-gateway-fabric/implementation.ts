import { hasEveryHost } from '../../../uses';
import { AcceptedDifferences, GatewayDifference } from '../../differences';
import type { Implementation, TargetSettings } from '../implementation';
import { arrange } from './arrange';
import { capabilitiesOf } from './capabilities';
import { checkOptions } from './check-options';
import { checkTable } from './check-table';
import { checkWildcards } from './check-wildcards';
import { compileRule } from './compile';
import type { GatewayImplementationNginxGatewayFabricOptions } from './options';
import { partOf, policiesFor } from './policies';

/** The differences that can be accepted of it. */
export const DIFFERENCES = [
  GatewayDifference.REDIRECT_QUERY,
  GatewayDifference.LISTENER_PORT,
  GatewayDifference.WWW_SLASH,
  GatewayDifference.WILDCARD_LABELS,
  GatewayDifference.HEADER_LISTS,
  GatewayDifference.REWRITE_ENCODING,
];

/** NGINX Gateway Fabric 2.6. */
export function nginxGatewayFabric(
  options: GatewayImplementationNginxGatewayFabricOptions,
  settings: TargetSettings,
): Implementation {
  const accepted = new AcceptedDifferences(options.accepts, 'GatewayImplementation.nginxGatewayFabric()', DIFFERENCES);
  const snippets = options.snippets === true;
  return {
    capabilities: capabilitiesOf(settings, accepted, snippets),
    comparesHosts: !accepted.has(GatewayDifference.WILDCARD_LABELS),
    optionProblems: () => checkOptions(options, accepted, settings),
    problems: (table) => checkTable(table, accepted, snippets),
    *problemsBeside(table, otherRouter, other) {
      if (hasEveryHost(other)) yield* checkWildcards(table, accepted, `${otherRouter} routes`);
    },
    *warnings() {},
    // https://github.com/nginx/nginx-gateway-fabric/blob/v2.6.7/internal/controller/provisioner/objects.go
    podsOf: ({ name, namespace }) => [{ podLabels: { 'gateway.networking.k8s.io/gateway-name': name }, namespace }],
    arrange: (units) => arrange(units, partOf),
    compile: (rule) => compileRule(rule, snippets),
    attachedTo: partOf,
    attachesToRoutes: true,
    policiesFor,
    // NGINX counts no requests by route unless it is NGINX Plus.
    seriesOf: () => undefined,
    annotationsOf: () => accepted.annotations(),
  };
}

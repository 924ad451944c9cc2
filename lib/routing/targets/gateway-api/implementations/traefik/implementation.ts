import { TRAEFIK_PODS } from '../../../traefik-pods';
import { AcceptedDifferences, GatewayDifference } from '../../differences';
import { traefikSeries } from '../../series';
import type { Implementation, TargetSettings } from '../implementation';
import { checkEveryHost } from '../portable/check-every-host';
import { arrange } from './arrange';
import { capabilitiesOf } from './capabilities';
import { checkOptions } from './check-options';
import { checkTable } from './check-table';
import { checkWildcards } from './check-wildcards';
import { compileRule } from './compile';
import type { GatewayImplementationTraefikOptions } from './options';

/** The differences that can be accepted of it. */
export const DIFFERENCES = [
  GatewayDifference.BUFFERED_BODY,
  GatewayDifference.HOST_ORDER,
  GatewayDifference.RATE_COUNTING,
  GatewayDifference.REDIRECT_METHOD,
  GatewayDifference.REDIRECT_QUERY,
  GatewayDifference.SESSION_SECURE,
  GatewayDifference.WILDCARD_LABELS,
  GatewayDifference.WWW_SLASH,
];

/** Traefik 3.7, which sorts the rules of all HTTPRoutes by one number, and compares no header Host. */
export function traefik(options: GatewayImplementationTraefikOptions, settings: TargetSettings): Implementation {
  const accepted = new AcceptedDifferences(options.accepts, 'GatewayImplementation.traefik()', DIFFERENCES);
  return {
    capabilities: capabilitiesOf(settings, accepted),
    comparesHosts: false,
    optionProblems: () => checkOptions(options, accepted, settings),
    problems: (table) => checkTable(table, accepted),
    *problemsBeside(table, otherRouter, other) {
      yield* checkWildcards(table, other, ` of ${otherRouter}`, accepted);
      if (accepted.has(GatewayDifference.HOST_ORDER)) return;
      yield* checkEveryHost(table, otherRouter, other, accepted.orAccept(GatewayDifference.HOST_ORDER));
    },
    *warnings() {},
    podsOf: () => [TRAEFIK_PODS],
    arrange,
    compile: (rule) => compileRule(rule, accepted),
    attachedTo: () => '',
    attachesToRoutes: false,
    policiesFor: () => [],
    seriesOf: traefikSeries,
    annotationsOf: () => accepted.annotations(),
  };
}

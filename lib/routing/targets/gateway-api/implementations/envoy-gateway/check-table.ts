import type { Findings } from '../../../../../rules/finding';
import { show } from '../../../../../rules/show';
import { type RouteBackend, servicesOfBackend } from '../../../../table/backend';
import { BackendProtocol } from '../../../../table/backend-protocol';
import { describeRoute } from '../../../../table/path-match';
import type { RoutePolicies } from '../../../../table/policies';
import type { RouteTable } from '../../../../table/route-table';
import { about, type TargetFindings } from '../../../routing-target';
import { finding } from '../../codes';
import type { AcceptedDifferences } from '../../differences';
import { checkEachPolicies } from '../../each-policies';
import { MAX_HEADER_VALUE } from '../../limits';
import { checkPolicyValues } from './check-policy-values';

/** Checks that Envoy Gateway takes the values of a table. */
export function* checkTable(table: RouteTable, accepted: AcceptedDifferences): TargetFindings {
  yield* checkEachPolicies(table, (...policies) => checkPolicyValues(...policies, table, accepted));
  yield* checkBackends(table);
  yield* checkLocation('appRoot', table.appRoot);
  for (const { key, match, path, redirect } of new Set(table.hosts.flatMap(({ routes }) => routes))) {
    yield* about(key, checkLocation(describeRoute(match, path), redirect?.location));
  }
}

/** Checks what policies mean for the backends that they are for. */
function* checkBackends({ hosts, policies }: RouteTable): TargetFindings {
  const defaultBackend = hosts.find((host) => host.defaultBackend !== undefined)?.defaultBackend;
  if (defaultBackend !== undefined) yield* checkBackend('the default backend', policies, defaultBackend);
  for (const { key, match, path, policies: own, backend } of new Set(hosts.flatMap(({ routes }) => routes))) {
    if (backend !== undefined) yield* about(key, checkBackend(describeRoute(match, path), own, backend));
  }
}

function* checkBackend(what: string, policies: RoutePolicies, backend: RouteBackend): Findings {
  const { stickySession, consistentHash, protocol } = policies;
  const { weight = 0, rollout } = backend.split ?? {};
  if ((stickySession ?? consistentHash) !== undefined && (weight > 0 || rollout)) {
    const name = stickySession ? 'stickySession' : 'consistentHash';
    const [by, instead] = rollout
      ? ['weights of a Rollout', '']
      : [`the weight ${weight}`, ' while there is a release, or decide about it by a header'];
    const message = `${what} goes to a release with ${by}, which Envoy Gateway does not see where it chooses a pod by a hash: leave ${name} out${instead}.`;
    yield finding('gateway-value', message);
  }
  if (protocol !== BackendProtocol.HTTPS && protocol !== BackendProtocol.GRPCS) return;
  const { serviceName } = servicesOfBackend(backend).find((service) => service.protocol !== protocol) ?? {};
  if (serviceName === undefined) return;
  const instead =
    protocol === BackendProtocol.HTTPS
      ? 'set backendTls'
      : 'have the service say it by PortProtocol, write a BackendTLSPolicy';
  const message = `${what} has protocol ${protocol}, for which Envoy Gateway has to know the certificate of ${show(serviceName)}: ${instead}, and leave protocol out.`;
  yield finding('gateway-value', message);
}

/** The location of a redirect is a header. */
function* checkLocation(what: string, location = ''): TargetFindings {
  const { length } = location.replaceAll('%', '%%');
  if (length <= MAX_HEADER_VALUE) return;
  const message = `${what} leads to a location of ${length} characters, "%" counted twice: Envoy Gateway takes ${MAX_HEADER_VALUE}.`;
  yield finding('gateway-limit', message);
}

import type { IConstruct } from 'constructs';
import { type RouteBackend, type ServiceBackend, servicesOfBackend } from '../../table/backend';
import { literal, madeObjects, pattern, selector, type TargetSeries } from '../target-series';

interface WrittenRoute {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly rules?: readonly { readonly backendRefs?: readonly WrittenRef[] }[] };
}

interface WrittenRef {
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
}

/** The rules of HTTPRoutes that lead to a backend. */
export interface RulesOfBackend {
  readonly namespace: string;
  readonly services: readonly ServiceBackend[];
  /** By the name of the HTTPRoute, the numbers of the rules. */
  readonly rules: ReadonlyMap<string, readonly number[]>;
}

/** The rules that lead to a backend, or undefined where other objects lead to Services, so that nobody knows which. */
export function rulesOfBackend(
  rendered: IConstruct,
  namespace: string,
  backend: RouteBackend,
): RulesOfBackend | undefined {
  const services = servicesOfBackend(backend);
  const isOne = (ref: WrittenRef) =>
    services.some((service) => service.serviceName === ref.name && service.namespace === ref.namespace);
  const routes = madeObjects<WrittenRoute>(rendered, 'HTTPRoute');
  const refs = routes.flatMap(({ spec }) => spec.rules ?? []).flatMap(({ backendRefs = [] }) => backendRefs);
  if (refs.some(({ kind = 'Service' }) => kind !== 'Service')) return undefined;
  const rules = routes.flatMap(({ metadata, spec }): [string, number[]][] => {
    const own = [...(spec.rules ?? []).entries()].flatMap(([number, { backendRefs = [] }]) =>
      backendRefs.length > 0 && backendRefs.every(isOne) ? [number] : [],
    );
    return own.length === 0 ? [] : [[metadata.name, own]];
  });
  return rules.length === 0 ? undefined : { namespace, services, rules: new Map(rules) };
}

/**
 * The counters of the clusters that Envoy Gateway, as of v1.9, makes of rules: one for a rule, or one for each of its Services. One whose
 * Services have no pods that are ready has no cluster: the route answers with 503 by itself.
 * https://github.com/envoyproxy/gateway/blob/v1.9.0/internal/gatewayapi/helpers.go
 * https://github.com/envoyproxy/gateway/blob/v1.9.0/internal/gatewayapi/route.go
 */
export function envoySeries({ namespace, rules }: RulesOfBackend): TargetSeries {
  const names = [...rules].map(([route, numbers]) => {
    const rule = numbers.length === 1 ? numbers[0] : `(${numbers.join('|')})`;
    return `httproute/${literal(namespace)}/${literal(route)}/rule/${rule}`;
  });
  const clusters = pattern(
    'envoy_cluster_name',
    `${names.length === 1 ? names[0] : `(${names.join('|')})`}(/backend/[0-9]+)?`,
  );
  return {
    requests: [selector('envoy_cluster_upstream_rq_xx', [clusters])],
    errors: [selector('envoy_cluster_upstream_rq_xx', [clusters, 'envoy_response_code_class="5"'])],
    blindness: `absent(${selector('envoy_cluster_membership_total', [clusters])})`,
  };
}

/**
 * The counters of the services that Traefik, as of v3.7, makes of rules and the Services in them. It counts what pods answer, and not its
 * own 503 where none of them is ready: requests that come to an end while there were some in the hour before are worth a look.
 * https://github.com/traefik/traefik/blob/v3.7.9/pkg/provider/kubernetes/gateway/httproute.go
 * https://github.com/traefik/traefik/blob/v3.7.9/pkg/server/service/service.go
 * https://github.com/traefik/traefik/blob/v3.7.9/pkg/observability/metrics/prometheus.go
 */
export function traefikSeries({ namespace, services, rules }: RulesOfBackend): TargetSeries {
  const either = (texts: readonly string[]) => (texts.length === 1 ? texts[0] : `(${texts.join('|')})`);
  const route = either([...rules.keys()].map(normal));
  const service = either(services.map((each) => `${each.namespace ?? namespace}-${literal(each.serviceName)}`));
  const name = pattern(
    'service',
    `httproute-${normal(namespace)}-${route}-gw-.+-svc-${service}-[0-9]+@kubernetesgateway`,
  );
  const requests = selector('traefik_service_requests_total', [name]);
  return {
    requests: [requests],
    errors: [selector('traefik_service_requests_total', [name, pattern('code', '5..')])],
    blindness: `sum(rate(${requests}[5m])) == 0\nand sum(rate(${requests}[1h])) > 0`,
  };
}

/** A name as Traefik writes it into one of its own. */
const normal = (name: string) => name.replace(/[^a-zA-Z0-9]+/g, '-');

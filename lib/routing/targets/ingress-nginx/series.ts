import type { IConstruct } from 'constructs';
import { ANNOTATION_PREFIX } from '../../../nginx/annotations/annotation-spec';
import { madeObjects, matcher, pattern, selector, type TargetSeries } from '../target-series';

interface WrittenIngress {
  readonly metadata: { readonly name: string; readonly annotations?: { readonly [key: string]: string } };
  readonly spec: {
    readonly rules?: readonly {
      readonly http: {
        readonly paths: readonly { readonly backend: { readonly service: { readonly name: string } } }[];
      };
    }[];
  };
}

/** Annotations of objects whose paths do not lead to the Service that they name: those of canaries and of redirects. */
const OF_OTHERS = ['canary', 'permanent-redirect', 'temporal-redirect'].map((name) => `${ANNOTATION_PREFIX}${name}`);

/** The names of the Ingress objects by which requests reach a Service. */
export function ingressesTo(rendered: IConstruct, service: string): string[] {
  return madeObjects<WrittenIngress>(rendered, 'Ingress')
    .filter(({ metadata: { annotations = {} } }) => !OF_OTHERS.some((key) => key in annotations))
    .filter(({ spec }) =>
      spec.rules?.some(({ http }) => http.paths.some(({ backend }) => backend.service.name === service)),
    )
    .map(({ metadata }) => metadata.name);
}

/**
 * The counter of the controller, as of v1.15. A request to a canary has the labels of the stable Service.
 * https://github.com/kubernetes/ingress-nginx/blob/controller-v1.15.1/internal/ingress/metric/collectors/socket.go
 * https://github.com/kubernetes/ingress-nginx/blob/controller-v1.15.1/rootfs/etc/nginx/lua/monitor.lua
 */
export function nginxSeries(namespace: string, ingresses: readonly string[], service: string): TargetSeries {
  const ingress = matcher('ingress', ingresses);
  // A ServiceMonitor has labels `namespace` and `service` of its own, and a PodMonitor `namespace`, unless they honor those of the series.
  const ways = [
    [`exported_namespace="${namespace}"`, ingress, `exported_service="${service}"`],
    [`exported_namespace="${namespace}"`, ingress, `service="${service}"`],
    [`namespace="${namespace}"`, ingress, `service="${service}"`],
  ];
  const counters = (...more: string[]) =>
    ways.map((matchers) => selector('nginx_ingress_controller_requests', [...matchers, ...more]));
  return { requests: counters(), errors: counters(pattern('status', '5..')) };
}

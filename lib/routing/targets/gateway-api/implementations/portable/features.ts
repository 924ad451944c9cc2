import type { RouteTable } from '../../../../table/route-table';
import type { Option } from '../../../capability';
import type { TargetFindings } from '../../../routing-target';
import { usesOf } from '../../../uses';
import { finding } from '../../codes';
import type { TargetSettings } from '../implementation';

/**
 * The features that options need beyond the core of Gateway API v1.6, by their names in `status.supportedFeatures` of a
 * GatewayClass (pkg/features). An option may need only some of its features, depending on its values.
 */
export const FEATURES: { readonly [option in Option | 'requestTimeout' | 'listenerSet']?: readonly string[] } = {
  appRoot: ['HTTPRoutePathRedirect'],
  www: ['HTTPRoute308RedirectStatusCode'],
  httpsRedirect: ['HTTPRouteSchemeRedirect', 'HTTPRoute308RedirectStatusCode'],
  redirect: [
    'HTTPRoutePathRedirect',
    'HTTPRouteSchemeRedirect',
    'HTTPRoutePortRedirect',
    'HTTPRoute307RedirectStatusCode',
    'HTTPRoute308RedirectStatusCode',
  ],
  'redirect keepPath': [
    'HTTPRouteSchemeRedirect',
    'HTTPRoutePortRedirect',
    'HTTPRoute307RedirectStatusCode',
    'HTTPRoute308RedirectStatusCode',
  ],
  'rewrite stripPrefix': ['HTTPRoutePathRewrite'],
  'rewrite replacePrefix': ['HTTPRoutePathRewrite'],
  'rewrite replacePath': ['HTTPRoutePathRewrite'],
  'protocol of the service': ['HTTPRouteBackendProtocolH2C'],
  backendTls: ['BackendTLSPolicy'],
  cors: ['HTTPRouteCORS'],
  responseHeaders: ['HTTPRouteResponseHeaderModification'],
  requestTimeout: ['HTTPRouteRequestTimeout'],
  listenerSet: ['ListenerSet'],
};

const LOOK = 'look for it in status.supportedFeatures of the GatewayClass';

/** Warnings about features that implementations in use lack although they accept routes which need them. */
export function* featureWarnings(table: RouteTable, { requestTimeout, listenerSet }: TargetSettings): TargetFindings {
  const cors = [...usesOf(table, (option) => option === 'cors')][0];
  if (cors !== undefined) {
    const message = `${cors.text}, which needs the feature HTTPRouteCORS of Gateway API: an implementation without it, such as Traefik 3.7, answers these routes with 500; ${LOOK}.`;
    yield { ...finding('gateway-cors-feature', message), routeKey: cors.routeKey };
  }
  if (requestTimeout !== undefined) {
    const message = `requestTimeout needs the feature HTTPRouteRequestTimeout of Gateway API: an implementation without it, such as Traefik 3.7, ignores it; ${LOOK}.`;
    yield finding('gateway-timeout-feature', message);
  }
  if (listenerSet) {
    const message = `listenerSet needs the feature ListenerSet of Gateway API: an implementation without it, such as Traefik 3.7, serves no HTTPS for these hosts; ${LOOK}.`;
    yield finding('gateway-listener-set-feature', message);
  }
}

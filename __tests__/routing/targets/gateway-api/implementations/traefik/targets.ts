import { GatewayDifference, GatewayImplementation } from '../../../../../../lib';
import { accepts, targetOf } from '../targets';

/** The target without any option of its own. */
export const strict = targetOf(GatewayImplementation.traefik());

/** The target with what can be accepted, but for the query of redirects and the order of hosts. */
export const accepting = targetOf(
  GatewayImplementation.traefik({
    accepts: accepts(
      GatewayDifference.BUFFERED_BODY,
      GatewayDifference.RATE_COUNTING,
      GatewayDifference.REDIRECT_METHOD,
      GatewayDifference.SESSION_SECURE,
      GatewayDifference.WILDCARD_LABELS,
      GatewayDifference.WWW_SLASH,
    ),
  }),
);

import { GatewayDifference, GatewayImplementation } from '../../../../../../lib';
import { accepts, targetOf } from '../targets';

/** The target without any option of its own. */
export const strict = targetOf(GatewayImplementation.envoyGateway());

/** The target with all that can be accepted, but for the port of redirects. */
export const accepting = targetOf(
  GatewayImplementation.envoyGateway({
    accepts: accepts(
      GatewayDifference.AUTH_HEADERS,
      GatewayDifference.AUTH_REQUEST,
      GatewayDifference.BUFFERED_BODY,
      GatewayDifference.CLIENT_PROTOCOL,
      GatewayDifference.HASH_WITHOUT_KEY,
      GatewayDifference.REDIRECT_CORS,
      GatewayDifference.SESSION_HASH,
      GatewayDifference.WWW_SLASH,
    ),
  }),
);

import { GatewayDifference, GatewayImplementation } from '../../../../../../lib';
import { accepts, targetOf } from '../targets';

/** The target without any option of its own. */
export const strict = targetOf(GatewayImplementation.envoyGateway());

/** The target with all that can be accepted, but for the port of redirects. */
export const accepting = targetOf(
  GatewayImplementation.envoyGateway({
    accepts: accepts(GatewayDifference.BUFFERED_BODY, GatewayDifference.REDIRECT_CORS, GatewayDifference.WWW_SLASH),
  }),
);

import { GatewayDifference, GatewayImplementation } from '../../../../../../lib';
import { accepts, targetOf } from '../targets';

/** The differences that snippets do not mend. */
const ACCEPTED = [
  GatewayDifference.LISTENER_PORT,
  GatewayDifference.WWW_SLASH,
  GatewayDifference.HEADER_LISTS,
  GatewayDifference.REWRITE_ENCODING,
];

/** The target without any option of its own. */
export const strict = targetOf(GatewayImplementation.nginxGatewayFabric());

/** The target with all that can be accepted, but without snippets. */
export const accepting = targetOf(
  GatewayImplementation.nginxGatewayFabric({ accepts: accepts(GatewayDifference.REDIRECT_QUERY, ...ACCEPTED) }),
);

/** The target with snippets and all that can be accepted besides, but for wildcards. */
export const withSnippets = targetOf(
  GatewayImplementation.nginxGatewayFabric({ snippets: true, accepts: accepts(...ACCEPTED) }),
);

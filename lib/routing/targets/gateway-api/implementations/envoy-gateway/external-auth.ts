import type { SecurityPolicySpecExtAuth as ExtAuth } from '../../../../../../imports/gateway.envoyproxy.io';
import { serviceOf } from '../../../../table/asked-service';
import type { ExternalAuth } from '../../../../table/external-auth';

/** The headers of a request by which services know who asks, and for what. */
const ASKED_WITH = ['accept', 'cookie', 'origin', 'user-agent', 'x-forwarded-for', 'x-forwarded-proto'];

/** The question to a Service of the router's namespace, by a SecurityPolicy. */
export function extAuthOf({ url, responseHeaders }: ExternalAuth): ExtAuth {
  const { name = '', port, path } = serviceOf(url) ?? {};
  const headersToBackend = responseHeaders && { headersToBackend: responseHeaders };
  return {
    http: { backendRefs: [{ name, port }], pathOverride: path, ...headersToBackend },
    headersToExtAuth: ASKED_WITH,
  };
}

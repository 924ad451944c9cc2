import type { SecurityPolicySpecExtAuth as ExtAuth } from '../../../../../../imports/gateway.envoyproxy.io';
import type { ExternalAuth } from '../../../../table/external-auth';

/** The Service of a URL within the cluster. */
export interface AskedService {
  readonly name: string;
  /** Absent for the router's own. */
  readonly namespace?: string;
  readonly port: number;
  /** Path and query. */
  readonly path: string;
}

const URL_OF_SERVICE =
  /^http:\/\/([a-z]([-a-z0-9]*[a-z0-9])?)(?:\.([a-z0-9]([-a-z0-9]*[a-z0-9])?)\.svc(?:\.cluster\.local)?)?(?::(\d+))?(\/[^#$]*)?$/;

/** The headers of a request by which services know who asks, and for what. */
const ASKED_WITH = ['accept', 'cookie', 'origin', 'user-agent', 'x-forwarded-for', 'x-forwarded-proto'];

/** The Service that a URL names, if it names one. */
export function serviceOf(url: string): AskedService | undefined {
  const found = URL_OF_SERVICE.exec(url);
  if (found === null) return undefined;
  const [, name = '', , namespace, , port = '80', path = '/'] = found;
  return { name, namespace, port: Number(port), path };
}

/** The question to a Service of the router's namespace, by a SecurityPolicy. */
export function extAuthOf({ url, responseHeaders }: ExternalAuth): ExtAuth {
  const { name = '', port, path } = serviceOf(url) ?? {};
  const headersToBackend = responseHeaders && { headersToBackend: responseHeaders };
  return {
    http: { backendRefs: [{ name, port }], pathOverride: path, ...headersToBackend },
    headersToExtAuth: ASKED_WITH,
  };
}

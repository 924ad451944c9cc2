import * as http from 'node:http';
import * as https from 'node:https';
import type { RouteRequest } from '../../lib';
import type { Seen } from './backends';

/** An answer as the client sees it. */
export interface Answer {
  /** The status, or 0 where there is no answer. */
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** The request as a backend saw it, unless the proxy itself answered. */
  readonly seen?: Seen;
  /** The reason why there is no answer. */
  readonly failure?: string;
}

const TIMEOUT = 30_000;
const PAUSE = 500;
const options = { keepAlive: true, maxSockets: 16, maxCachedSessions: 0 };
const agents = { http: new http.Agent(options), https: new https.Agent(options) };

export interface Ask extends RouteRequest {
  readonly method?: string;
  readonly body?: string;
  /** Half a second passes before the second half of the body is sent. */
  readonly pauses?: boolean;
}

/** Sends a request to a port of the proxy. */
export function ask(
  { host = 'any', path, headers = {}, cookies = {}, scheme, method, body: sent = '', pauses = false }: Ask,
  port: number,
): Promise<Answer> {
  const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
  const isSecure = scheme === 'https';
  return new Promise((resolve) => {
    const fail = (error: Error) => resolve({ status: 0, headers: {}, failure: error.message });
    try {
      const request = (isSecure ? https : http).request({
        host: '127.0.0.1',
        port,
        path,
        method,
        agent: isSecure ? agents.https : agents.http,
        servername: nameOf(host),
        rejectUnauthorized: false,
        timeout: TIMEOUT,
        headers: { ...headers, host, ...(cookie.length > 0 && { cookie: cookie.join('; ') }) },
      });
      request.on('response', (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (part) => {
          body += part;
        });
        response.on('error', fail);
        response.on('end', () => {
          const { statusCode: status = 0, headers: got } = response;
          resolve({ status, headers: got, seen: got['x-echo'] === undefined ? undefined : JSON.parse(body) });
        });
      });
      request.on('timeout', () => request.destroy(new Error(`no answer within ${TIMEOUT / 1000} s`)));
      request.on('error', fail);
      const half = pauses ? sent.length / 2 : 0;
      if (pauses) request.write(sent.slice(0, half));
      setTimeout(() => request.end(sent.slice(half)), pauses ? PAUSE : 0);
    } catch (error) {
      fail(error as Error);
    }
  });
}

/** Closes the connections that wait for further requests. */
export function hangUp(): void {
  for (const agent of Object.values(agents)) agent.destroy();
}

/** The name of a host without port and dot at its end, as a client writes it into its TLS handshake. */
export function nameOf(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
}

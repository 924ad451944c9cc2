import * as http from 'node:http';
import { BACKEND_NETWORK } from './own-network';

/** The port of every echo server. */
export const BACKEND_PORT = 8000;

/** A request as a backend saw it. */
export interface Seen {
  /** `service:port`. */
  readonly backend: string;
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  /** The milliseconds between its headers and the end of its body. */
  readonly bodyTook: number;
}

/** Servers that answer with the request as they saw it, one for each port of a Service, told apart by their addresses. */
export class Backends {
  private readonly addresses = new Map<string, string>();
  private readonly names = new Map<string, string>();
  private readonly server = http.createServer({ keepAliveTimeout: 300_000 }, (request, response) => {
    const { localAddress = '' } = request.socket;
    const { method = '', url = '', headers } = request;
    const backend = this.names.get(localAddress.replace('::ffff:', '')) ?? localAddress;
    const began = Date.now();
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.setHeader('x-echo', 'yes');
      // `/verify?status=401` is what a service says that is asked whether a request may pass.
      response.statusCode = Number(/[?&]status=(\d+)/.exec(url)?.[1] ?? 200);
      if (url.startsWith('/verify')) response.setHeader('x-user', 'ann');
      const answer = JSON.stringify({ backend, method, url, headers, bodyTook: Date.now() - began } satisfies Seen);
      // `?sleep=2000` waits before it answers.
      setTimeout(() => response.end(answer), Number(/[?&]sleep=(\d+)/.exec(url)?.[1] ?? 0));
    });
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(BACKEND_PORT, '0.0.0.0', resolve));
  }

  /** The address of a Service's port; Services of the same name in several namespaces are one. */
  readonly addressOf = (service: string, port: number): string => {
    const name = `${service}:${port}`;
    const known = this.addresses.get(name);
    if (known !== undefined) return known;
    const number = this.addresses.size + 1;
    const address = `${BACKEND_NETWORK.prefix}.${number >> 8}.${number & 255}`;
    this.addresses.set(name, address);
    this.names.set(address, name);
    return address;
  };

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

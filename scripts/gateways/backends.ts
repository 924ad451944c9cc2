import * as http from 'node:http';
import * as https from 'node:https';
import * as net from 'node:net';
import type { TLSSocket } from 'node:tls';
import { backendCertificate } from './backend-certificate';
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
  /** The name that a connection by TLS asked for. */
  readonly tlsName?: string;
}

/** The first byte of a connection by TLS. */
const HANDSHAKE = 0x16;
const KEPT = { keepAliveTimeout: 300_000 };

/** Servers that answer with the request as they saw it, one for each port of a Service, told apart by their addresses. */
export class Backends {
  private readonly addresses = new Map<string, string>();
  private readonly names = new Map<string, string>();
  private readonly plain = http.createServer(KEPT, (request, response) => this.answer(request, response));
  private secure: https.Server | undefined;
  private readonly connections = new Set<net.Socket>();
  /** Plain connections and those by TLS come to one port, and are told apart by their first byte. */
  private readonly server = net.createServer((socket) => {
    this.connections.add(socket);
    socket.on('close', () => this.connections.delete(socket)).on('error', () => socket.destroy());
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === HANDSHAKE ? this.secureServer() : this.plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(BACKEND_PORT, '0.0.0.0', resolve));
  }

  /** The address of a Service's port; Services of the same name in several namespaces are one. */
  readonly addressOf = (service: string, port: number | string): string => {
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
    for (const socket of this.connections) socket.destroy();
    this.server.close();
  }

  private secureServer(): https.Server {
    const { key, certificate: cert } = backendCertificate();
    this.secure ??= https.createServer({ ...KEPT, key, cert }, (request, response) => this.answer(request, response));
    return this.secure;
  }

  private answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    const { localAddress = '' } = request.socket;
    const { method = '', url = '', headers } = request;
    const backend = this.names.get(localAddress.replace('::ffff:', '')) ?? localAddress;
    const tlsName = (request.socket as TLSSocket & { servername?: string }).servername || undefined;
    const began = Date.now();
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.setHeader('x-echo', 'yes');
      // `/verify?status=401` is what a service says that is asked whether a request may pass.
      response.statusCode = Number(/[?&]status=(\d+)/.exec(url)?.[1] ?? 200);
      if (url.startsWith('/verify')) response.setHeader('x-user', 'ann');
      const seen: Seen = { backend, method, url, headers, bodyTook: Date.now() - began, tlsName };
      // `?sleep=2000` waits before it answers.
      setTimeout(() => response.end(JSON.stringify(seen)), Number(/[?&]sleep=(\d+)/.exec(url)?.[1] ?? 0));
    });
  }
}

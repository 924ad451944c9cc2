import { wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';

/** The protocol that a backend speaks. */
export enum BackendProtocol {
  /** HTTP/1.1. */
  HTTP = 'HTTP',
  /** HTTP/1.1 over TLS. */
  HTTPS = 'HTTPS',
  /** HTTP/2 without TLS, from the first byte. */
  H2C = 'H2C',
  /** gRPC. */
  GRPC = 'GRPC',
  /** gRPC over TLS. */
  GRPCS = 'GRPCS',
}

export function* checkBackendProtocol(protocol: unknown): Findings {
  if (Object.values<unknown>(BackendProtocol).includes(protocol)) return;
  yield wrongType('protocol', protocol, 'a BackendProtocol such as BackendProtocol.GRPC');
}

import { isIP } from 'node:net';

/** An address of version 4 or 6, without a port, and without the name of a network interface. */
export function ipAddressFlaw(value: unknown): string | undefined {
  if (typeof value === 'string' && isIP(value) > 0 && !value.includes('%')) return undefined;
  return 'is not an IP address: write one, for example "10.0.0.1"';
}

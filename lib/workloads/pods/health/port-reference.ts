import type { Transport } from '../../../connections/port-protocol';

/** A port of a container, as the cluster asks it. */
export interface PortReference {
  /** Its name; empty for none. */
  readonly name: string;
  readonly number: number;
  readonly transport?: Transport;
  /** The scheme of requests, where the protocol of the port says one. */
  readonly scheme?: 'HTTP' | 'HTTPS';
}

/** The port by its name, which stays the same while its number changes, or by its number where it has no name. */
export function renderPort({ name, number }: PortReference): number | string {
  return name === '' ? number : name;
}

import { show } from '../../rules/show';

/** The beginning of a sentence about a host, or about every host that no router names. */
export function hostIs(host: string | undefined): string {
  return host === undefined ? 'requests to any other host are' : `host ${show(host)} is`;
}

/** The way to one router, for routes that two must not have. */
export const ONE_ROUTER =
  'write all routes of the host in one router, with Backend.inNamespace() for a Service of another namespace';

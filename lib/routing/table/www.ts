import { wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** Direction of the redirect between `abc.com` and `www.abc.com`. */
export enum Www {
  /** `www.abc.com` is redirected to `abc.com`, which is the router's host. */
  TO_APEX = 'toApex',
  /** `abc.com` is redirected to `www.abc.com`, which is the router's host. */
  TO_WWW = 'toWww',
}

const MAX_HOST = 253;

function isWww(www: unknown): www is Www {
  return www === Www.TO_APEX || www === Www.TO_WWW;
}

/** The name that is redirected to a host, or undefined for a host without such a name and for a wrong `www`. */
export function wwwAlias(www: unknown, host: string | undefined): string | undefined {
  return host === undefined || !isWww(www) || flawOf(www, host) !== undefined ? undefined : aliasOf(www, host);
}

/** Checks that www fits the hosts of a router. */
export function* checkWww(www: unknown, hosts: readonly (string | undefined)[]): Findings {
  if (!isWww(www)) {
    yield wrongType('www', www, 'Www.TO_APEX or Www.TO_WWW');
    return;
  }
  for (const host of hosts) {
    const flaw = flawOf(www, host);
    if (flaw !== undefined) yield finding('www', `${flaw}.`);
  }
}

function aliasOf(www: Www, host: string): string {
  return www === Www.TO_APEX ? `www.${host}` : host.slice(4);
}

function flawOf(www: Www, host: string | undefined): string | undefined {
  if (host === undefined || host.startsWith('*')) {
    const what = host === undefined ? 'every host' : show(host);
    return `www redirects to ${what}, which is not a single name: set the router's host, for example "abc.com"`;
  }
  const isNamedWww = host.startsWith('www.');
  if (www === Www.TO_APEX && isNamedWww) {
    return `Www.TO_APEX redirects to the router's host, but ${show(host)} starts with "www.": write the host ${show(host.slice(4))}, or Www.TO_WWW`;
  }
  if (www === Www.TO_WWW && !isNamedWww) {
    return `Www.TO_WWW redirects to the router's host, but ${show(host)} has no "www.": write the host ${show(`www.${host}`)}, or Www.TO_APEX`;
  }
  const alias = aliasOf(www, host);
  if (alias.length <= MAX_HOST) return undefined;
  return `www redirects ${show(alias)} to the router's host, but a DNS name has at most ${MAX_HOST} characters: leave www out`;
}

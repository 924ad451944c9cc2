import { isDnsSubdomain, MAX_LABEL } from './dns-name';

/** The host of a route: a DNS name, or one whose first label is `*` for any single label. */
export function hostFlaw(host: unknown): string | undefined {
  if (typeof host !== 'string') return 'is not a DNS name: write, for example, "abc.com"';
  if (/^\d+(\.\d+){3}$/.test(host))
    return 'is an IP address: write a DNS name, or leave the host out to serve every host';
  if (host === '*') return 'is not a DNS name: leave the host out to serve every host';
  if (/[:/]/.test(host)) return 'is not a DNS name: write it without scheme, port and path, for example "abc.com"';
  const name = host.startsWith('*.') ? host.slice(2) : host;
  if (host.length > 253 || name.split('.').some((label) => label.length > MAX_LABEL)) {
    return `is too long: write at most 253 characters, and at most ${MAX_LABEL} between two dots`;
  }
  if (isDnsSubdomain(name)) return undefined;
  return 'is not a DNS name: write lower-case labels joined by dots, for example "abc.com" or "*.abc.com"';
}

/** Tells whether a certificate for one name is valid for a host; a wildcard stands for one label. */
export function certifies(name: string, host: string): boolean {
  return name === host || (name.startsWith('*.') && host.replace(/^[^.]+/, '*') === name);
}

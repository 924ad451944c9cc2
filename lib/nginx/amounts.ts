import type { Duration, Size } from 'cdk8s';

/** The longest times to connect to a backend, read from it and send to it. */
interface ProxyTimeouts {
  readonly connect?: Duration;
  readonly read?: Duration;
  readonly send?: Duration;
}

/** Timeouts and the body size by names that are annotations without prefix and keys of the ConfigMap alike. */
export function proxyLimits(timeouts: ProxyTimeouts = {}, bodySize?: Size): { readonly [key: string]: string } {
  return {
    ...(timeouts.connect && { 'proxy-connect-timeout': nginxSeconds(timeouts.connect) }),
    ...(timeouts.read && { 'proxy-read-timeout': nginxSeconds(timeouts.read) }),
    ...(timeouts.send && { 'proxy-send-timeout': nginxSeconds(timeouts.send) }),
    ...(bodySize && { 'proxy-body-size': nginxSize(bodySize) }),
  };
}

/** A number without a unit, since the controller takes no other form. */
export function nginxSeconds(duration: Duration): string {
  return String(duration.toSeconds());
}

/** A size of memory, for which nginx knows no gigabytes. */
export function nginxMemory(size: Size): string {
  const kibibytes = size.toKibibytes();
  return kibibytes % 1024 === 0 ? `${kibibytes / 1024}m` : `${kibibytes}k`;
}

/** The largest unit that leaves a whole number: `8m` is 8 MiB. */
function nginxSize(size: Size): string {
  const kibibytes = size.toKibibytes();
  if (kibibytes % (1024 * 1024) === 0) return `${kibibytes / (1024 * 1024)}g`;
  return kibibytes % 1024 === 0 ? `${kibibytes / 1024}m` : `${kibibytes}k`;
}

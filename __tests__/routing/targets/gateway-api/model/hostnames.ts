/**
 * Whether a hostname of a route or listener takes a host: `*.` stands for one or more labels, and a missing hostname
 * for every host (HTTPRoute `hostnames`, Listener `hostname`).
 */
export function takesHost(hostname: string | undefined, host: string): boolean {
  if (hostname === undefined) return true;
  if (!hostname.startsWith('*.')) return hostname === host;
  return host.endsWith(hostname.slice(1)) && host.length > hostname.length - 1;
}

/** Whether some host is taken by both, without which a route does not attach to a listener. */
export function intersect(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined) return true;
  if (left.startsWith('*.') && right.startsWith('*.')) {
    return left.endsWith(right.slice(1)) || right.endsWith(left.slice(1));
  }
  return left.startsWith('*.') ? takesHost(left, right) : takesHost(right, left);
}

/** Compares two hostnames that take the same host: the more specific one, which is the larger, comes first. */
export function bySpecificity(left: string | undefined, right: string | undefined): number {
  return specificity(right) - specificity(left);
}

/** The most characters without a wildcard, then the most characters. A hostname has at most 253. */
function specificity(hostname: string | undefined): number {
  if (hostname === undefined) return 0;
  return hostname.startsWith('*.') ? hostname.length : 1000 + hostname.length;
}

/** The place of a host among those that take one request: every host, then a wildcard, then a name. */
export function rankOf(host: string | undefined): number {
  if (host === undefined) return 0;
  return host.startsWith('*.') ? 1 : 2;
}

/** True for a host that takes requests of a narrower one. */
export function takesFrom(wide: string | undefined, narrow: string | undefined): boolean {
  if (rankOf(wide) >= rankOf(narrow)) return false;
  return wide === undefined || narrow?.replace(/^[^.]+/, '*') === wide;
}

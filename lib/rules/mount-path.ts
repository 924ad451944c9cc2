/** An absolute path below `/` without `.`, `..` and `:`, as the API server takes it for a mount. */
export function mountPathFlaw(path: unknown): string | undefined {
  if (typeof path === 'string' && /^(\/(?!\.\.?(\/|$))[^/:\s\p{Cc}]+)+$/u.test(path)) return undefined;
  return 'is not an absolute path without ".", "..", ":" and spaces: write, for example, "/var/cache"';
}

/** A path within a volume, as the API server takes it, without steps that lead nowhere. */
export function subPathFlaw(path: unknown, example = 'images/2026'): string | undefined {
  if (typeof path === 'string' && /^(?!\/)(?:(?:^|\/)(?!\.\.?(?:\/|$))[^/\p{Cc}]+)+$/u.test(path)) return undefined;
  return `is not a relative path without "." and "..": write, for example, "${example}"`;
}

/** A path on a node. The API server refuses only "..", but what a relative one means is up to the container runtime. */
export function hostPathFlaw(path: unknown): string | undefined {
  if (typeof path === 'string' && /^\/(?:(?!\.\.?(?:\/|$))[^/\p{Cc}]+(?:\/(?!$)|$))*$/u.test(path)) return undefined;
  return 'is not an absolute path without "." and "..": write, for example, "/var/log"';
}

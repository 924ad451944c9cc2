/** An absolute path below `/` without `.`, `..` and `:`, as the API server takes it for a mount. */
export function mountPathFlaw(path: unknown): string | undefined {
  if (typeof path === 'string' && /^(\/(?!\.\.?(\/|$))[^/:\s\p{Cc}]+)+$/u.test(path)) return undefined;
  return 'is not an absolute path without "." and "..": write, for example, "/var/cache"';
}

/** A path within a volume, as the API server takes it, without steps that lead nowhere. */
export function subPathFlaw(path: unknown): string | undefined {
  if (typeof path === 'string' && /^(?!\/)(?:(?:^|\/)(?!\.\.?(?:\/|$))[^/\p{Cc}]+)+$/u.test(path)) return undefined;
  return 'is not a relative path without "." and "..": write, for example, "images/2026"';
}

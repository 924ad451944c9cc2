/** A path that an HTTP client asks for, without a fragment, which is never sent. */
export function httpPathFlaw(path: unknown): string | undefined {
  if (typeof path === 'string' && /^\/[^\s#]*$/.test(path)) return undefined;
  return 'must start with "/" and have no blanks and no "#": write, for example, "/healthz"';
}

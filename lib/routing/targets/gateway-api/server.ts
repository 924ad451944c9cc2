/** The name of a Gateway as a place of requests. Parts that are not text are reported with the options of the target. */
export function serverOf(parts: readonly unknown[]): string {
  return `Gateway API gateway ${JSON.stringify(parts.filter((part) => typeof part === 'string').join('/'))}`;
}

/** An absolute path in a container, as the runtime asks for it. The API server looks at no more than that it is a text. */
export function containerPathFlaw(path: unknown): string | undefined {
  if (typeof path === 'string' && /^\/[^\p{Cc}]*$/u.test(path)) return undefined;
  return 'is not an absolute path: write, for example, "/srv/app"';
}

/**
 * An image reference, by the grammar of https://pkg.go.dev/github.com/distribution/reference: an optional registry, a
 * lower-case repository, and a tag or digest or both.
 */
const REFERENCE = new RegExp(
  [
    '^(?<name>',
    '(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][-a-zA-Z0-9]*[a-zA-Z0-9])(?:\\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][-a-zA-Z0-9]*[a-zA-Z0-9]))*(?::[0-9]+)?/)?',
    '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*',
    ')(?::(?<tag>\\w[\\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}))?$',
  ].join(''),
);

/** The parts of a well-formed reference. */
export interface ImageParts {
  readonly name: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** What a reference says, or undefined when it is none. */
export function parseImage(image: unknown): ImageParts | undefined {
  const { name, tag, digest } = (typeof image === 'string' && REFERENCE.exec(image)?.groups) || {};
  return name === undefined || name.length > 255 ? undefined : { name, tag, digest };
}

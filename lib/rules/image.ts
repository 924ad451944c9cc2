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

/** The parts of a reference, or undefined for any other value. */
export function parseImage(image: unknown): ImageParts | undefined {
  const { name, tag, digest } = (typeof image === 'string' && REFERENCE.exec(image)?.groups) || {};
  return name === undefined || name.length > 255 ? undefined : { name, tag, digest };
}

/** A well-formed reference. */
export function imageFlaw(image: unknown): string | undefined {
  if (image === undefined || image === '')
    return 'names no image: write one with its tag, for example "registry.example.com/shop/user:1.0.0"';
  if (parseImage(image) !== undefined) return undefined;
  return 'is not an image reference: write registry/repository:tag in lower case, for example "registry.example.com/shop/user:1.0.0"';
}

/** A well-formed reference with a digest, which stands for one image even when somebody pushes its tag again. */
export function lockedImageFlaw(image: unknown): string | undefined {
  const { name, digest } = parseImage(image) ?? {};
  const [, written] = /@(.*)$/.exec(String(image)) ?? [];
  if (name === undefined && written !== undefined && parseImage(String(image).replace(/@.*$/, '')) !== undefined) {
    return `has the digest "${written}": write sha256: and 64 digits from 0 to f`;
  }
  if (name === undefined) return imageFlaw(image);
  return digest === undefined
    ? `has no digest: write it at the end, for example "${image}@sha256:<64 digits>"`
    : undefined;
}

/** A well-formed reference that names the same image tomorrow: what runs next week is what was tested today. */
export function pinnedImageFlaw(image: unknown): string | undefined {
  const { name = '', tag, digest } = parseImage(image) ?? {};
  if (name === '') return imageFlaw(image);
  if (digest !== undefined || (tag !== undefined && tag !== 'latest')) return undefined;
  const pin = `for example "${name}:1.0.0"`;
  return tag === undefined
    ? `has no tag or digest: pin one, ${pin}`
    : `moves with every push: pin a version or a digest, ${pin}`;
}

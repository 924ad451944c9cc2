import { type Report, show } from '../private/problems';

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

/** An image must be well-formed, and pinned: what runs next week is what was tested today. */
export function checkImage(report: Report, image: unknown, what = 'image'): void {
  if (image === undefined || image === '') {
    report(`${what} ${show(image)} names no image: write one with its tag, for example "nginx:1.29.3".`);
    return;
  }
  const parts = parseImage(image);
  if (parts === undefined) {
    report(
      `${what} ${show(image)} is no image reference: write registry/repository:tag in lower case, for example "registry.example.com/shop/user:1.0.0".`,
    );
  } else if (parts.tag === undefined && parts.digest === undefined) {
    report(`${what} ${show(image)} has no tag or digest: pin one, for example "${pinned(parts.name)}".`);
  } else if (parts.tag === 'latest' && parts.digest === undefined) {
    report(
      `${what} ${show(image)} moves with every push: pin a version or a digest, for example "${pinned(parts.name)}".`,
    );
  }
}

const pinned = (name: string) => `${name}:${/(^|\/)nginx$/.test(name) ? '1.29.3' : '1.0.0'}`;

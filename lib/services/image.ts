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

/** An image must be well-formed, and pinned: what runs next week is what was tested today. */
export function checkImage(report: Report, image: unknown): void {
  if (image === undefined || image === '') {
    report(`image ${show(image)} names no image: write one with its tag, for example "nginx:1.29.3".`);
    return;
  }
  const groups = typeof image === 'string' ? REFERENCE.exec(image)?.groups : undefined;
  if (groups?.name === undefined || groups.name.length > 255) {
    report(
      `image ${show(image)} is no image reference: write registry/repository:tag in lower case, for example "registry.example.com/shop/user:1.0.0".`,
    );
  } else if (groups.tag === undefined && groups.digest === undefined) {
    report(`image ${show(image)} has no tag or digest: pin one, for example "${pinned(groups.name)}".`);
  } else if (groups.tag === 'latest' && groups.digest === undefined) {
    report(
      `image ${show(image)} moves with every push: pin a version or a digest, for example "${pinned(groups.name)}".`,
    );
  }
}

const pinned = (name: string) => `${name}:${/(^|\/)nginx$/.test(name) ? '1.29.3' : '1.0.0'}`;

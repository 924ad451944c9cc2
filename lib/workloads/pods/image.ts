import { parseImage } from '../../rules/image';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';

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

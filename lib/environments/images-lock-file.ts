import { entriesByName, isMap } from '../rules/check';
import { lockedImageFlaw } from '../rules/image';
import { reasonOf, show } from '../rules/show';

/** The file that an app and the command take unless another one is named. */
export const LOCK_FILE = 'images.lock.json';

/** Images by their names, and everything that is wrong with the file. */
export interface LockedImages {
  readonly images: ReadonlyMap<string, string>;
  readonly flaws: readonly LockFlaw[];
}

interface LockFlaw {
  /** The name of the image; absent where the file as such is wrong. */
  readonly image?: string;
  /** The words that follow the name of the file. */
  readonly flaw: string;
}

/** A name by which code asks for an image. */
export function imageNameFlaw(name: string): string | undefined {
  if (/^[A-Za-z0-9][\w.-]*$/.test(name)) return undefined;
  return 'is not a name: write letters, digits, "-", "_" and ".", for example "pay"';
}

export function parseImagesLock(text: string): LockedImages {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return unread(`is no JSON (${reasonOf(error)}): mend it`);
  }
  if (!isMap(json)) {
    return unread(`is ${show(json)}: write an object such as { "pay": "registry/pay:1.4@sha256:…" }`);
  }
  const flaws = entriesByName(json).flatMap(([name, image]) => {
    const ofName = imageNameFlaw(name);
    const ofImage = lockedImageFlaw(image);
    const texts = [
      ...(ofName === undefined ? [] : [`has the name ${show(name)}, which ${ofName}`]),
      ...(ofImage === undefined ? [] : [`has the image ${show(image)} for ${show(name)}, which ${ofImage}`]),
      ...(isTwice(name, text) ? [`has ${show(name)} twice: keep one of the two`] : []),
    ];
    return texts.map((flaw) => ({ image: name, flaw }));
  });
  return { images: new Map(entriesByName(json).map(([name, image]) => [name, String(image)])), flaws };
}

const unread = (flaw: string): LockedImages => ({ images: new Map(), flaws: [{ flaw }] });

/** JSON takes the last of two, which a merge may have left. */
const isTwice = (name: string, text: string) => text.split(`${JSON.stringify(name)}:`).length > 2;

/** A line for each image, in the order of their names, so that a change of one is a change of one line. */
export function formatImagesLock(images: ReadonlyMap<string, string>): string {
  const sorted = entriesByName(Object.fromEntries(images));
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}

import { readFileSync } from 'node:fs';
import type { IConstruct } from 'constructs';
import { CallSite } from '../cdk8s/call-site';
import { requireConstruct } from '../cdk8s/scope';
import { Synthesis } from '../cdk8s/synthesis';
import { nearest } from '../rules/edit-distance';
import { asText, reasonOf, show } from '../rules/show';
import { finding } from './codes';
import { LOCK_FILE, type LockedImages, parseImagesLock } from './images-lock-file';

/**
 * The images that CI has built, by names of your own, from a file that it changes: `portico set-image pay=…` writes the digest
 * there, and code asks for `pay`.
 *
 * @example
 * const images = ImagesLock.read(app);
 * new WebService(chart, 'pay', { image: images.image('pay') });
 */
export class ImagesLock {
  /**
   * The images of a file. One that is missing or wrong is a problem at synth.
   *
   * @param scope the app, or the environment that the file is for.
   * @param file a JSON file, by its path from the working directory.
   */
  static read(scope: IConstruct, file: string = LOCK_FILE): ImagesLock {
    requireConstruct(scope, `the scope ${show(scope)} of the images`);
    return new ImagesLock(scope, asText(file), CallSite.capture());
  }

  private readonly locked?: LockedImages;

  private constructor(
    private readonly scope: IConstruct,
    private readonly file: string,
    callSite: CallSite,
  ) {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      const fix = `write it by ${commandFor('pay', file)}`;
      this.report(
        isMissing ? `there is no file ${show(file)}: ${fix}` : `file ${show(file)} cannot be read (${reasonOf(error)})`,
        callSite,
      );
      return;
    }
    this.locked = parseImagesLock(text);
    for (const { flaw } of this.locked.flaws) this.report(`file ${show(file)} ${flaw}`, callSite);
  }

  /** The names of all images, in order. */
  get names(): string[] {
    return [...(this.locked?.images.keys() ?? [])];
  }

  /**
   * The reference of an image, such as `registry.example.com/shop/pay:1.4@sha256:…`. A name that the file does not have is a
   * problem at synth, with the line of the call.
   *
   * @param name as `portico set-image` was given it.
   */
  image(name: string): string {
    const image = this.locked?.images.get(name);
    if (image !== undefined) return image;
    if (this.locked !== undefined) {
      const guess = nearest(asText(name), this.names);
      const has = this.names.length === 0 ? 'no images' : this.names.join(', ');
      const rather = guess === undefined ? `it has ${has}` : `write ${show(guess)}`;
      const message = `file ${show(this.file)} has no image ${show(name)}: ${rather}, or add it by ${commandFor(asText(name), this.file)}`;
      this.report(message, CallSite.capture());
    }
    // Right in itself, so that nothing is reported twice.
    return 'registry.invalid/missing:0';
  }

  private report(message: string, callSite: CallSite): void {
    Synthesis.of(this.scope).report(this.scope, [finding('images-lock', `${message}.`)], callSite);
  }
}

function commandFor(name: string, file: string): string {
  const option = file === LOCK_FILE ? '' : ` --file ${file}`;
  return `"portico set-image ${name}=REGISTRY/REPOSITORY:TAG@sha256:DIGEST${option}"`;
}

import {
  chmodSync,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import * as path from 'node:path';
import {
  formatImagesLock,
  imageNameFlaw,
  LOCK_FILE,
  type LockedImages,
  parseImagesLock,
} from '../../../lib/environments/images-lock-file';
import { columns } from '../../../lib/rules/columns';
import { lockedImageFlaw } from '../../../lib/rules/image';
import { reasonOf, show } from '../../../lib/rules/show';
import { onlyValue } from '../../arguments';
import type { Terminal } from '../../terminal';
import { UsageError } from '../../usage-error';
import type { Arguments } from '../command';

/** Writes the images of the arguments to the lock file, or nothing where one of them is wrong. */
export async function runSetImage(args: Arguments, terminal: Terminal): Promise<number> {
  const wanted = imagesOf(args.operands);
  const name = onlyValue(args, 'file') ?? LOCK_FILE;
  const file = path.resolve(terminal.folder, name);
  const { images, flaws } = read(file);
  const left = flaws.filter(({ image }) => image === undefined || !wanted.has(image));
  if (left.length > 0) {
    for (const { flaw } of left) terminal.say(`${name} ${flaw}.`);
    return 1;
  }
  const rows = [...wanted].map(([image, reference]) => {
    const before = images.get(image);
    return [image, reference, before === undefined ? 'new' : before === reference ? '' : 'changed'];
  });
  if (flaws.length > 0 || rows.some(([, , change]) => change !== '')) write(file, new Map([...images, ...wanted]));
  terminal.print(columns(rows, '').join('\n'));
  return 0;
}

/** The images by their names; throws one error for all that is wrong. */
function imagesOf(operands: readonly string[]): Map<string, string> {
  const wanted = new Map<string, string>();
  const flaws: string[] = [];
  for (const operand of operands) {
    const end = operand.indexOf('=');
    const [name, image] = [operand.slice(0, Math.max(end, 0)), operand.slice(end + 1)];
    const [ofName, ofImage] = [imageNameFlaw(name), lockedImageFlaw(image)];
    if (end < 0) flaws.push(`${show(operand)} has no "=": write a name and its image, such as pay=${operand}.`);
    else if (ofName !== undefined) flaws.push(`The name ${show(name)} ${ofName}.`);
    else if (ofImage !== undefined) flaws.push(`The image ${show(image)} for ${show(name)} ${ofImage}.`);
    else if ((wanted.get(name) ?? image) !== image) flaws.push(`${show(name)} is given two images: write one.`);
    else wanted.set(name, image);
  }
  if (operands.length === 0) {
    flaws.push(
      'portico set-image has no image: write pay=registry.example.com/shop/pay:1.4@sha256:…, with all digits.',
    );
  }
  if (flaws.length > 0) throw new UsageError(flaws.join('\n'));
  return wanted;
}

function read(file: string): LockedImages {
  if (!existsSync(file)) return { images: new Map(), flaws: [] };
  try {
    return parseImagesLock(readFileSync(file, 'utf8'));
  } catch (error) {
    return { images: new Map(), flaws: [{ flaw: `cannot be read: ${reasonOf(error)}` }] };
  }
}

/** Nobody sees a file that is half written, and a link stays one. */
function write(file: string, images: ReadonlyMap<string, string>): void {
  const place = existsSync(file) ? realpathSync(file) : file;
  const next = `${place}.${process.pid}`;
  try {
    writeFileSync(next, formatImagesLock(images));
    if (existsSync(place)) chmodSync(next, statSync(place).mode);
    renameSync(next, place);
  } catch (error) {
    rmSync(next, { force: true });
    throw new UsageError(`${file} cannot be written (${reasonOf(error)}): name a file in a folder that exists.`);
  }
}

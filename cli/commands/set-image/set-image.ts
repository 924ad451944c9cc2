import type { Command } from '../command';

/** `portico set-image`: the images of a lock file. */
export const setImage: Command = {
  name: 'set-image',
  operands: 'NAME=IMAGE…',
  summary: 'write images with their digests to images.lock.json',
  description:
    'Writes images to the file that ImagesLock.read() reads, which it makes where there is\n' +
    'none, and keeps the others. Each has a line of its own. With a wrong one, nothing is\n' +
    'written.',
  options: [{ name: 'file', value: 'FILE', summary: 'the file; images.lock.json otherwise' }],
  examples: ['portico set-image pay=registry.example.com/shop/pay:1.4@sha256:…'],
  exitCodes: '0 written, 1 the file is wrong, 2 wrong arguments',
  async run(args, terminal) {
    const { runSetImage } = await import('./run-set-image');
    return runSetImage(args, terminal);
  },
};

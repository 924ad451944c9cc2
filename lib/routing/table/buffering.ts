import type { Size } from 'cdk8s';
import { checkFlag, checkStruct, checkValue } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { wholeNumberFlaw } from '../../rules/numbers';
import { sizeFlaw } from '../../rules/size';

/**
 * Memory in which requests and answers are kept on their way. Sizes are whole kibibytes, and the target refuses sizes that
 * do not go together.
 */
export interface Buffering {
  /**
   * Takes an answer from the backend as fast as it comes, whatever the client's speed.
   *
   * @default - the target's own: false on ingress-nginx
   */
  readonly responses?: boolean;

  /**
   * Waits for the whole body of a request before it goes to the backend, instead of passing it on as it comes.
   *
   * @default - the target's own: true on ingress-nginx
   */
  readonly requests?: boolean;

  /**
   * The size of one buffer, which the headers of an answer must fit into.
   *
   * @default - the target's own: 4 KiB on ingress-nginx
   */
  readonly bufferSize?: Size;

  /**
   * The number of buffers for one answer, a whole number of 2 or more.
   *
   * @default - the target's own: 4 on ingress-nginx
   */
  readonly buffers?: number;

  /**
   * The part of the buffers that may be on its way to the client.
   *
   * @default - the size of two buffers
   */
  readonly busySize?: Size;

  /**
   * The memory for the body of a request, beyond which it goes to a file.
   *
   * @default - the target's own: 8 KiB on ingress-nginx
   */
  readonly requestBufferSize?: Size;
}

const SIZES = ['bufferSize', 'busySize', 'requestBufferSize'] as const;

export function* checkBuffering(buffering: Buffering): Findings {
  if (!(yield* checkStruct('buffering', buffering, ['responses', 'requests', 'buffers', ...SIZES]))) return;
  yield* checkFlag('buffering responses', buffering.responses);
  yield* checkFlag('buffering requests', buffering.requests);
  for (const name of SIZES) {
    if (buffering[name] !== undefined) yield* checkValue('size', `buffering ${name}`, buffering[name], sizeFlaw);
  }
  const { buffers } = buffering;
  if (buffers !== undefined) yield* checkValue('number', 'buffering buffers', buffers, (n) => wholeNumberFlaw(n, 2));
}

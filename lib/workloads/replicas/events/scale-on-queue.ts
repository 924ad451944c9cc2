import { checkValue, wrongType } from '../../../rules/check';
import { wholeNumberFlaw } from '../../../rules/numbers';
import { EventScale } from './event-scale';
import type { ScaleFallback } from './fallback';
import { Queue } from './queue';
import type { ScaleEventOptions } from './scale-event-options';

/** The messages for each pod, and the limits of the number of pods. */
export interface ScaleOnQueueOptions extends ScaleEventOptions {
  /** The messages for which there is one pod, from 1: of 100 messages and 20 for each pod there are 5 pods. */
  readonly messagesPerPod: number;

  /** The most pods, more than `min`. */
  readonly max: number;

  /**
   * The messages that may wait where there is no pod. With more of them the first one starts. It is for a `min` of 0.
   *
   * @default 0
   */
  readonly activation?: number;

  /**
   * The number of pods while KEDA cannot ask the queue.
   *
   * @default - the number stays as it is
   */
  readonly fallback?: ScaleFallback;
}

export function scaleOnQueue(queue: Queue, options: ScaleOnQueueOptions): EventScale {
  const { messagesPerPod, activation } = options;
  const source = {
    title: 'a scale on a queue',
    options: ['messagesPerPod', 'max', 'activation', 'fallback'],
    *check() {
      if (queue instanceof Queue) yield* queue._check();
      else yield wrongType('the queue', queue, 'a queue such as Queue.kafka({ … })');
      yield* checkValue('number', 'messagesPerPod', messagesPerPod, (n) => wholeNumberFlaw(n, 1, undefined, 20));
      if (activation !== undefined) yield* checkValue('number', 'activation', activation, (n) => wholeNumberFlaw(n, 0));
    },
    credentials: queue instanceof Queue ? queue._credentials : {},
    trigger: () => queue._trigger({ messagesPerPod, activation }),
  };
  return new EventScale(source, options);
}

import type { KedaTrigger } from '../../../neighbours/keda/scaled-object';
import type { Findings } from '../../../rules/finding';
import type { Credentials } from './credentials';

/** The numbers of messages that a trigger goes by. */
export interface QueueNumbers {
  readonly messagesPerPod: number;
  readonly activation?: number;
}

/** A queue of one kind of server. */
export interface QueueKind {
  check(): Findings;
  /** The trigger without the credentials that are keys of Secrets. */
  trigger(numbers: QueueNumbers): KedaTrigger;
  /** Values of a wrong type are reported by the check. */
  readonly credentials: Credentials;
}

/** The numbers of a trigger under the names that it has for them. */
export const numbersAs = (
  perPod: string,
  activation: string,
  numbers: QueueNumbers,
): { readonly [key: string]: string } => ({
  [perPod]: String(numbers.messagesPerPod),
  ...(numbers.activation !== undefined && numbers.activation > 0 && { [activation]: String(numbers.activation) }),
});

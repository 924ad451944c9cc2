import type { AppIndex } from './model/app-index';
import type { ObjectFindings } from './model/object-finding';

/** A check of the API objects of a whole app. */
export interface Check<Name extends string = string> {
  /** The code of its findings, by which it is turned off. */
  readonly name: Name;
  /** A sentence for the documentation. */
  readonly summary: string;
  /** One of its messages, for the documentation; a test compares it with those that come out. */
  readonly example: string;
  readonly check: (app: AppIndex) => ObjectFindings;
}

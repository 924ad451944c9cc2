/** Kinds of consequences, in the order in which they are shown: the ones that stop or lose something first. */
export const CHANGE_CLASSES = [
  'refused',
  'data-loss',
  'traffic',
  'less-safe',
  'less-available',
  'restart',
  'left-behind',
  'cost',
  'in-place',
  'none',
] as const;

export type ChangeClass = (typeof CHANGE_CLASSES)[number];

/** A consequence of a change for one object, which may have several. */
export interface Change {
  /** The environment that it is in, where the app has some. */
  readonly environment?: string;
  /** For example `Deployment shop/user`. */
  readonly object: string;
  readonly class: ChangeClass;
  readonly message: string;
  /** A way round, or the way to make the change without losing anything, step by step; empty where nothing needs doing. */
  readonly steps: readonly string[];
  readonly example?: ExampleRequest;
}

/** A request that is answered otherwise. */
export interface ExampleRequest {
  /** For example `GET https://abc.com/user/42 with x-release: next`. */
  readonly request: string;
  readonly before: string;
  readonly after: string;
}

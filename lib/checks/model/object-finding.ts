import { type AppObject, withItem } from './app-object';

/** A fault that a check finds in an API object. */
export interface ObjectFinding {
  readonly severity: 'problem' | 'warning';
  readonly object: AppObject;
  /** The fault with the wrong value, and what to write instead. */
  readonly message: string;
}

/** Findings one by one, as the functions of a check yield them. */
export type ObjectFindings = Generator<ObjectFinding, void, undefined>;

/** A fault that stops the synthesis: a cluster would refuse the object, or accept it and not do what it says. */
export const problem = (object: AppObject, message: string): ObjectFinding => ({
  severity: 'problem',
  object,
  message: withItem(object, message),
});

/** A fault that is printed only: the API allows it, and the author probably means something else. */
export const warning = (object: AppObject, message: string): ObjectFinding => ({
  severity: 'warning',
  object,
  message: withItem(object, message),
});

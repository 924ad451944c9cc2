import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';

/** Takes what a check finds. */
export interface CheckReport {
  /** What a cluster would refuse, or would take and then not do. */
  readonly problem: (object: AppObject, message: string) => void;
  /** What may be meant, and probably is not. */
  readonly warning: (object: AppObject, message: string) => void;
}

/** Something to look for in a whole app. */
export interface Check<Name extends string = string> {
  /** By which it is turned off. */
  readonly name: Name;
  /** What it finds, for the documentation. */
  readonly summary: string;
  /** One of its messages; a test finds it among those that come out. */
  readonly example: string;
  readonly check: (app: AppIndex, report: CheckReport) => void;
}

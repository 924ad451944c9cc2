/** An API object of the app in the form in which it will be written. */
export interface CheckedObject {
  /** For example `apps/v1`. */
  readonly apiVersion: string;

  /** For example `Deployment`. */
  readonly kind: string;

  readonly name: string;

  /**
   * The namespace in its metadata.
   *
   * @default - none: an object of the whole cluster, or of the namespace that it is applied to
   */
  readonly namespace?: string;

  /** Path of its construct, by which a finding names it, and for an item of a List that of the List. */
  readonly path: string;

  /** A copy of all its fields, as in the YAML. */
  // biome-ignore lint/suspicious/noExplicitAny: every kind has other fields, and a check reads them without casts
  readonly json: any;
}

/** Weight of a finding of a check. */
export enum CheckSeverity {
  /** Stops the synthesis. */
  PROBLEM = 'problem',

  /** Is printed, can be accepted, and stops nothing. */
  WARNING = 'warning',
}

/** A fault that a check of your own finds in an API object. */
export interface CheckFinding {
  /** The `path` of the object that it is about. */
  readonly path: string;

  /** The fault with the wrong value, and what to write instead. */
  readonly message: string;

  /** @default CheckSeverity.PROBLEM */
  readonly severity?: CheckSeverity;
}

/**
 * A check of your own, such as a rule of your company, which `PorticoChecks.add()` runs with Portico's.
 * https://github.com/cdk8s-portico/cdk8s-portico/blob/main/docs/findings.md#add-a-check-of-your-own shows one.
 *
 * @example
 * PorticoChecks.of(app).add(teamLabel);
 */
export interface ICheck {
  /** The code of its findings, in kebab-case with a prefix of your own, such as `acme/team-label`. */
  readonly code: string;

  /**
   * Finds faults in the objects of the scope that the check was added to.
   *
   * @param objects in the order of the construct tree.
   */
  check(objects: CheckedObject[]): CheckFinding[];
}

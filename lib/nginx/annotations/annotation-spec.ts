import type { Damage } from '../codes';
import type { IsDefined } from '../syntax/variables';
import type { Validator } from '../validators';

export const ANNOTATION_PREFIX = 'nginx.ingress.kubernetes.io/';

/** The controller refuses annotations above the ConfigMap key `annotations-risk-level` (default High). */
export type AnnotationRisk = 'Low' | 'Medium' | 'High' | 'Critical';

/** The reach of an annotation: the paths of its own Ingress, or the whole host or upstream. */
export type AnnotationScope = 'location' | 'ingress';

/**
 * The effect of a value that the validator of the controller refuses (internal/ingress/annotations/annotations.go
 * Extract and the Parse function of each annotation):
 * - rejects: Parse returns the validation error, Extract passes it on: the webhook refuses the Ingress, and without a
 *   webhook the controller drops the object;
 * - ignores: Parse logs at most a warning and takes the default;
 * - denies: Parse returns LocationDenied: the paths answer 503;
 * - drops: Parse returns a plain error, which Extract skips together with every annotation of the group.
 */
export type Refusal = 'rejects' | 'ignores' | 'denies' | 'drops';

export const BREAKS_NGINX = 'with which nginx cannot load its configuration';
export const BECOMES_503 = 'for which the controller answers every request with 503';

/** The effect of a value that the validator accepts but the controller or nginx does not use as meant. */
export interface Misreading {
  readonly severity?: 'problem' | 'warning';
  /** Relative clause after the value, for example `which nginx reads as ...`. */
  readonly effect: string;
  /** A fix that differs from the usual text of the annotation. */
  readonly right?: string;
  /** The damage of a problem, where the effect does not say it. */
  readonly damage?: Damage;
}

/** @param isDefined the variables that are known of the controller, beyond those of nginx. */
export type Pitfall = (value: string, isDefined?: IsDefined) => Misreading | undefined;

/** The test and description of values, shared by all annotations of the same kind. */
export interface ValueKind {
  readonly validator: Validator;
  /** Human text that follows "write", for example `"true" or "false"`. */
  readonly right: string;
  readonly pitfall?: Pitfall;
}

export interface AnnotationSpec extends ValueKind {
  readonly risk: AnnotationRisk;
  readonly scope: AnnotationScope;
  readonly refusal: Refusal;
  /** The effect of a refused value, where "ignored" would hide the damage. */
  readonly consequence?: string;
  readonly aliases?: readonly string[];
}

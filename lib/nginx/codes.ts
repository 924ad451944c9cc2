import { type Codes, type Finding, findingOf } from '../rules/finding';

/** Findings about annotations and options of the ConfigMap that ingress-nginx reads. */
export const NGINX_CODES = {
  'nginx-annotation-key': 'An annotation whose key ingress-nginx v1.15 does not read, or no longer reads.',
  'nginx-annotation-value': 'A value of an annotation that ingress-nginx refuses, ignores or reads in another way.',
  'nginx-annotation-set': 'Annotations of one Ingress of which one is missing, has no effect or contradicts another.',
  'nginx-config': 'An option of the ConfigMap that ingress-nginx ignores or refuses, or that contradicts another one.',
} satisfies Codes;

/**
 * The damage that a fault of an annotation does:
 * - fatal: the controller refuses the Ingress or answers 503, or nginx cannot load its configuration;
 * - lost: the Ingress works, without what the annotation says;
 * - doubtful: the annotation may still do what was meant.
 */
export type Damage = 'fatal' | 'lost' | 'doubtful';

/** A finding about annotations: a warning where the annotation may still do what was meant. */
export interface AnnotationFinding extends Finding {
  readonly severity: 'problem' | 'warning';
  readonly damage: Damage;
}

export type AnnotationFindings = Generator<AnnotationFinding, void, undefined>;

export const finding = findingOf(NGINX_CODES);
type Code = Parameters<typeof finding>[0];

export function problem(code: Code, message: string, damage: Damage = 'lost'): AnnotationFinding {
  return { ...finding(code, message), severity: 'problem', damage };
}

export function warning(code: Code, message: string, damage: Damage = 'doubtful'): AnnotationFinding {
  return { ...finding(code, message), severity: 'warning', damage };
}

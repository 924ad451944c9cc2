import { AnnotationReader, type IgnoredAnnotation, type IngressSettings, RejectedIngress } from './annotations';
import { type IngressObject, keyOf } from './ingress-object';

/** An Ingress that the controller accepted. */
export interface AcceptedIngress {
  readonly object: IngressObject;
  readonly settings: IngressSettings;
}

export interface Admission {
  /** In the order in which the controller goes through them. */
  readonly accepted: readonly AcceptedIngress[];
  readonly rejected: { readonly name: string; readonly reason: string }[];
  readonly ignored: readonly IgnoredAnnotation[];
}

/**
 * strict-validate-path-type, on by default since v1.12: these are the only characters of a path that is not
 * ImplementationSpecific (internal/ingress/inspector/rules.go).
 */
const STRICT_PATH = /^\/[a-z0-9._\-/]*$/i;

/** Class filter, admission checks and order of processing. */
export function admit(ingresses: readonly IngressObject[], className: string, order: readonly string[]): Admission {
  const accepted: AcceptedIngress[] = [];
  const rejected: { name: string; reason: string }[] = [];
  const ignored: IgnoredAnnotation[] = [];
  for (const object of ingresses) {
    const reason = classProblem(object, className) ?? pathProblem(object);
    if (reason !== undefined) {
      rejected.push({ name: object.name, reason });
      continue;
    }
    const reader = new AnnotationReader(object);
    try {
      accepted.push({ object, settings: reader.settings() });
      ignored.push(...reader.ignored);
    } catch (error) {
      if (!(error instanceof RejectedIngress)) {
        throw error;
      }
      rejected.push({ name: object.name, reason: error.message });
    }
  }
  return { accepted: sorted(accepted, order), rejected, ignored };
}

/** store.go GetIngressClass: without a class, --watch-ingress-without-class=false leaves the Ingress alone. */
function classProblem(ingress: IngressObject, className: string): string | undefined {
  const wanted = ingress.className ?? ingress.annotations['kubernetes.io/ingress.class'];
  return wanted === className ? undefined : `ingress class ${wanted ?? '(none)'} is not ${className}: not watched`;
}

function pathProblem(ingress: IngressObject): string | undefined {
  const bad = ingress.rules
    .flatMap((rule) => rule.paths ?? [])
    .find(({ path, statedPathType }) => statedPathType !== 'ImplementationSpecific' && !STRICT_PATH.test(path));
  return bad === undefined ? undefined : `path ${bad.path} cannot be used with pathType ${bad.statedPathType}`;
}

/**
 * store.go sortIngressSlice: oldest first, and of those of the same second the one whose `namespace/name` is *greater*
 * first. `order` names the oldest ones; whatever it leaves out was made after them, in one second.
 */
function sorted(ingresses: readonly AcceptedIngress[], order: readonly string[]): AcceptedIngress[] {
  const age = ({ object }: AcceptedIngress): number => {
    const index = order.findIndex((name) => name === object.name || name === keyOf(object));
    return index < 0 ? order.length : index;
  };
  return [...ingresses].sort((left, right) => {
    return age(left) - age(right) || (keyOf(left.object) > keyOf(right.object) ? -1 : 1);
  });
}

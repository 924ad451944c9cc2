import { type AnnotationFinding, type AnnotationFindings, type Damage, problem, warning } from '../codes';
import { isInt, isTrue } from '../validators';
import { ANNOTATION_PREFIX } from './annotation-spec';
import { mainName } from './annotation-suggestion';

/** The annotations of one Ingress as the controller reads them: without prefix, aliases resolved, empty ones absent. */
export interface AnnotationView {
  /** Names that are set, in the order of the Ingress. */
  readonly names: readonly string[];
  get(name: string): string | undefined;
  has(name: string): boolean;
  on(name: string): boolean;
  /** The value as a whole number, or undefined when absent or not one. */
  int(name: string): number | undefined;
}

/** A rule about several annotations of one Ingress. */
export type SetRule = (view: AnnotationView) => AnnotationFindings;

export function viewOf(annotations: { readonly [key: string]: string }): AnnotationView {
  const values = new Map<string, string>();
  for (const [key, value] of Object.entries(annotations)) {
    // The type promises strings, plain JavaScript does not; checkAnnotation reports the others.
    if (!key.startsWith(ANNOTATION_PREFIX) || typeof value !== 'string' || value.trim() === '') continue;
    const name = key.slice(ANNOTATION_PREFIX.length);
    // parser/validators.go checkAnnotation: an alias counts only where the main name is absent.
    if (mainName(name) === name || !values.has(mainName(name))) values.set(mainName(name), value.trim());
  }
  const get = (name: string) => values.get(name);
  return {
    names: [...values.keys()],
    get,
    has: (name) => values.has(name),
    on: (name) => isTrue(values.get(name)),
    int: (name) => {
      const value = values.get(name);
      return value !== undefined && isInt(value) ? Number(value) : undefined;
    },
  };
}

export function quoted(name: string): string {
  return `"${ANNOTATION_PREFIX}${name}"`;
}

/** Subject of a sentence: `annotation "x" is` or `annotations "x", "y" are`. */
export function subject(names: readonly string[], verb: 'is' | 'has'): string {
  const plural = verb === 'is' ? 'are' : 'have';
  const list = names.map(quoted).join(', ');
  return names.length === 1 ? `annotation ${list} ${verb}` : `annotations ${list} ${plural}`;
}

/** A problem that no single annotation shows. */
export function setProblem(message: string, damage?: Damage): AnnotationFinding {
  return problem('nginx-annotation-set', message, damage);
}

export function setWarning(message: string, damage?: Damage): AnnotationFinding {
  return warning('nginx-annotation-set', message, damage);
}

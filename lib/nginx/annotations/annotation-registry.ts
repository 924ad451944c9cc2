import { removedAnnotation } from './annotation-removed';
import { ANNOTATION_PREFIX, type AnnotationProblem, type AnnotationSpec, type Refusal } from './annotation-spec';
import { FOREIGN_PREFIXES, findAnnotation, splitKey, suggestAnnotation } from './annotation-suggestion';

export { checkAnnotationSet } from './annotation-set';
export { ANNOTATION_PREFIX, type AnnotationProblem } from './annotation-spec';
export { suggestAnnotation } from './annotation-suggestion';

const REFUSAL_EFFECTS: Readonly<Record<Refusal, string>> = {
  rejects: 'for which the controller refuses the whole Ingress',
  ignores: 'which the controller ignores',
  denies: 'for which the controller answers every request with 503',
  drops: 'for which the controller drops the whole group of annotations',
};

const LONGEST_SHOWN = 80;

/** A value in quotes, with line breaks made visible and cut when long. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}…`;
}

function problem(message: string): AnnotationProblem {
  return { severity: 'problem', message };
}

function checkForeignKey(key: string): AnnotationProblem[] {
  const suggestion = suggestAnnotation(key);
  if (suggestion === undefined) return [];
  const message = `annotation "${key}" is not read by ingress-nginx: did you mean "${suggestion}"?`;
  // A key of another controller may be meant for that controller; a misspelt one is meant for none.
  const [prefix] = splitKey(key);
  return [{ severity: FOREIGN_PREFIXES.has(prefix) ? 'warning' : 'problem', message }];
}

function checkUnknownName(key: string, name: string): AnnotationProblem {
  const removed = removedAnnotation(name);
  if (removed !== undefined) {
    return problem(`annotation "${key}" is unknown to ingress-nginx v1.15, which ignores it: ${removed.advice}.`);
  }
  const suggestion = suggestAnnotation(key);
  const ignored = `annotation "${key}" is unknown to ingress-nginx, which ignores it`;
  return problem(suggestion === undefined ? `${ignored}: leave it out.` : `${ignored}: did you mean "${suggestion}"?`);
}

/** Annotation values are strings; a YAML or JavaScript true or 60 makes the API server refuse the object. */
function checkType(key: string, value: unknown): AnnotationProblem {
  const plain = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint';
  const advice = plain ? `write it in quotes, ${JSON.stringify(String(value))}` : 'write a string';
  const what = plain
    ? `the ${typeof value} ${String(value)}`
    : `no string but ${value === null ? 'null' : typeof value}`;
  return problem(`annotation "${key}" has as its value ${what}, and Kubernetes takes only strings: ${advice}.`);
}

function checkValue(key: string, value: string, spec: AnnotationSpec): AnnotationProblem[] {
  // Checked whatever the value is: CheckIngress refuses "*-snippet" and the risk level refuses what is Critical.
  if (spec.risk === 'Critical') {
    return [
      problem(
        `annotation "${key}" makes the controller refuse the whole Ingress, unless its ConfigMap has ` +
          `allow-snippet-annotations "true" and annotations-risk-level "Critical": write ${spec.right}.`,
      ),
    ];
  }
  if (value.trim() === '') {
    const message = `annotation "${key}" has an empty value, which the controller treats as absent: write ${spec.right}, or leave it out.`;
    return [{ severity: 'warning', message }];
  }
  if (!spec.validator(value)) {
    const effect = spec.consequence ?? REFUSAL_EFFECTS[spec.refusal];
    return [problem(`annotation "${key}" has the value ${shown(value)}, ${effect}: write ${spec.right}.`)];
  }
  const finding = spec.pitfall?.(value);
  if (finding === undefined) return [];
  const message = `annotation "${key}" has the value ${shown(value)}, ${finding.effect}: write ${finding.right ?? spec.right}.`;
  return [{ severity: finding.severity ?? 'problem', message }];
}

/** Problems of one raw annotation; the key is given whole, with its prefix. */
export function checkAnnotation(key: string, value: unknown): AnnotationProblem[] {
  if (!key.startsWith(ANNOTATION_PREFIX)) return checkForeignKey(key);
  const name = key.slice(ANNOTATION_PREFIX.length);
  const spec = findAnnotation(name);
  if (spec === undefined) return [checkUnknownName(key, name)];
  return typeof value === 'string' ? checkValue(key, value, spec) : [checkType(key, value)];
}

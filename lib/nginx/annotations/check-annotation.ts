import { type AnnotationFinding, type AnnotationFindings, problem, warning } from '../codes';
import type { ControllerSettings } from '../config/controller-settings';
import { readStatements } from '../syntax/statements';
import { removedAnnotation } from './annotation-removed';
import { ANNOTATION_PREFIX, type AnnotationSpec, BECOMES_503, BREAKS_NGINX, type Refusal } from './annotation-spec';
import { FOREIGN_PREFIXES, findAnnotation, splitKey, suggestAnnotation } from './annotation-suggestion';

const REFUSAL_EFFECTS: Readonly<Record<Refusal, string>> = {
  rejects: 'for which the controller refuses the whole Ingress',
  ignores: 'which the controller ignores',
  denies: 'for which the controller answers every request with 503',
  drops: 'for which the controller drops the whole group of annotations',
};

/** Refusals after which the requests of the Ingress are not answered as by an Ingress without the annotation. */
const FATAL_REFUSALS: readonly Refusal[] = ['rejects', 'denies'];

const LONGEST_SHOWN = 80;

/** A value in quotes, with line breaks made visible and cut when long. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}…`;
}

/**
 * Checks one raw annotation; the key is given whole, with its prefix.
 *
 * @param settings those of the controller, where it is known.
 */
export function* checkAnnotation(key: string, value: unknown, settings?: ControllerSettings): AnnotationFindings {
  const name = key.startsWith(ANNOTATION_PREFIX) ? key.slice(ANNOTATION_PREFIX.length) : undefined;
  const spec = name === undefined ? undefined : findAnnotation(name);
  if (name === undefined) yield* checkForeignKey(key);
  else if (spec === undefined) yield unknownName(key, name);
  else if (typeof value === 'string') yield* checkValue(key, value, spec, settings);
  else yield wrongType(key, value);
}

function* checkForeignKey(key: string): AnnotationFindings {
  const suggestion = suggestAnnotation(key);
  if (suggestion === undefined) return;
  const message = `annotation "${key}" is not read by ingress-nginx: did you mean "${suggestion}"?`;
  // A key of another controller may be meant for that controller; a misspelt prefix belongs to no controller.
  const [prefix] = splitKey(key);
  yield (FOREIGN_PREFIXES.has(prefix) ? warning : problem)('nginx-annotation-key', message);
}

function unknownName(key: string, name: string): AnnotationFinding {
  const removed = removedAnnotation(name);
  const suggestion = suggestAnnotation(key);
  const version = removed === undefined ? '' : ' v1.15';
  const fix =
    removed !== undefined
      ? `${removed.advice}.`
      : suggestion === undefined
        ? 'leave it out.'
        : `did you mean "${suggestion}"?`;
  return problem(
    'nginx-annotation-key',
    `annotation "${key}" is unknown to ingress-nginx${version}, which ignores it: ${fix}`,
  );
}

/** Annotation values are strings; a YAML or JavaScript true or 60 makes the API server refuse the object. */
function wrongType(key: string, value: unknown): AnnotationFinding {
  const plain = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint';
  const advice = plain ? `write it in quotes, ${JSON.stringify(String(value))}` : 'write a string';
  const what = plain
    ? `the ${typeof value} ${String(value)}`
    : `not a string but ${value === null ? 'null' : typeof value}`;
  return problem(
    'nginx-annotation-value',
    `annotation "${key}" has as its value ${what}, and Kubernetes takes only strings: ${advice}.`,
  );
}

function* checkValue(
  key: string,
  value: string,
  spec: AnnotationSpec,
  settings?: ControllerSettings,
): AnnotationFindings {
  const code = 'nginx-annotation-value';
  // Checked whatever the value is: CheckIngress refuses "*-snippet" and the risk level refuses all Critical ones.
  if (spec.risk === 'Critical' && settings?.allowsSnippets) {
    yield* checkSnippet(key, value);
  } else if (spec.risk === 'Critical') {
    yield problem(
      code,
      `annotation "${key}" makes the controller refuse the whole Ingress, unless its ConfigMap has ` +
        `allow-snippet-annotations "true" and annotations-risk-level "Critical": write ${spec.right}.`,
    );
  } else if (value.trim() === '') {
    yield warning(
      code,
      `annotation "${key}" has an empty value, which the controller treats as absent: write ${spec.right}, or leave it out.`,
    );
  } else if (!spec.validator(value)) {
    const effect = spec.consequence ?? REFUSAL_EFFECTS[spec.refusal];
    const damage = FATAL_REFUSALS.includes(spec.refusal) ? 'fatal' : 'lost';
    yield problem(code, `annotation "${key}" has the value ${shown(value)}, ${effect}: write ${spec.right}.`, damage);
  } else {
    const { severity, effect, right = spec.right, damage } = spec.pitfall?.(value, settings?.isDefined) ?? {};
    if (effect === undefined) return;
    const message = `annotation "${key}" has the value ${shown(value)}, ${effect}: write ${right}.`;
    if (severity === 'warning') yield warning(code, message);
    else yield problem(code, message, damage ?? (effect === BREAKS_NGINX || effect === BECOMES_503 ? 'fatal' : 'lost'));
  }
}

/** Directives cannot be known by their names, but nginx must be able to tell where each one ends. */
function* checkSnippet(key: string, value: string): AnnotationFindings {
  const { flaw } = readStatements(value);
  if (flaw === undefined) return;
  const right = 'whole directives of nginx, each with ";" or a block in braces at its end';
  const message = `annotation "${key}" has the value ${shown(value)}, which ${flaw}, so that nginx cannot load its configuration: write ${right}.`;
  yield problem('nginx-annotation-value', message, 'fatal');
}

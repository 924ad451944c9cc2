import { conflicts, foreignReferences } from './annotation-conflicts';
import { needs } from './annotation-needs';
import type { AnnotationProblem } from './annotation-spec';
import { ANNOTATION_PREFIX } from './annotation-spec';
import { mainName } from './annotation-suggestion';
import { problem, quoted, viewOf } from './annotation-view';

/** parser/validators.go checkAnnotation reads an alias only where the main name is absent. */
function shadowedAliases(annotations: { readonly [key: string]: string }): AnnotationProblem[] {
  return Object.keys(annotations).flatMap((key) => {
    if (!key.startsWith(ANNOTATION_PREFIX)) return [];
    const name = key.slice(ANNOTATION_PREFIX.length);
    const main = mainName(name);
    if (main === name || !annotations[ANNOTATION_PREFIX + main]) return [];
    return [
      problem(
        `annotation ${quoted(name)} is ignored because it is an older name of ${quoted(main)}, which is set too: write only ` +
          'the newer one.',
      ),
    ];
  });
}

/**
 * Problems of the annotations of one Ingress that no single annotation shows. With the namespace of the Ingress, also
 * references to Secrets and ConfigMaps of other namespaces.
 */
export function checkAnnotationSet(
  annotations: { readonly [key: string]: string },
  namespace?: string,
): AnnotationProblem[] {
  const view = viewOf(annotations);
  const rules = namespace === undefined ? [needs, conflicts] : [needs, conflicts, foreignReferences(namespace)];
  return [...shadowedAliases(annotations), ...rules.flatMap((rule) => rule(view))];
}

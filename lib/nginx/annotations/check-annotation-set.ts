import type { AnnotationFindings } from '../codes';
import { conflicts, foreignReferences } from './annotation-conflicts';
import { needs } from './annotation-needs';
import { ANNOTATION_PREFIX } from './annotation-spec';
import { mainName } from './annotation-suggestion';
import { quoted, setProblem, viewOf } from './annotation-view';

/**
 * Checks the annotations of one Ingress for faults that no single annotation shows. With the namespace of the Ingress,
 * also for references to Secrets and ConfigMaps of other namespaces.
 */
export function* checkAnnotationSet(
  annotations: { readonly [key: string]: string },
  namespace?: string,
): AnnotationFindings {
  yield* checkAliases(annotations);
  const view = viewOf(annotations);
  yield* needs(view);
  yield* conflicts(view);
  if (namespace !== undefined) yield* foreignReferences(namespace)(view);
}

/** parser/validators.go checkAnnotation reads an alias only where the main name is absent. */
function* checkAliases(annotations: { readonly [key: string]: string }): AnnotationFindings {
  for (const key of Object.keys(annotations).filter((name) => name.startsWith(ANNOTATION_PREFIX))) {
    const name = key.slice(ANNOTATION_PREFIX.length);
    const main = mainName(name);
    if (main === name || !annotations[ANNOTATION_PREFIX + main]) continue;
    yield setProblem(
      `annotation ${quoted(name)} is ignored because it is an older name of ${quoted(main)}, which is set too: write only ` +
        'the newer one.',
    );
  }
}

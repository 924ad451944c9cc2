import { type AnnotationView, quoted, viewOf } from '../nginx/annotations/annotation-view';
import { checkAnnotation } from '../nginx/annotations/check-annotation';
import { checkAnnotationSet } from '../nginx/annotations/check-annotation-set';
import type { AnnotationFinding } from '../nginx/codes';
import { controllerSettings } from '../nginx/config/controller-settings';
import { countCaptures } from '../nginx/syntax/regex-syntax';
import { type IsDefined, LOCATION, mayBeSwitchedOn, namesIn, nearestVariable } from '../nginx/syntax/variables';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { annotationsOf, httpPathsOf, ingressRulesOf } from './model/ingress';
import { ingressClassOf, nginxIngressesOf } from './model/ingress-class';
import { isMadeByPortico } from './model/made-by-portico';
import { nginxSettingsOf } from './model/nginx-settings';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { stringOf } from './model/read';

export const ingressAnnotationsCheck: Check<'ingress-annotations'> = {
  name: 'ingress-annotations',
  summary:
    'ingress-nginx knows the annotations of an Ingress of its class, and takes their values. What it ignores is a warning.',
  example:
    'annotation "nginx.ingress.kubernetes.io/rewrite-targt" is unknown to ingress-nginx, which ignores it: did you mean "nginx.ingress.kubernetes.io/rewrite-target"?',
  *check(app) {
    for (const object of nginxIngressesOf(app)) {
      const settings = nginxSettingsOf(app, ingressClassOf(app, object));
      const view = viewOf(annotationsOf(object));
      for (const found of findingsOf(object, settings)) {
        if (found.damage === 'fatal') yield problem(object, found.message);
        // A router prints the warnings about what it writes; a problem it has only where a patch changes its object.
        else if (found.damage === 'lost' && !(isMadeByPortico(object) && found.severity === 'warning')) {
          yield warning(object, found.message);
        }
      }
      yield* checkCaptures(object, view);
      yield* checkErrorsOfAll(object, view, settings ?? {});
    }
  },
};

interface NginxSettings {
  readonly [key: string]: string;
}

function* findingsOf(object: AppObject, settings: NginxSettings | undefined): Generator<AnnotationFinding> {
  const annotations = annotationsOf(object);
  const known = settings && controllerSettings(settings);
  const snippets = Object.entries(annotations).filter(([key]) => key.endsWith('-snippet'));
  const own = namesIn(snippets.map(([, value]) => value).join('\n'));
  const isDefined: IsDefined = (name) => own.has(name) || (known?.isDefined ?? mayBeSwitchedOn)(name);
  // Snippets of a controller that is made elsewhere may define a variable, but hardly one that is almost another's name.
  const mayBeDefined: IsDefined = (name) => {
    return isDefined(name) || (known === undefined && nearestVariable(name, LOCATION) === undefined);
  };
  const allowsSnippets = known?.allowsSnippets ?? false;
  for (const [key, value] of Object.entries(annotations)) {
    for (const found of checkAnnotation(key, value, { allowsSnippets, isDefined })) {
      const certain = checkAnnotation(key, value, { allowsSnippets, isDefined: mayBeDefined });
      const isCertain = found.damage !== 'fatal' || [...certain].some(({ damage }) => damage === 'fatal');
      yield isCertain ? found : { ...found, damage: 'lost' };
    }
  }
  const isOpen = settings?.['allow-cross-namespace-resources'] === 'true' || object.namespace === '';
  yield* checkAnnotationSet(annotations, isOpen ? undefined : object.namespace);
}

/** Groups that `rewrite-target` takes from a path and the path does not have are empty (rootfs/etc/nginx/template/nginx.tmpl). */
function* checkCaptures(object: AppObject, view: AnnotationView): ObjectFindings {
  const target = view.get('rewrite-target') ?? '';
  const wanted = Math.max(0, ...[...target.matchAll(/\$([1-9])/g)].map(([, digit]) => Number(digit)));
  if (wanted === 0 || view.on('canary')) return;
  for (const path of new Set(
    ingressRulesOf(object)
      .flatMap(httpPathsOf)
      .map(({ path }) => stringOf(path) ?? '/'),
  )) {
    const groups = countCaptures(path);
    if (groups === undefined || groups >= wanted) continue;
    const has = groups === 0 ? 'has no group' : `has only ${groups} group${groups === 1 ? '' : 's'}`;
    yield warning(
      object,
      `${quoted('rewrite-target')} ${show(target)} takes $${wanted} from the path ${show(path)}, which ${has}, so that nothing stands there: write, for example, "/api(/|$)(.*)" and "/$2".`,
    );
  }
}

/** The ConfigMap of the controller intercepts errors of every path that has no list of its own. */
function* checkErrorsOfAll(object: AppObject, view: AnnotationView, settings: NginxSettings): ObjectFindings {
  const codes = settings['custom-http-errors'];
  if (codes === undefined || view.has('custom-http-errors') || !view.on('enable-cors')) return;
  yield warning(
    object,
    `custom-http-errors "${codes}" of the controller's ConfigMap has these codes answered by the error backend, without the headers of ${quoted('enable-cors')}, so that browsers hide them from scripts of other origins: let the error backend send Access-Control-Allow-Origin, or leave the codes out of the ConfigMap.`,
  );
}

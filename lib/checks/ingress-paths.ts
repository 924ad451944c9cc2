import { choiceFlaw } from '../rules/choice';
import { hostFlaw } from '../rules/host';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { annotationsOf, httpPathsOf, ingressesOf, ingressRulesOf } from './model/ingress';
import { type ObjectFindings, problem } from './model/object-finding';
import { type Fields, fieldsOf, listOf, nonEmptyStringOf, stringOf } from './model/read';

export const ingressPathsCheck: Check<'ingress-paths'> = {
  name: 'ingress-paths',
  summary: 'The API server accepts the hosts, paths and path types of an Ingress.',
  example: 'path "user" is not absolute: start it with "/".',
  *check(app) {
    for (const object of ingressesOf(app)) {
      const { rules, defaultBackend, ingressClassName } = fieldsOf(object.json.spec);
      if (listOf(rules).length === 0 && defaultBackend === undefined) {
        yield problem(object, 'an Ingress has neither rules nor defaultBackend: write one of them.');
      }
      if (ingressClassName !== undefined && annotationsOf(object)['kubernetes.io/ingress.class'] !== undefined) {
        yield problem(
          object,
          'an Ingress has both ingressClassName and the annotation "kubernetes.io/ingress.class": keep ingressClassName.',
        );
      }
      for (const rule of ingressRulesOf(object)) {
        const flaw = nonEmptyStringOf(rule.host) === undefined ? undefined : hostFlaw(rule.host);
        if (flaw !== undefined) yield problem(object, `host ${show(rule.host)} ${flaw}.`);
        if (rule.http !== undefined && httpPathsOf(rule).length === 0) {
          const host = show(rule.host ?? 'every host');
          yield problem(object, `the rule for ${host} has no path: write http.paths, or leave http out.`);
        }
        for (const path of httpPathsOf(rule)) yield* checkPath(object, path);
      }
    }
  },
};

function* checkPath(object: AppObject, { path, pathType }: Fields): ObjectFindings {
  const types = ['Exact', 'Prefix', 'ImplementationSpecific'];
  const flaw = typeof pathType === 'string' ? choiceFlaw(pathType, types) : undefined;
  if (flaw !== undefined) yield problem(object, `pathType ${show(pathType)} ${flaw}.`);
  const isSpecific = pathType === 'ImplementationSpecific';
  if (path === undefined || path === '') {
    if (!isSpecific) yield problem(object, `a path of type ${pathType} is missing: write one, for example "/".`);
  } else if (typeof path === 'string' && !path.startsWith('/')) {
    yield problem(object, `path ${show(path)} is not absolute: start it with "/".`);
  } else if (!isSpecific && /\/\/|\/\.\.?(\/|$)|%2f/i.test(stringOf(path) ?? '')) {
    yield problem(object, `path ${show(path)} is refused: write it without "//", "/./", "/../" and "%2F".`);
  }
}

import { viewOf } from '../nginx/annotations/annotation-view';
import { isStrictPath } from '../nginx/strict-path';
import { regexSyntaxError } from '../nginx/syntax/regex-syntax';
import { choiceFlaw } from '../rules/choice';
import { hostFlaw } from '../rules/host';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { annotationsOf, httpPathsOf, ingressesOf, ingressRulesOf } from './model/ingress';
import { ingressClassOf } from './model/ingress-class';
import { nginxSettingsOf } from './model/nginx-settings';
import { type ObjectFindings, problem } from './model/object-finding';
import { type Fields, fieldsOf, listOf, nonEmptyStringOf, stringOf } from './model/read';

export const ingressPathsCheck: Check<'ingress-paths'> = {
  name: 'ingress-paths',
  summary:
    'The API server, and ingress-nginx where the class is its own, accept the hosts, paths and path types of an Ingress.',
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
      const nginx = nginxPathsOf(app, object);
      for (const rule of ingressRulesOf(object)) {
        const flaw = nonEmptyStringOf(rule.host) === undefined ? undefined : hostFlaw(rule.host);
        if (flaw !== undefined) yield problem(object, `host ${show(rule.host)} ${flaw}.`);
        if (rule.http !== undefined && httpPathsOf(rule).length === 0) {
          const host = show(rule.host ?? 'every host');
          yield problem(object, `the rule for ${host} has no path: write http.paths, or leave http out.`);
        }
        for (const path of httpPathsOf(rule)) {
          const found = [...checkPath(object, path)];
          yield* found;
          if (found.length === 0 && nginx !== undefined) yield* checkForNginx(object, path, nginx);
        }
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
    if (!isSpecific)
      yield problem(
        object,
        `a path${pathType === undefined ? '' : ` of type ${pathType}`} is missing: write one, for example "/".`,
      );
  } else if (typeof path === 'string' && !path.startsWith('/')) {
    yield problem(object, `path ${show(path)} is not absolute: start it with "/".`);
  } else if (!isSpecific && /\/\/|\/\.\.?(\/|$)|%2f/i.test(stringOf(path) ?? '')) {
    yield problem(object, `path ${show(path)} is refused: write it without "//", "/./", "/../" and "%2F".`);
  }
}

/** The way in which ingress-nginx reads the paths of an Ingress. */
interface NginxPaths {
  /** Set where its webhook takes no expression as Exact or Prefix. */
  readonly isStrict: boolean;
  /** Set where its annotations make expressions of the paths. */
  readonly isRegex: boolean;
}

function nginxPathsOf(app: AppIndex, object: AppObject): NginxPaths | undefined {
  const ingressClass = ingressClassOf(app, object);
  if (ingressClass.controller !== 'ingress-nginx') return undefined;
  const annotations = viewOf(annotationsOf(object));
  return {
    isStrict: nginxSettingsOf(app, ingressClass)?.['strict-validate-path-type'] !== 'false',
    isRegex: !annotations.on('canary') && (annotations.on('use-regex') || annotations.has('rewrite-target')),
  };
}

function* checkForNginx(object: AppObject, { path, pathType }: Fields, reading: NginxPaths): ObjectFindings {
  if (typeof path !== 'string' || path === '') return;
  // The webhook tests no expression since CVE-2025-1974.
  const error = reading.isRegex ? regexSyntaxError(path) : undefined;
  if (error !== undefined) {
    yield problem(
      object,
      `path ${show(path)} does not compile as a regular expression (${error}), with which nginx cannot load its configuration: write, for example, "/api(/|$)(.*)".`,
    );
  } else if (reading.isStrict && pathType !== 'ImplementationSpecific' && !isStrictPath(path)) {
    yield problem(
      object,
      `path ${show(path)} is refused by ingress-nginx with the type ${pathType}, which allows letters, digits and "-._/": write pathType: ImplementationSpecific.`,
    );
  }
}

import { type AnnotationView, viewOf } from '../../nginx/annotations/annotation-view';
import { isPathWithCaptures } from '../../nginx/validators';
import { remember } from '../../rules/remember';
import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { annotationsOf, httpPathsOf, ingressRulesOf } from './ingress';
import { ingressClassOf, nginxIngressesOf } from './ingress-class';
import { at, type Fields, fieldsOf, stringOf } from './read';
import { routerOf } from './router-object';

/** One path of an Ingress, as a location of its host. */
export interface Location {
  readonly ingress: NginxIngress;
  readonly path: string;
  /** The length of the path in bytes. */
  readonly length: number;
  /** The controller reads ImplementationSpecific as Prefix. */
  readonly type: 'Exact' | 'Prefix';
  /** The type as the object says it. */
  readonly pathType: string;
  readonly serviceName: string;
  /** All locations with one upstream share canaries and sessions (controller.go upstreamName). */
  readonly upstream: string;
}

/** An Ingress that ingress-nginx reads. */
export interface NginxIngress {
  readonly object: AppObject;
  readonly annotations: AnnotationView;
  readonly isCanary: boolean;
  /** The same for all objects of one router. */
  readonly author: AppObject | string;
  readonly isOfRouter: boolean;
  readonly hasTls: boolean;
}

/** A host, or every other host where the name is empty, with the Ingresses of one class that serve it. */
export interface NginxHost {
  readonly name: string;
  readonly ingresses: readonly NginxIngress[];
  /** Those of canaries are apart, since they are no locations of the host. */
  readonly locations: readonly Location[];
  readonly canaries: readonly Location[];
}

/** All that one controller serves: Ingresses of one class are one configuration, whoever wrote them. */
export interface NginxConfiguration {
  readonly hosts: ReadonlyMap<string, NginxHost>;
  /** The Ingresses that have a default backend and no rules: one of them answers for every other host. */
  readonly catchAlls: readonly NginxIngress[];
}

/** The configurations of an app, one for each class of ingress-nginx. */
export const nginxConfigurationsOf = remember((app: AppIndex): readonly NginxConfiguration[] => {
  const byClass = new Map<string, AppObject[]>();
  for (const object of nginxIngressesOf(app)) {
    const { name } = ingressClassOf(app, object);
    const objects = byClass.get(name);
    if (objects === undefined) byClass.set(name, [object]);
    else objects.push(object);
  }
  return [...byClass.values()].map(configure);
});

interface MutableHost extends NginxHost {
  readonly ingresses: NginxIngress[];
  readonly locations: Location[];
  readonly canaries: Location[];
}

function configure(objects: readonly AppObject[]): NginxConfiguration {
  const hosts = new Map<string, MutableHost>();
  const ingresses = objects.map(toIngress);
  for (const ingress of ingresses) {
    const { object } = ingress;
    for (const rule of ingressRulesOf(object)) {
      const name = stringOf(rule.host) ?? '';
      const host = hosts.get(name) ?? { name, ingresses: [], locations: [], canaries: [] };
      hosts.set(name, host);
      if (!host.ingresses.includes(ingress)) host.ingresses.push(ingress);
      const found = httpPathsOf(rule).map((path) => toLocation(ingress, path));
      (ingress.isCanary ? host.canaries : host.locations).push(...found.filter((each) => each !== undefined));
    }
  }
  const catchAlls = ingresses.filter(({ object, isCanary }) => {
    const hasBackend = at(object.json, 'spec', 'defaultBackend', 'service') !== undefined;
    return !isCanary && hasBackend && ingressRulesOf(object).length === 0;
  });
  return { hosts, catchAlls };
}

function toIngress(object: AppObject): NginxIngress {
  const annotations = viewOf(annotationsOf(object));
  const router = routerOf(object);
  const { tls } = fieldsOf(object.json.spec);
  return {
    object,
    annotations,
    isCanary: annotations.on('canary'),
    author: router ?? object,
    isOfRouter: router !== undefined,
    hasTls: Array.isArray(tls) && tls.length > 0,
  };
}

/** A path without a Service is left out by the controller. */
function toLocation(ingress: NginxIngress, { path, pathType, backend }: Fields): Location | undefined {
  const service = at(backend, 'service');
  const serviceName = stringOf(at(service, 'name'));
  if (serviceName === undefined) return undefined;
  const text = stringOf(path) || '/';
  const port = at(service, 'port', 'number') ?? at(service, 'port', 'name');
  return {
    ingress,
    path: text,
    length: Buffer.byteLength(text),
    type: pathType === 'Exact' ? 'Exact' : 'Prefix',
    pathType: stringOf(pathType) ?? 'ImplementationSpecific',
    serviceName,
    upstream: `${ingress.object.namespace}/${serviceName}:${port}`,
  };
}

/**
 * The annotation that makes the controller read every path of the host as a regular expression, or undefined. A target that
 * equals the path is no rewrite, but for a prefix, whose location has a slash more (template.go enforceRegexModifier,
 * location.go updateServerLocations).
 */
export const regexCauseOf = remember(({ ingress: { annotations }, path, type }: Location): string | undefined => {
  const target = annotations.get('rewrite-target') ?? '';
  const isRewritten = isPathWithCaptures(target) && (target !== path || (type === 'Prefix' && path !== '/'));
  if (target !== '' && isRewritten) return 'rewrite-target';
  return annotations.on('use-regex') ? 'use-regex' : undefined;
});

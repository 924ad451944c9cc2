import type { Route } from '../../route-table';
import { rewriteTarget } from './regex-paths';

export interface Annotations {
  readonly [key: string]: string;
}

const REWRITE_TARGET = 'nginx.ingress.kubernetes.io/rewrite-target';
const USE_REGEX = 'nginx.ingress.kubernetes.io/use-regex';

/** The annotations that make a route what it is; without a route, those of a default backend. */
export function routeAnnotations(route: Route | undefined, regexMode: boolean): Annotations {
  const target = route && rewriteTarget(route);
  if (target !== undefined) return { [REWRITE_TARGET]: target };
  // Said by each object for itself, so that its paths are read right whatever else there is, and in any order.
  return regexMode ? { [USE_REGEX]: 'true' } : {};
}

export function isRewriteTo(annotations: Annotations, path: string): boolean {
  return annotations[REWRITE_TARGET] === path;
}

import type { ServiceBackend } from '../../table/backend';
import type { Route } from '../../table/route-table';
import type { Annotations } from './policy-annotations';

export type PathType = 'Exact' | 'Prefix' | 'ImplementationSpecific';

/** One path of an Ingress. */
export interface PlannedPath {
  readonly path: string;
  /** The path as the route has it, or `/` for a default backend. */
  readonly asked: string;
  readonly pathType: PathType;
  readonly backend: ServiceBackend;
}

/** Paths by their hosts. */
export type PlannedPaths = Map<string | undefined, PlannedPath[]>;

/** An Ingress object: the routes that share its annotations, by host. */
export interface PlannedIngress {
  readonly name: string;
  readonly annotations: Annotations;
  readonly paths: PlannedPaths;
  readonly isCanary: boolean;
  /** A route that it was made for, to name a place. */
  readonly route?: Route;
  defaultBackend?: ServiceBackend;
}

export function addPath(paths: PlannedPaths, host: string | undefined, path: PlannedPath): void {
  const rule = paths.get(host);
  if (rule === undefined) paths.set(host, [path]);
  else rule.push(path);
}

import type { CompiledRule } from './implementations/compiled-rule';

/** A parent that a route belongs to: the Gateway, or the ListenerSet of its router. */
export interface PlannedParent {
  readonly isListenerSet?: boolean;
  /** Absent for every listener. */
  readonly sectionName?: string;
}

/** An HTTPRoute to be. */
export interface PlannedRoute {
  readonly name: string;
  /** Empty for every host. */
  readonly hostnames: readonly string[];
  readonly parents: readonly PlannedParent[];
  readonly rules: readonly CompiledRule[];
  /** True for hosts whose requests an implementation may send by the routes for every host. */
  readonly hasRival: boolean;
}

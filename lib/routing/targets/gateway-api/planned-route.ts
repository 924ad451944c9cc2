import type { CompiledRule } from './implementations/compiled-rule';

/** An HTTPRoute to be. */
export interface PlannedRoute {
  readonly name: string;
  /** Empty for every host. */
  readonly hostnames: readonly string[];
  /** The listeners that it belongs to; empty for every one. */
  readonly listeners: readonly string[];
  readonly rules: readonly CompiledRule[];
  /** True for hosts whose requests an implementation may send by the routes for every host. */
  readonly hasRival: boolean;
}

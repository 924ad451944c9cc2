import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { at, type Fields, fieldsOf, itemsOf, nonEmptyStringOf } from './read';

/** An Argo Rollout by which requests move from one Service to another. */
export interface CanaryRollout {
  readonly object: AppObject;
  readonly stable: string | undefined;
  readonly canary: string | undefined;
  readonly routing: Fields;
  readonly steps: readonly Fields[];
  /** True where the plugin for the Gateway API moves them. */
  readonly usesPlugin: boolean;
}

/** A route whose weights the plugin sets. */
export interface SplitRoute {
  readonly namespace: string;
  readonly name: string;
  /** True where the plugin adds rules for headers, and removes what it takes for them. */
  readonly isManaged: boolean;
}

/** The name of the plugin: https://github.com/argoproj-labs/rollouts-plugin-trafficrouter-gatewayapi */
export const GATEWAY_API_PLUGIN = 'argoproj-labs/gatewayAPI';

/** The Rollouts whose requests the plugin for the Gateway API or ingress-nginx moves. */
export function canaryRolloutsOf(app: AppIndex): CanaryRollout[] {
  return app.ofKind('argoproj.io', 'Rollout').flatMap((object) => {
    const { trafficRouting, stableService, canaryService, steps } = fieldsOf(
      at(object.json, 'spec', 'strategy', 'canary'),
    );
    const routing = fieldsOf(trafficRouting);
    const usesPlugin = at(routing.plugins, GATEWAY_API_PLUGIN) !== undefined;
    if (!usesPlugin && routing.nginx === undefined) return [];
    const [stable, canary] = [nonEmptyStringOf(stableService), nonEmptyStringOf(canaryService)];
    return [{ object, stable, canary, routing, steps: itemsOf(steps), usesPlugin }];
  });
}

/** The HTTPRoutes that the plugin is given by name. */
export function splitRoutesOf({ object, routing }: Pick<CanaryRollout, 'object' | 'routing'>): SplitRoute[] {
  const { httpRoute, httpRoutes, namespace } = fieldsOf(at(routing.plugins, GATEWAY_API_PLUGIN));
  const inNamespace = nonEmptyStringOf(namespace) ?? object.namespace;
  const named = [{ name: httpRoute, useHeaderRoutes: true }, ...itemsOf(httpRoutes)];
  return named.flatMap(({ name, useHeaderRoutes }) => {
    const found = nonEmptyStringOf(name);
    return found === undefined ? [] : [{ namespace: inNamespace, name: found, isManaged: useHeaderRoutes === true }];
  });
}

/** The Ingresses that the Rollout is given by name. */
export function stableIngressesOf({ routing }: CanaryRollout): string[] {
  const { stableIngress, stableIngresses } = fieldsOf(routing.nginx);
  const names = Array.isArray(stableIngresses) ? stableIngresses : [stableIngress];
  return names.flatMap((name) => nonEmptyStringOf(name) ?? []);
}

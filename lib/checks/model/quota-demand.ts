import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { claimDemand } from './quota-claims';
import { countDemand, serviceDemand } from './quota-objects';
import { podDemand } from './quota-pods';
import { scopesOf } from './quota-scopes';
import type { Demand } from './quota-usage';

/**
 * The demand for a resource of a quota in its namespace, or undefined for a resource that is not known:
 * https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export function demandOf(app: AppIndex, quota: AppObject, resource: string): Demand | undefined {
  const ofPods = podDemand(app, quota, resource);
  // Scopes are about pods, but for the one that is about classes of claims.
  if (ofPods !== undefined || scopesOf(quota).length > 0) return ofPods;
  const { namespace } = quota;
  return (
    claimDemand(app, namespace, resource) ??
    serviceDemand(app, namespace, resource) ??
    countDemand(app, namespace, resource)
  );
}

import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { ApplicationSpecIgnoreDifferences } from '../../../imports/argoproj.io';
import { GATEWAY_API_PLUGIN } from '../../checks/model/canary-rollout';
import { at, type Fields, fieldsOf, nonEmptyStringOf } from '../../checks/model/read';

/** An Argo Rollout, and what it says of the Services between which it moves requests. */
interface WrittenRollout {
  readonly object: ApiObject;
  readonly namespace?: string;
  readonly services: readonly string[];
  /** True where it sets weights of HTTPRoutes: https://github.com/argoproj-labs/rollouts-plugin-trafficrouter-gatewayapi */
  readonly setsWeights: boolean;
}

/** The Rollouts of an environment. */
export function rolloutsOf(root: IConstruct): WrittenRollout[] {
  return root.node.findAll().flatMap((object) => {
    if (!ApiObject.isApiObject(object) || object.kind !== 'Rollout') return [];
    const json = object.toJson();
    const { canary, blueGreen } = fieldsOf(at(json, 'spec', 'strategy'));
    const { stableService, canaryService } = fieldsOf(canary);
    const { activeService, previewService } = fieldsOf(blueGreen);
    const named = [stableService, canaryService, activeService, previewService];
    return {
      object,
      namespace: nonEmptyStringOf(fieldsOf((json as Fields).metadata).namespace),
      services: named.flatMap((name) => nonEmptyStringOf(name) ?? []),
      setsWeights: at(canary, 'trafficRouting', 'plugins', GATEWAY_API_PLUGIN) !== undefined,
    };
  });
}

/**
 * The fields that Argo Rollouts sets: a label in the selector of each Service, which the API server compares as a whole, and during a
 * release the weights of these Services in HTTPRoutes. Other weights of a route are those of the repository.
 */
export function fieldsOfRollouts(rollouts: readonly WrittenRollout[]): ApplicationSpecIgnoreDifferences[] {
  return rollouts.flatMap(({ namespace, services, setsWeights }) => [
    ...services.map((name) => ({
      ...{ group: '', kind: 'Service', name, namespace },
      jsonPointers: ['/spec/selector/rollouts-pod-template-hash'],
    })),
    ...(setsWeights && services.length > 0
      ? [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace, ...weightsOf(services) }]
      : []),
  ]);
}

/** The question marks are for rules that redirect, which have no backends: without them, jq fails and nothing is left alone. */
const weightsOf = (services: readonly string[]) => ({
  jqPathExpressions: [
    `.spec.rules[]?.backendRefs[]? | select(${services.map((name) => `.name == ${JSON.stringify(name)}`).join(' or ')}) | .weight`,
  ],
});

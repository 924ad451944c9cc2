import { ApiObject, Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { pathOf } from '../../cdk8s/app-trees';
import type { LocatedFinding } from '../../cdk8s/findings';
import { k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { Synthesis } from '../../cdk8s/synthesis';
import { GATEWAY_API_PLUGIN } from '../../checks/model/canary-rollout';
import { hasMovedRoutes, movedRoutesOf } from '../../routing/router/declare-backends';
import { canaryAnnotations } from '../../routing/targets/ingress-nginx/annotations';
import { finding } from '../codes';
import { longestWait } from '../pods/job-waits';
import { objectMetadata, selectorLabels } from '../pods/pod-labels';
import { podTemplate } from '../pods/pod-template';
import { type DeploymentSpec, startupOf } from './deployment-spec';
import { placementOf, revisionLabelOf } from './node-room';
import type { ReleasedService } from './rollout-canary';

/** The version of Argo's API that has Rollouts. */
export const ROLLOUT_API = 'argoproj.io/v1alpha1';

/** Makes the Rollout, in the place of a Deployment: https://argoproj.github.io/argo-rollouts/features/specification/ */
export function renderRollout(
  scope: Construct,
  { pods, scale, rollout, deployment }: DeploymentSpec,
  stableService: string,
  { serviceName: canaryService, header }: ReleasedService,
): void {
  const revisionLabel = revisionLabelOf({ pods, scale, rollout });
  const template = podTemplate(scope, pods, placementOf({ pods, scale }), revisionLabel);
  // The routes of the service, and the Jobs that its pods wait for, are known at synth.
  const fields = () => ({
    // As of a Deployment, one is the default.
    ...k8s.toJson_DeploymentSpec({
      replicas: scale._replicas === 1 ? undefined : scale._replicas,
      ...rollout._times(startupOf(pods) + longestWait(scope), pods.drain._longestStop),
      selector: { matchLabels: selectorLabels(pods) },
      template: {},
    }),
    strategy: {
      canary: {
        stableService,
        canaryService,
        trafficRouting: trafficRouting(scope, header),
        steps: rollout._canary?.steps.map((step) => step._toArgo()),
      },
    },
    template,
  });
  Synthesis.of(scope).finish(() => ({ problems: hasMovedRoutes(scope) ? [] : [unrouted(scope)], warnings: [] }));
  new ApiObject(scope, 'rollout', {
    apiVersion: ROLLOUT_API,
    kind: 'Rollout',
    metadata: k8s.toJson_ObjectMeta(objectMetadata(scope, pods, deployment)),
    spec: Lazy.any({ produce: fields }),
  });
}

/** Requests within the cluster go to old pods until the last step, so that the steps are for those of routes alone. */
function unrouted(scope: Construct): LocatedFinding {
  const fix = 'route to it, or write Rollout.rolling()';
  const message = `no route leads to the service, so that the steps of Rollout.canary() move no requests: ${fix}.`;
  return { path: pathOf(scope), callSite: Synthesis.of(scope).callSiteOf(scope), ...finding('rollout', message) };
}

/** The objects by which requests are moved. Without `useHeaderRoutes` the plugin leaves the rule of a header alone. */
function trafficRouting(scope: Construct, header: ReleasedService['header']) {
  const { httpRoutes, ingresses } = movedRoutesOf(scope);
  return unlessEmpty({
    ...(ingresses.length > 0 && { nginx: { stableIngresses: ingresses, ...headerAnnotations(header) } }),
    ...(httpRoutes.length > 0 && {
      plugins: { [GATEWAY_API_PLUGIN]: { httpRoutes: httpRoutes.map((name) => ({ name })) } },
    }),
  });
}

/** The controller of Argo Rollouts adds the prefix, that of the canary itself and its weight. */
function headerAnnotations(header: ReleasedService['header']) {
  const canary = { serviceName: '', servicePort: 0 };
  const { canary: _canary, ...annotations } = canaryAnnotations({ canary, weight: 0, weightTotal: 100, header });
  return Object.keys(annotations).length > 0 && { additionalIngressAnnotations: annotations };
}

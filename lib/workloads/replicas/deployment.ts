import { ApiObject, Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { manifest } from '../../cdk8s/k8s';
import { longestWait } from '../pods/job-waits';
import { objectMetadata, selectorLabels } from '../pods/pod-labels';
import { podTemplate } from '../pods/pod-template';
import { type DeploymentSpec, startupOf } from './deployment-spec';
import { placementOf, revisionLabelOf } from './node-room';

/** The API server's own default of `replicas`. */
const API_DEFAULT_REPLICAS = 1;

export function renderDeployment(scope: Construct, { pods, scale, rollout, deployment }: DeploymentSpec): void {
  const replicas = scale._replicas;
  const revisionLabel = revisionLabelOf({ pods, scale, rollout });
  const template = podTemplate(scope, pods, placementOf({ pods, scale }), revisionLabel);
  // The Jobs that the pods wait for, and the time that those may take, are known at synth.
  const fields = () => ({
    replicas: replicas === API_DEFAULT_REPLICAS ? undefined : replicas,
    strategy: rollout._strategy,
    ...rollout._times(startupOf(pods) + longestWait(scope), pods.drain._longestStop),
    selector: { matchLabels: selectorLabels(pods) },
    template,
  });
  new ApiObject(scope, 'deployment', {
    ...manifest('Deployment', { metadata: objectMetadata(scope, pods, deployment) }),
    spec: Lazy.any({ produce: fields }),
  });
}

import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { addLaterFields } from '../pods/later-fields';
import { objectLabels, selectorLabels } from '../pods/pod-labels';
import { podTemplate } from '../pods/pod-template';
import type { WebServiceSpec } from './web-service-spec';

/** What the API server fills in when `replicas` is missing. */
const API_DEFAULT_REPLICAS = 1;

export function renderDeployment(scope: Construct, { pods, scale, rollout, startup }: WebServiceSpec): void {
  const replicas = scale._replicas;
  const manifest = k8s.KubeDeployment.manifest({
    metadata: {
      name: pods.workloadName,
      labels: objectLabels(scope, pods),
      annotations: unlessEmpty(pods.annotations),
    },
    spec: {
      replicas: replicas === API_DEFAULT_REPLICAS ? undefined : replicas,
      ...rollout._toKube(startup),
      selector: { matchLabels: selectorLabels(pods) },
      // One pod alone has nothing to be spread from.
      template: podTemplate(scope, pods, scale._highest > 1),
    },
  });
  // A typed object drops every field that its version of the API does not know, those that are patched in as well.
  const deployment = new ApiObject(scope, 'deployment', manifest);
  addLaterFields(deployment, pods, '/spec/template/spec');
}

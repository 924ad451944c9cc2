import type { Construct } from 'constructs';
import { k8s } from '../private/k8s';
import { unlessEmpty } from '../private/objects';
import { podTemplate } from './pod-template';
import { objectLabels, selectorLabels } from './web-service-labels';
import type { WebServiceSpec } from './web-service-spec';

/** What the API server fills in when `replicas` is missing. */
const API_DEFAULT_REPLICAS = 1;

export function renderDeployment(scope: Construct, spec: WebServiceSpec): void {
  const replicas = spec.scale._replicas;
  new k8s.KubeDeployment(scope, 'deployment', {
    metadata: {
      name: spec.workloadName,
      labels: objectLabels(scope, spec),
      annotations: unlessEmpty(spec.annotations),
    },
    spec: {
      replicas: replicas === API_DEFAULT_REPLICAS ? undefined : replicas,
      selector: { matchLabels: selectorLabels(spec) },
      template: podTemplate(scope, spec),
    },
  });
}

import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { manifest } from '../../cdk8s/k8s';
import { objectMetadata, selectorLabels } from '../pods/pod-labels';
import { podTemplate } from '../pods/pod-template';
import type { NodeAgentSpec } from './node-agent-spec';

export function renderDaemonSet(scope: Construct, { pods, rollout, daemonSet }: NodeAgentSpec): void {
  const { spec, ...object } = manifest('DaemonSet', {
    metadata: objectMetadata(scope, pods, daemonSet),
    spec: { ...rollout._toKube(), selector: { matchLabels: selectorLabels(pods) }, template: {} },
  });
  new ApiObject(scope, 'daemon-set', { ...object, spec: { ...spec, template: podTemplate(scope, pods) } });
}

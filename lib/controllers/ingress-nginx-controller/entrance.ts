import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { configData } from './config';
import type { ControllerSpec } from './controller-spec';
import { ExternalTrafficPolicy } from './external-traffic-policy';
import { CONTROLLER, clusterScoped, instanceLabels, labelsOf, namesOf, selectorLabels } from './identity';

/** The namespace, in which nothing runs that breaks Pod Security "restricted": the controller does not either. */
export function renderNamespace(scope: Construct, spec: ControllerSpec): void {
  clusterScoped(
    new k8s.KubeNamespace(scope, 'namespace', {
      metadata: {
        name: spec.namespace,
        labels: { ...instanceLabels(spec.name), 'pod-security.kubernetes.io/enforce': 'restricted' },
      },
    }),
  );
}

/** What nginx is told; the controller watches it, so that a change needs no new pods. */
export function renderConfigMap(scope: Construct, spec: ControllerSpec): void {
  new k8s.KubeConfigMap(scope, 'config', {
    metadata: metadata(spec),
    data: unlessEmpty({ ...configData(spec.config) }),
  });
}

export function renderService(scope: Construct, spec: ControllerSpec): void {
  const { _type: type, _nodePorts: nodePorts = {} } = spec.exposure;
  const port = (name: 'http' | 'https', number: number) => ({
    name,
    port: number,
    targetPort: k8s.IntOrString.fromString(name),
    nodePort: nodePorts[name],
    appProtocol: name,
  });
  new k8s.KubeService(scope, 'service', {
    metadata: metadata(spec),
    spec: {
      // ClusterIP and Cluster are what the API server fills in.
      type: type === 'ClusterIP' ? undefined : type,
      externalTrafficPolicy: spec.externalTrafficPolicy === ExternalTrafficPolicy.LOCAL ? 'Local' : undefined,
      selector: selectorLabels(spec, CONTROLLER),
      ports: [port('http', 80), port('https', 443)],
    },
  });
}

export function renderIngressClass(scope: Construct, spec: ControllerSpec): void {
  clusterScoped(
    new k8s.KubeIngressClass(scope, 'ingress-class', {
      metadata: {
        name: spec.className,
        labels: labelsOf(spec, CONTROLLER),
        annotations: spec.isDefaultClass ? { 'ingressclass.kubernetes.io/is-default-class': 'true' } : undefined,
      },
      spec: { controller: namesOf(spec).controllerClass },
    }),
  );
}

function metadata(spec: ControllerSpec): k8s.ObjectMeta {
  return { name: namesOf(spec).controller, namespace: spec.namespace, labels: labelsOf(spec, CONTROLLER) };
}

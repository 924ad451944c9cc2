import type { k8s } from '../../cdk8s/k8s';
import type { ControllerSpec } from './spec';

export const CONTROLLER = 'controller';
export const WEBHOOK = 'admission-webhook';
export type Component = typeof CONTROLLER | typeof WEBHOOK;

interface Labels {
  readonly [key: string]: string;
}

/** Names of the objects, which for the name `ingress-nginx` are upstream's. */
export function namesOf({ name }: ControllerSpec) {
  return {
    account: name,
    admission: `${name}-admission`,
    controller: `${name}-controller`,
    webhookService: `${name}-controller-admission`,
    election: `${name}-leader`,
    /** The `controller` field of the IngressClass, by which the controller knows its own. */
    controllerClass: `k8s.io/${name}`,
  };
}

/** Metadata of the objects that are named after the controller. */
export function controllerMetadata(spec: ControllerSpec): k8s.ObjectMeta {
  return { name: namesOf(spec).controller, namespace: spec.namespace, labels: labelsOf(spec, CONTROLLER) };
}

/** Upstream's labels: unlike a workload's, they name ingress-nginx as the application, in whichever chart it is. */
export function labelsOf(spec: ControllerSpec, component?: Component): Labels {
  const { version } = spec.images;
  return {
    ...instanceLabels(spec.name),
    ...(version !== undefined && { 'app.kubernetes.io/version': version }),
    'app.kubernetes.io/part-of': 'ingress-nginx',
    ...(component !== undefined && { 'app.kubernetes.io/component': component }),
  };
}

/** Labels that pods are selected by. They leave the version out, since the API server refuses to change a selector. */
export function controllerSelector({ name }: ControllerSpec, component: Component): Labels {
  return { ...instanceLabels(name), 'app.kubernetes.io/component': component };
}

export function instanceLabels(name: string): Labels {
  return { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/instance': name };
}

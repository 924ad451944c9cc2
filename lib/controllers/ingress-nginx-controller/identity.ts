import { type ApiObject, JsonPatch } from 'cdk8s';
import type { ControllerSpec } from './controller-spec';

export const CONTROLLER = 'controller';
export const WEBHOOK = 'admission-webhook';
export type Component = typeof CONTROLLER | typeof WEBHOOK;

/** Names of the objects, as upstream writes them for the name `ingress-nginx`. */
export function namesOf({ name }: ControllerSpec) {
  return {
    account: name,
    admission: `${name}-admission`,
    controller: `${name}-controller`,
    webhookService: `${name}-controller-admission`,
    election: `${name}-leader`,
    /** What binds an IngressClass to this controller. */
    controllerClass: `k8s.io/${name}`,
  };
}

/** What pods are selected by; it never changes with the version, since the API server would refuse that. */
export function selectorLabels({ name }: ControllerSpec, component: Component): { [key: string]: string } {
  return { ...instanceLabels(name), 'app.kubernetes.io/component': component };
}

/** Labels as upstream writes them: the application is the controller, whichever chart it is in. */
export function labelsOf(spec: ControllerSpec, component?: Component): { [key: string]: string } {
  const { version } = spec.images;
  return {
    ...instanceLabels(spec.name),
    ...(version !== undefined && { 'app.kubernetes.io/version': version }),
    'app.kubernetes.io/part-of': 'ingress-nginx',
    ...(component !== undefined && { 'app.kubernetes.io/component': component }),
  };
}

export function instanceLabels(name: string): { [key: string]: string } {
  return { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/instance': name };
}

/** cdk8s gives the chart's namespace to every object, also to those that belong to the whole cluster. */
export function clusterScoped(object: ApiObject): void {
  if (object.metadata.namespace !== undefined) object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
}

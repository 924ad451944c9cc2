import { Size } from 'cdk8s';
import { type DefaultResources, Resources } from '../../workloads/pods/resources';
import { Exposure } from '../../workloads/service/exposure';
import { ExternalTrafficPolicy } from '../../workloads/service/external-traffic-policy';
import type { IngressNginxConfig } from './config';
import { type Images, resolveImages } from './images';
import type { IngressNginxControllerProps } from './ingress-nginx-controller-props';

/** The controller with every default filled in: all that its renderers read. */
export interface ControllerSpec {
  readonly name: string;
  readonly namespace: string;
  readonly className: string;
  readonly isDefaultClass: boolean;
  readonly exposure: Exposure;
  readonly externalTrafficPolicy: ExternalTrafficPolicy;
  readonly images: Images;
  readonly replicas: number;
  readonly resources: Resources;
  readonly config: IngressNginxConfig;
  readonly webhook: boolean;
}

/** Requests as upstream sets them; a limit would end the controller in the middle of a reload. */
export const CONTROLLER_RESOURCES: DefaultResources = { cpuRequest: '100m', memoryRequest: Size.mebibytes(90) };

export function resolveSpec(props: IngressNginxControllerProps, chartNamespace: string | undefined): ControllerSpec {
  return {
    name: props.name ?? 'ingress-nginx',
    namespace: props.namespace ?? chartNamespace ?? 'ingress-nginx',
    className: props.className ?? 'nginx',
    isDefaultClass: props.defaultClass ?? false,
    exposure: props.exposure ?? Exposure.nodePorts(),
    externalTrafficPolicy:
      props.externalTrafficPolicy ?? props.exposure?._externalTrafficPolicy ?? ExternalTrafficPolicy.CLUSTER,
    images: resolveImages(props),
    replicas: props.replicas ?? 1,
    resources: props.resources ?? Resources.of({}),
    config: props.config ?? {},
    webhook: props.admissionWebhook ?? false,
  };
}

import { parseImage } from '../../rules/image';
import { labelValueFlaw } from '../../rules/label';
import type { IngressNginxControllerProps } from './ingress-nginx-controller-props';

/** The last release, of March 2026. */
const CONTROLLER = {
  repository: 'controller',
  tag: 'v1.15.1',
  digest: 'sha256:594ceea76b01c592858f803f9ff4d2cb40542cae2060410b2c95f75907d659e1',
};
const CERTGEN = {
  repository: 'kube-webhook-certgen',
  tag: 'v1.6.9',
  digest: 'sha256:01038e7de14b78d702d2849c3aad72fd25903c4765af63cf16aa3398f5d5f2dd',
};
const REGISTRY = 'registry.k8s.io/ingress-nginx';

/** The images, and the version for the labels. */
export interface Images {
  readonly controller: string;
  readonly certgen: string;
  /** Undefined where the controller's image is replaced by one whose tag is not a label value. */
  readonly version?: string;
}

export function resolveImages(props: IngressNginxControllerProps): Images {
  const { imageRegistry = REGISTRY, imageDigests = true } = props;
  const reference = ({ repository, tag, digest }: typeof CONTROLLER) =>
    `${imageRegistry}/${repository}:${tag}${imageDigests ? `@${digest}` : ''}`;
  const controller = props.controllerImage ?? reference(CONTROLLER);
  return { controller, certgen: props.certgenImage ?? reference(CERTGEN), version: versionOf(controller) };
}

/** The version without its "v", as labels have it. */
function versionOf(image: string): string | undefined {
  const version = parseImage(image)?.tag?.replace(/^v(?=\d)/, '');
  return version === undefined || labelValueFlaw(version) !== undefined ? undefined : version;
}

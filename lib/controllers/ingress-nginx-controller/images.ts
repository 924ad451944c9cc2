import { parseImage, pinnedImageFlaw } from '../../rules/image';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
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

/** References to the images, and the version that the labels name. */
export interface Images {
  readonly controller: string;
  readonly certgen: string;
  /** None when the controller's image was replaced by one whose tag is no label. */
  readonly version?: string;
}

export function resolveImages(props: IngressNginxControllerProps): Images {
  const { imageRegistry = REGISTRY, imageDigests = true } = props;
  const reference = ({ repository, tag, digest }: typeof CONTROLLER) =>
    `${imageRegistry}/${repository}:${tag}${imageDigests ? `@${digest}` : ''}`;
  const controller = props.controllerImage ?? reference(CONTROLLER);
  return { controller, certgen: props.certgenImage ?? reference(CERTGEN), version: versionOf(controller) };
}

/** `v1.15.1` is version 1.15.1. */
function versionOf(image: string): string | undefined {
  const version = parseImage(image)?.tag?.replace(/^v(?=\d)/, '');
  return version !== undefined && /^[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/.test(version) ? version : undefined;
}

export function checkImages(report: Report, props: IngressNginxControllerProps): void {
  const { imageRegistry, imageDigests, controllerImage, certgenImage, admissionWebhook } = props;
  for (const [what, image] of Object.entries({ controllerImage, certgenImage })) {
    const flaw = image === undefined ? undefined : pinnedImageFlaw(image);
    if (flaw !== undefined) report(`${what} ${show(image)} ${flaw}.`);
  }
  if (certgenImage !== undefined && !admissionWebhook) {
    report('certgenImage makes the certificate of the webhook, which is off: set admissionWebhook, or leave it out.');
  }
  if (imageDigests === false && imageRegistry === undefined) {
    report('imageDigests false is for a registry with other bytes than registry.k8s.io: set imageRegistry too.');
  }
  if (imageRegistry === undefined) return;
  if (typeof imageRegistry !== 'string' || !isRegistry(imageRegistry)) {
    report(
      `imageRegistry ${show(imageRegistry)} is no registry: write host and path without scheme, tag or "/" at the end, for example "registry.example.com/ingress-nginx".`,
    );
  } else if (controllerImage !== undefined && (certgenImage !== undefined || !admissionWebhook)) {
    report(
      `imageRegistry ${show(imageRegistry)} moves nothing, since every image is replaced whole: leave it out, or the images.`,
    );
  }
}

function isRegistry(registry: string): boolean {
  const parts = parseImage(`${registry}/controller:v1`);
  return parts !== undefined && parts.name === `${registry}/controller`;
}

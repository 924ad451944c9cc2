import { Size } from 'cdk8s';
import { CLUSTER_NAMESPACES } from '../../rules/cluster-namespaces';
import { checkName, checkNamePart, classNameFlaw, MAX_LABEL } from '../../rules/names';
import { isWholeNumber } from '../../rules/numbers';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { type DefaultResources, Resources } from '../../workloads/pods/resources';
import { Exposure } from '../../workloads/service/exposure';
import { checkConfig, checkOptions, type IngressNginxConfig } from './config';
import { ExternalTrafficPolicy } from './external-traffic-policy';
import { checkImages, type Images, resolveImages } from './images';
import type { IngressNginxControllerProps } from './ingress-nginx-controller-props';

/** Ingress-nginx as it is installed, with every default filled in: all that its renderers read. */
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

/** What upstream asks for; a limit would end the controller in the middle of a reload. */
export const CONTROLLER_RESOURCES: DefaultResources = { cpuRequest: '100m', memoryRequest: Size.mebibytes(90) };

/** The longest of what is put behind the name, in the name of a Service. */
const LONGEST_SUFFIX = '-controller-admission';

export function resolveSpec(props: IngressNginxControllerProps, chartNamespace: string | undefined): ControllerSpec {
  return {
    name: props.name ?? 'ingress-nginx',
    namespace: props.namespace ?? chartNamespace ?? 'ingress-nginx',
    className: props.className ?? 'nginx',
    isDefaultClass: props.default ?? false,
    exposure: props.exposure ?? Exposure.nodePorts(),
    externalTrafficPolicy: props.externalTrafficPolicy ?? ExternalTrafficPolicy.CLUSTER,
    images: resolveImages(props),
    replicas: props.replicas ?? 1,
    resources: props.resources ?? Resources.of({}),
    config: props.config ?? {},
    webhook: props.admissionWebhook ?? false,
  };
}

/** Reports every value that a cluster or the controller would refuse, ignore or misread. */
export function checkSpec(report: Report, spec: ControllerSpec, props: IngressNginxControllerProps): void {
  checkNames(report, spec);
  checkImages(report, props);
  if (!isWholeNumber(spec.replicas, 1, 2 ** 31 - 1)) {
    report(`replicas ${show(spec.replicas)} is no whole number from 1: write one, for example 2.`);
  }
  const { exposure, resources } = spec;
  const mistyped = (prop: string, value: unknown, example: string) =>
    report(`${prop} ${show(value)} is of another type: write, for example, ${example}.`);
  // Types do not hold in plain JavaScript: whatever is not one of our value objects would fail half-way.
  if (exposure instanceof Exposure) checkExposure(report, spec);
  else mistyped('exposure', exposure, 'Exposure.nodePorts()');
  if (resources instanceof Resources) {
    for (const { message } of resources._check(CONTROLLER_RESOURCES)) report(message);
  } else mistyped('resources', resources, 'Resources.none()');
  let sound = true;
  checkConfig((message) => {
    sound = false;
    report(message);
  }, spec.config);
  if (sound) checkOptions(report, spec.config);
}

function checkNames(report: Report, { name, namespace, className }: ControllerSpec): void {
  checkName(report, 'name', name);
  const longest = MAX_LABEL - LONGEST_SUFFIX.length;
  if (typeof name === 'string' && name.length > longest && name.length <= MAX_LABEL) {
    report(
      `name ${show(name)} has ${name.length} characters: write at most ${longest}, since longer names follow from it.`,
    );
  }
  checkNamePart(report, 'namespace', namespace);
  if (CLUSTER_NAMESPACES.includes(namespace)) {
    report(
      `namespace ${show(namespace)} is the cluster's own, and \`kubectl delete -f dist\` would try to delete it: write another, for example "ingress-nginx".`,
    );
  }
  const flaw = classNameFlaw(className);
  if (flaw !== undefined) report(flaw);
}

function checkExposure(report: Report, { exposure, externalTrafficPolicy }: ControllerSpec): void {
  for (const { message } of exposure._checkPair()) report(message);
  if (!Object.values(ExternalTrafficPolicy).includes(externalTrafficPolicy)) {
    report(
      `externalTrafficPolicy ${show(externalTrafficPolicy)} is of another type: write, for example, ExternalTrafficPolicy.LOCAL.`,
    );
  } else if (externalTrafficPolicy === ExternalTrafficPolicy.LOCAL && exposure._type === 'ClusterIP') {
    report(
      'externalTrafficPolicy Local is for requests from outside the cluster, which Exposure.clusterIp() does not let in: leave it out.',
    );
  }
}

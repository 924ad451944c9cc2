import { checkFlag, checkStruct, checkValue, wrongType } from '../../rules/check';
import { CLUSTER_NAMESPACES } from '../../rules/cluster-namespaces';
import { dnsLabelFlaw, dnsSubdomainFlaw, MAX_LABEL, serviceNameFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { wholeNumberFlaw } from '../../rules/numbers';
import { show } from '../../rules/show';
import { checkResources } from '../../workloads/pods/resources';
import { Exposure } from '../../workloads/service/exposure';
import { checkTrafficPolicy, ExternalTrafficPolicy } from '../../workloads/service/external-traffic-policy';
import { finding } from '../codes';
import { checkControllerConfig } from './check-config';
import { checkImages } from './check-images';
import { type IngressNginxControllerProps, PROPS } from './ingress-nginx-controller-props';
import { CONTROLLER_RESOURCES, type ControllerSpec } from './spec';

/** The longest suffix of the name, in the name of a Service. */
const LONGEST_SUFFIX = '-controller-admission';

/** Checks every value that a cluster or the controller would refuse, ignore or misread. */
export function* checkController(spec: ControllerSpec, props: IngressNginxControllerProps): Findings {
  yield* checkStruct('the controller', props, PROPS);
  yield* checkValue('dns-name', 'name', spec.name, nameFlaw);
  yield* checkNamespace(spec.namespace);
  yield* checkValue('dns-name', 'className', spec.className, dnsSubdomainFlaw);
  yield* checkFlag('defaultClass', props.defaultClass);
  yield* checkImages(props);
  yield* checkValue('number', 'replicas', spec.replicas, (value) => wholeNumberFlaw(value, 1, undefined, 2));
  yield* checkEntrance(spec, props);
  yield* checkResources(spec.resources, CONTROLLER_RESOURCES);
  yield* checkControllerConfig(spec.config);
  yield* checkFlag('admissionWebhook', props.admissionWebhook);
}

function nameFlaw(name: unknown): string | undefined {
  const longest = MAX_LABEL - LONGEST_SUFFIX.length;
  const flaw = serviceNameFlaw(name);
  if (flaw !== undefined || typeof name !== 'string' || name.length <= longest) return flaw;
  return `has ${name.length} characters: write at most ${longest}, since longer names are made of it`;
}

function* checkNamespace(namespace: unknown): Findings {
  if (!(yield* checkValue('dns-name', 'namespace', namespace, dnsLabelFlaw))) return;
  if (!CLUSTER_NAMESPACES.includes(String(namespace))) return;
  yield finding(
    'controller-namespace',
    `namespace ${show(namespace)} belongs to the cluster, and \`kubectl delete -f dist\` would try to delete it: write another one, for example "ingress-nginx".`,
  );
}

function* checkEntrance(
  { exposure, externalTrafficPolicy }: ControllerSpec,
  props: IngressNginxControllerProps,
): Findings {
  if (exposure instanceof Exposure) yield* exposure._checkPair();
  else yield wrongType('exposure', exposure, 'Exposure.nodePorts()');
  if (props.externalTrafficPolicy !== undefined && !(yield* checkTrafficPolicy(externalTrafficPolicy))) return;
  const { _externalTrafficPolicy: other = externalTrafficPolicy } = exposure;
  if (other !== externalTrafficPolicy) {
    yield finding(
      'external-traffic-policy',
      `externalTrafficPolicy is ${externalTrafficPolicy} here and ${other} in the exposure: write it in one place.`,
    );
  } else if (externalTrafficPolicy === ExternalTrafficPolicy.LOCAL && exposure._type === 'ClusterIP') {
    yield finding(
      'external-traffic-policy',
      'externalTrafficPolicy Local has no effect with Exposure.clusterIp(), which no request from outside the cluster reaches: leave it out.',
    );
  }
}

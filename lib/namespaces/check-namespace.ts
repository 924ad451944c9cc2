import { checkNetwork } from '../connections/network';
import { checkObjectMaps, checkStruct, checkValue, isMap } from '../rules/check';
import { CLUSTER_NAMESPACES } from '../rules/cluster-namespaces';
import { dnsLabelFlaw } from '../rules/dns-name';
import type { Findings } from '../rules/finding';
import { asText, show } from '../rules/show';
import { finding } from './codes';
import { checkLimitRange } from './namespace-limit-range';
import { NAMESPACE_PROPS, type NamespaceProps } from './namespace-props';
import { checkQuota } from './namespace-quota';
import { checkNoPodSecurity, checkPodSecurity } from './pod-security-labels';

/** Names of Helm charts and Kubernetes, and the option for each. */
const SYNONYMS = {
  limits: 'limitRange: { defaultLimit: { memory: Size.mebibytes(256) } }',
  podSecurityStandard: 'podSecurity: { enforce: PodSecurityLevel.BASELINE }',
  resourceQuota: 'quota: { pods: 20 }',
};

export function* checkNamespace(name: unknown, props: NamespaceProps): Findings {
  if (yield* checkValue('dns-name', 'name', name, dnsLabelFlaw)) yield* checkOwner(asText(name));
  if (!(yield* checkStruct('Namespace', props, NAMESPACE_PROPS, SYNONYMS))) return;
  const { podSecurity, quota, limitRange, network, labels } = props;
  if (podSecurity !== undefined) yield* checkPodSecurity(podSecurity);
  if (quota !== undefined) yield* checkQuota(quota);
  if (limitRange !== undefined) yield* checkLimitRange(limitRange);
  if (network !== undefined) yield* checkNetwork(network);
  yield* checkObjectMaps(props);
  if (isMap(labels)) yield* checkNoPodSecurity(labels);
}

/** Kubernetes keeps names that begin with `kube-` for itself. */
function* checkOwner(name: string): Findings {
  if (!CLUSTER_NAMESPACES.includes(name) && !name.startsWith('kube-')) return;
  yield finding(
    'namespace',
    `namespace ${show(name)} belongs to the cluster, and \`kubectl delete -f dist\` would try to delete it: write another name, for example "shop".`,
  );
}

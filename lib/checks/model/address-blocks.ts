import { kubernetesVersions } from '../../cdk8s/kubernetes-versions';
import { cidrFlaw, isBlock } from '../../rules/cidr';
import { show } from '../../rules/show';
import type { AppObject } from './app-object';
import { type ObjectFindings, problem, warning } from './object-finding';

/** The first version that refuses a block by an address within it (StrictIPCIDRValidation, kube_features.go). */
const STRICT = 36;

/** Checks a block of addresses that the API server reads. */
export function* checkBlock(object: AppObject, what: string, block: unknown): ObjectFindings {
  const flaw = cidrFlaw(block);
  if (flaw === undefined) return;
  const isTaken = isBlock(block) && kubernetesVersions(object.construct).newest < STRICT;
  yield (isTaken ? warning : problem)(object, `${what} ${show(block)} ${flaw}.`);
}

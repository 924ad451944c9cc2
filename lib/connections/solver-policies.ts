import type { Construct } from 'constructs';
import { chartOf } from '../cdk8s/charts';
import { routersInCluster } from '../routing/router/known-routers';
import type { DeclaredPods } from './declared-pods';
import type { PlannedPolicy } from './planned-policy';
import { rulesOf } from './policy-rules';
import { routerPeers } from './route-sources';

/** The pods that cert-manager makes to prove to an ACME server that a host is one's own: https://github.com/cert-manager/cert-manager/blob/v1.21.1/pkg/issuer/acme/http/pod.go */
const SOLVER_LABELS = { 'acme.cert-manager.io/http01-solver': 'true' };
const SOLVER_PORT = 8089;

/**
 * For each router of a closed namespace whose certificates cert-manager makes, a policy by which the controller reaches the pods of a
 * proof. Without one, a certificate would not be renewed, weeks after the network was closed.
 */
export function solverPolicies(
  scope: Construct,
  isClosed: ReadonlySet<string | undefined>,
  closed: readonly DeclaredPods[],
): PlannedPolicy[] {
  return routersInCluster(scope).flatMap(({ router, target, table }) => {
    const { namespace, name, tls } = table();
    const isIssued = tls.some(({ issuer, clusterIssuer }) => (issuer ?? clusterIssuer) !== undefined);
    if (namespace === undefined || !isClosed.has(namespace) || !isIssued) return [];
    const network = closed.find((pods) => pods.namespace === namespace)?.network;
    const known = target.parts().flatMap((part) => part.requestSources(table()));
    const peers = routerPeers(network, known, namespace);
    const ingress = rulesOf([{ peers, ports: [{ port: SOLVER_PORT, transport: 'TCP' }] }]);
    const policyName = `${name}-acme-solver`;
    // A router renders its own objects again.
    const chart = chartOf(router);
    return ingress.length === 0 || chart === undefined
      ? []
      : [{ scope: chart, namespace, name: policyName, selector: SOLVER_LABELS, ingress, egress: [] }];
  });
}

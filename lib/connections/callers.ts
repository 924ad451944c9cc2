import type { CalleeTraits } from './callee';
import type { ClusterServices, ServiceTarget } from './cluster-services';
import type { DeclaredPods } from './declared-pods';
import type { PodsByLabel } from './pods-by-label';
import type { PolicyPort } from './policy-peer';

/** Pods that call others of the app. */
export interface Caller {
  readonly pods: DeclaredPods;
  /** The port that they call; undefined for all. */
  readonly port?: PolicyPort;
}

/** A call of one workload by another. */
export interface InnerCall {
  readonly from: DeclaredPods;
  readonly call: CalleeTraits;
  readonly to: DeclaredPods;
  readonly port: PolicyPort;
}

/** The calls between workloads of an app. */
export function* innerCalls(
  all: readonly DeclaredPods[],
  services: ClusterServices,
  byLabel: PodsByLabel,
): Generator<InnerCall> {
  for (const from of all) {
    for (const call of from.calls) {
      const { service } = call;
      const target = service && services.target(service.namespace, service.name, service.port);
      if (target === undefined) continue;
      for (const to of podsBehind(target, byLabel)) yield { from, call, to, port: target.port };
    }
  }
}

/** The workloads of Portico behind a port of a Service. */
export const podsBehind = ({ labels, namespace }: ServiceTarget, byLabel: PodsByLabel): readonly DeclaredPods[] =>
  labels === undefined ? [] : byLabel.with(labels, namespace);

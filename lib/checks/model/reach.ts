import type { AppIndex } from './app-index';
import { NAMESPACE_NAME } from './policy-peers';
import { type KnowsPods, PolicyReach, type ReachPods, type ReachPort } from './policy-reach';
import { at, type Fields, stringMapOf } from './read';
import { podPorts, type Workload } from './workload';

/** The NetworkPolicies of an app, and its pods as they see them. */
export interface AppReach {
  readonly policies: PolicyReach;
  /** The same, where each block of private addresses may be one of pods. */
  readonly policiesAtMost: PolicyReach;
  podsOf(workload: Workload): ReachPods;
}

const REACH = new WeakMap<AppIndex, AppReach | null>();

/** The connections that the NetworkPolicies of an app allow, or undefined where it has none. */
export function reachOf(app: AppIndex): AppReach | undefined {
  let reach = REACH.get(app);
  if (reach === undefined) {
    reach = app.ofKind('networking.k8s.io', 'NetworkPolicy').length === 0 ? null : makeReach(app);
    REACH.set(app, reach);
  }
  return reach ?? undefined;
}

function makeReach(app: AppIndex): AppReach {
  const written = app.ofKind('networking.k8s.io', 'NetworkPolicy');
  const labels = new Map<string, { readonly [key: string]: string }>();
  const labelsOf = (namespace: string) => {
    const own = labels.get(namespace) ?? {
      ...stringMapOf(at(app.find('', 'Namespace', '', namespace)?.json, 'metadata', 'labels')),
      [NAMESPACE_NAME]: namespace,
    };
    labels.set(namespace, own);
    return own;
  };
  const knowsPods: KnowsPods = (namespace, selector) => app.selected(namespace, selector).length > 0;
  const known = new Map<Workload, ReachPods>();
  return {
    policies: new PolicyReach(written, labelsOf, knowsPods),
    policiesAtMost: new PolicyReach(written, labelsOf, knowsPods, 'maybe pods'),
    podsOf(workload) {
      const pods = known.get(workload) ?? toPods(workload);
      known.set(workload, pods);
      return pods;
    },
  };
}

const toPods = (workload: Workload): ReachPods => ({
  namespace: workload.object.namespace,
  labels: workload.labels,
  ports: podPorts(workload),
  onHostNetwork: workload.pod.hostNetwork === true,
});

/** The ports of the pods of a workload that a port of a Service leads to. */
export function targetPorts({ port, targetPort = port, protocol = 'TCP' }: Fields, workload: Workload): ReachPort[] {
  if (typeof targetPort === 'number') return [{ number: targetPort, protocol: String(protocol) }];
  return podPorts(workload).flatMap(({ name, number, ...own }) =>
    name === targetPort && number !== undefined ? [{ number, protocol: own.protocol }] : [],
  );
}

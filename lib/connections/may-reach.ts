import { ApiObject } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { rootsInCluster } from '../cdk8s/app-trees';
import { writtenJson } from '../cdk8s/written-json';
import { type AppObject, toAppObjects } from '../checks/model/app-object';
import { NAMESPACE_NAME } from '../checks/model/policy-peers';
import { PolicyReach, type ReachPods, type WrittenPolicy } from '../checks/model/policy-reach';
import { at, type Fields, stringMapOf } from '../checks/model/read';
import { type DeclaredPods, podsInCluster } from './declared-pods';
import { planPolicies } from './plan-policies';
import { isMadeAtSynth, policyManifest } from './render-policies';

/** A port that pods are asked for. */
interface AskedPort {
  readonly number: number;
  readonly protocol: string;
}

/**
 * Says whether the pods of a workload may open a connection to those of another one, by the NetworkPolicies that will be written,
 * Portico's and others.
 *
 * @param port a port of the other one, by default the one that callers ask who name none.
 */
export function mayReach(from: Construct, to: Construct, port?: number, policies = policiesAround(from)): boolean {
  const [own, other] = [from, to].map((construct) => policies.podsOf.get(construct));
  // Problems kept the pods from being made, and from being held back.
  if (own === undefined || other === undefined) return true;
  return askedPorts(other, port).some((asked) => policies.reach.mayReach(toPods(own), toPods(other), asked));
}

/** The policies of a cluster, and the workloads that they are for. */
interface PoliciesOfCluster {
  readonly podsOf: ReadonlyMap<Construct, DeclaredPods>;
  readonly reach: PolicyReach;
}

/** The policies that are applied to the cluster of a construct as they will be written. */
export function policiesAround(construct: Construct): PoliciesOfCluster {
  const podsOf = new Map(podsInCluster(construct).map((pods) => [pods.construct, pods]));
  return { podsOf, reach: reachIn(construct) };
}

/** A number that pods listen on by several protocols is asked by each; one that they do not declare, by TCP. */
function askedPorts({ ports, mainPort }: DeclaredPods, port: number | undefined): AskedPort[] {
  const declared = port === undefined ? [mainPort ?? []].flat() : ports.filter(({ number }) => number === port);
  const asked = declared.map(({ number, transport }) => ({ number, protocol: transport }));
  return asked.length > 0 || port === undefined ? asked : [{ number: port, protocol: 'TCP' }];
}

const toPods = ({ namespace = '', labels, ports, onHostNetwork }: DeclaredPods): ReachPods => ({
  namespace,
  labels,
  ports: ports.map(({ name, number, transport }) => ({ name, number, protocol: transport })),
  onHostNetwork,
});

function reachIn(construct: Construct): PolicyReach {
  const objects = rootsInCluster(construct).flatMap((root) => root.node.findAll().flatMap(objectsOf));
  const planned = planPolicies(construct).policies.map((policy): WrittenPolicy => {
    return { namespace: policy.namespace, json: policyManifest(policy) as Fields };
  });
  const labels = new Map(objects.filter(({ kind }) => kind === 'Namespace').map(({ name, json }) => [name, json]));
  return new PolicyReach(
    [...planned, ...objects.filter(({ kind, group }) => kind === 'NetworkPolicy' && group === 'networking.k8s.io')],
    (namespace) => ({
      ...stringMapOf(at(labels.get(namespace), 'metadata', 'labels')),
      [NAMESPACE_NAME]: namespace,
    }),
  );
}

function objectsOf(construct: IConstruct): AppObject[] {
  if (!ApiObject.isApiObject(construct) || !/^(NetworkPolicy|Namespace|\w*List)$/.test(construct.kind)) return [];
  if (isMadeAtSynth(construct)) return [];
  return toAppObjects({ construct, json: writtenJson(construct) });
}

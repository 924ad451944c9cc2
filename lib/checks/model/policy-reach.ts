import { isBlock, isWithin } from '../../rules/cidr';
import { type Fields, fieldsOf, itemsOf, listOf, stringOf } from './read';
import { onlyValue, type Selector, selectorOf, selects } from './selector';
import type { OpenPort } from './workload';

/** Pods as NetworkPolicies see them. */
export interface ReachPods {
  readonly namespace: string;
  readonly labels: { readonly [key: string]: string };
  /** The ports of the containers that run as long as the pods do. */
  readonly ports: readonly OpenPort[];
  /** True for pods in the network of their node, which policies neither select nor know as peers. */
  readonly onHostNetwork: boolean;
}

/** A NetworkPolicy object, and its namespace. */
export interface WrittenPolicy {
  readonly namespace: string;
  readonly json: Fields;
}

/** A port that a connection is opened to. */
export interface ReachPort {
  readonly number: number;
  readonly protocol: string;
}

/** True where pods of the app in a namespace have the labels of a selector. */
export type KnowsPods = (namespace: string, selector: Selector) => boolean;

/** The labels of a namespace. */
export type NamespaceLabels = (namespace: string) => { readonly [key: string]: string };

type Rules = readonly Fields[];

interface Policy {
  readonly namespace: string;
  readonly selector: Selector;
  readonly ingress?: Rules;
  readonly egress?: Rules;
}

/** An end of a connection that is not known to be a pod of the app: pods of other apps, or an address such as that of the API server. */
export type Elsewhere = 'other pods' | 'an address';

type End = ReachPods | Elsewhere;

/**
 * Says which connections the NetworkPolicies of a cluster let pods open: what is not selected may do everything, and what is may do
 * what any of its policies says. The addresses of pods are not known, so that a block of addresses is for pods only where it is of
 * all that there are in IPv4, which pods have in every cluster but one of IPv6 alone.
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class PolicyReach {
  private readonly byLabel = new Map<string, Policy[]>();
  private readonly known = new WeakMap<ReachPods, { ingress?: Rules; egress?: Rules }>();
  private readonly selectors = new WeakMap<Fields, { readonly pods: Selector; readonly namespaces: Selector }>();

  constructor(
    written: readonly WrittenPolicy[],
    private readonly labelsOf: NamespaceLabels,
    private readonly knowsPods: KnowsPods = () => true,
    /** Says whether a block of some addresses is taken for pods: theirs are not known, and mostly private. */
    private readonly someAddresses: 'no pods' | 'maybe pods' = 'no pods',
  ) {
    for (const policy of written.map(toPolicy)) {
      const key = keyOf(policy);
      const others = this.byLabel.get(key);
      if (others === undefined) this.byLabel.set(key, [policy]);
      else others.push(policy);
    }
  }

  /** True where a connection may leave its pods, and may enter the others. */
  mayReach(from: ReachPods, to: ReachPods, port: ReachPort): boolean {
    return this.mayLeave(from, to, port) && this.mayEnter(from, to, port);
  }

  /** True where the policies of the pods that open a connection allow it. */
  mayLeave(from: ReachPods, to: End, port?: ReachPort): boolean {
    const rules = this.rulesFor(from, 'egress');
    return rules === undefined || rules.some((rule) => this.allows(rule, itemsIn(rule, 'to'), from, to, to, port));
  }

  /** True where the policies of the pods that a connection is opened to allow it. */
  mayEnter(from: End, to: ReachPods, port?: ReachPort): boolean {
    const rules = this.rulesFor(to, 'ingress');
    return rules === undefined || rules.some((rule) => this.allows(rule, itemsIn(rule, 'from'), to, from, to, port));
  }

  /** True where no policy is about the connections that pods open. */
  leavesFreely(pods: ReachPods): boolean {
    return this.rulesFor(pods, 'egress') === undefined;
  }

  private rulesFor(pods: ReachPods, direction: 'ingress' | 'egress'): Rules | undefined {
    let rules = this.known.get(pods);
    if (rules === undefined) {
      const own = pods.onHostNetwork ? [] : this.policiesFor(pods);
      rules = { ingress: unionOf(own, 'ingress'), egress: unionOf(own, 'egress') };
      this.known.set(pods, rules);
    }
    return rules[direction];
  }

  /** The policies that select pods: those with one of their labels, and those for all pods or by another rule, are looked at. */
  private policiesFor({ namespace, labels }: ReachPods): Policy[] {
    const keys = [namespace, ...Object.entries(labels).map(([key, value]) => `${namespace}\n${key}=${value}`)];
    return keys.flatMap((key) => this.byLabel.get(key) ?? []).filter(({ selector }) => selects(selector, labels));
  }

  /**
   * @param own the pods that the policy is for.
   * @param other the other end.
   * @param target the end that the connection is opened to, whose ports have names.
   */
  private allows(
    rule: Fields,
    peers: readonly Fields[] | undefined,
    own: ReachPods,
    other: End,
    target: End,
    port: ReachPort | undefined,
  ): boolean {
    if (peers !== undefined && !peers.some((peer) => this.isPeer(peer, own, other))) return false;
    const ports = itemsOf(rule.ports);
    return ports.length === 0 || port === undefined || ports.some((each) => isPort(each, target, port));
  }

  private isPeer(peer: Fields, own: ReachPods, other: End): boolean {
    const { ipBlock, namespaceSelector } = peer;
    if (ipBlock !== undefined) {
      const { cidr, except } = fieldsOf(ipBlock);
      if (typeof other === 'string') return true;
      if (this.someAddresses === 'maybe pods') return mayHoldPods(String(cidr), listOf(except));
      return isAllOfFour(String(cidr)) && listOf(except).every(holdsNoPods);
    }
    // Pods of other apps may have any label, and are in other namespaces, or are those that none of the app has the labels of.
    const { pods, namespaces } = this.selectorsOf(peer);
    if (typeof other === 'string') {
      const isElsewhere = namespaceSelector !== undefined || !this.knowsPods(own.namespace, pods);
      return other === 'other pods' && isElsewhere;
    }
    if (other.onHostNetwork) return false;
    const inNamespace =
      namespaceSelector === undefined
        ? other.namespace === own.namespace
        : selects(namespaces, this.labelsOf(other.namespace));
    return inNamespace && selects(pods, other.labels);
  }

  /** Kept, since each peer is held against many pods. */
  private selectorsOf(peer: Fields) {
    let selectors = this.selectors.get(peer);
    if (selectors === undefined) {
      selectors = { pods: selectorOf(peer.podSelector), namespaces: selectorOf(peer.namespaceSelector) };
      this.selectors.set(peer, selectors);
    }
    return selectors;
  }
}

const isAllOfFour = (cidr: string) => /^[\d.]+\/0$/.test(cidr);

/** Blocks of addresses that nodes and pods never have as theirs, such as that of a cloud's metadata. */
const NOT_OF_PODS = ['127.0.0.0/8', '169.254.0.0/16', '::1/128', 'fe80::/10'];

const holdsNoPods = (block: unknown) =>
  NOT_OF_PODS.some((each) => each === block || (isBlock(block) && isWithin(block, each)));

/** Blocks of the addresses that clusters give to pods. */
const PRIVATE = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'];

function mayHoldPods(cidr: string, except: readonly unknown[]): boolean {
  const isPart = (part: string, whole: unknown) => part === whole || (isBlock(whole) && isWithin(part, whole));
  if (!isBlock(cidr)) return true;
  const parts = PRIVATE.flatMap((each) => (isPart(each, cidr) ? each : isPart(cidr, each) ? cidr : []));
  return parts.some((part) => !except.some((each) => isPart(part, each)));
}

function isPort(allowed: Fields, target: End, { number, protocol }: ReachPort): boolean {
  const { port, endPort } = allowed;
  if ((stringOf(allowed.protocol) ?? 'TCP') !== protocol) return false;
  if (port === undefined) return true;
  if (typeof port === 'number') {
    return typeof endPort === 'number' ? port <= number && number <= endPort : port === number;
  }
  // The ports of pods in the network of their node have no names, since their address is the node's.
  const named =
    typeof target === 'string' || target.onHostNetwork ? [] : target.ports.filter(({ name }) => name === port);
  return named.some((each) => each.number === number && each.protocol === protocol);
}

/** A list that is left out or empty stands for every peer. */
function itemsIn(rule: Fields, field: 'from' | 'to'): readonly Fields[] | undefined {
  const items = itemsOf(rule[field]);
  return items.length === 0 ? undefined : items;
}

/** The rules of several policies, which add up, or undefined where none is for the direction. */
function unionOf(policies: readonly Policy[], direction: 'ingress' | 'egress'): Rules | undefined {
  const own = policies.flatMap((policy) => (policy[direction] === undefined ? [] : [policy[direction]]));
  return own.length === 0 ? undefined : own.flat();
}

/** A label that all pods of a policy have, or else their namespace alone. */
function keyOf({ namespace, selector }: Policy): string {
  const [label] = selector.flatMap((requirement) => {
    const value = onlyValue(requirement);
    return value === undefined ? [] : [`${requirement.key}=${value}`];
  });
  return label === undefined ? namespace : `${namespace}\n${label}`;
}

/** A policy is for connections in unless it says otherwise, and for those out where it has rules for them. */
function toPolicy({ namespace, json }: WrittenPolicy): Policy {
  const { podSelector, policyTypes, ingress, egress } = fieldsOf(json.spec);
  const types = listOf(policyTypes);
  const isFor = (type: string, byDefault: boolean) => (types.length === 0 ? byDefault : types.includes(type));
  return {
    namespace,
    selector: selectorOf(podSelector),
    ...(isFor('Ingress', true) && { ingress: itemsOf(ingress) }),
    ...(isFor('Egress', itemsOf(egress).length > 0) && { egress: itemsOf(egress) }),
  };
}

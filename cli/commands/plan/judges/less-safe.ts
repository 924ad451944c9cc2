import { kubernetesVersions } from '../../../../lib/cdk8s/kubernetes-versions';
import { isMadeByPortico } from '../../../../lib/checks/model/made-by-portico';
import { podSecurityLevelOf } from '../../../../lib/checks/model/pod-security/level';
import { at, type Fields, fieldsOf, itemsOf, listOf, stringMapOf } from '../../../../lib/checks/model/read';
import { toWorkload } from '../../../../lib/checks/model/workload';
import { isWeaker, POD_SECURITY_LEVELS, type PodSecurityLevel } from '../../../../lib/rules/pod-security-level';
import { show } from '../../../../lib/rules/show';
import type { Change } from '../change';
import { differencesOf } from '../objects/differences';
import { normalForm } from '../objects/normal-form';
import { type ChangedPair, isChanged, type Pair } from '../objects/pairs';
import { type Comparison, changeOf } from './judge';
import { bindingRights, roleRights, tokenRights } from './rights';

/** Changes after which something is open, or allowed, that was not. */
export function* lessSafe({ pairs, before, after }: Comparison): Generator<Change> {
  const areRoutesKnown = before.tables !== undefined && after.tables !== undefined;
  for (const pair of pairs) {
    // The requests of a router tell more.
    if (areRoutesKnown && pair.after?.kind === 'Ingress' && isMadeByPortico(pair.after)) continue;
    for (const message of isChanged(pair) ? opened(pair) : opensWhenDeleted(pair)) {
      yield changeOf(pair, 'less-safe', message);
    }
  }
}

function* opensWhenDeleted({ before, after }: Pair): Generator<string> {
  if (before?.kind !== 'NetworkPolicy' || after !== undefined) return;
  yield 'once it is deleted, the pods that it selects take and make all connections that no other NetworkPolicy forbids.';
}

function* opened(pair: ChangedPair): Generator<string> {
  yield* podLevel(pair);
  yield* (OF_KIND[pair.after.kind] ?? none)(pair);
}

type Rule = (pair: ChangedPair) => Generator<string>;

function* none(): Generator<string> {}

function* podLevel({ before, after }: ChangedPair): Generator<string> {
  const [old, now] = [before, after].map(toWorkload);
  if (old === undefined || now === undefined) return;
  const versions = kubernetesVersions(after.construct);
  const [formerly, level] = [old, now].map((workload) => podSecurityLevelOf(workload, versions));
  if (formerly !== undefined && level !== undefined && isWeaker(level, formerly)) {
    yield `the pods pass Pod Security ${show(level)} only, and passed ${show(formerly)}.`;
  }
  if (old.pod.automountServiceAccountToken === false && now.pod.automountServiceAccountToken !== false) {
    yield 'the pods get a token of the API server (automountServiceAccountToken).';
  }
}

const ENFORCE = 'pod-security.kubernetes.io/enforce';
const isLevel = (label: string | undefined): label is PodSecurityLevel =>
  POD_SECURITY_LEVELS.some((level) => level === label);

function* namespace({ before, after }: ChangedPair): Generator<string> {
  const [old, now] = [before, after].map(({ json }) => stringMapOf(at(json, 'metadata', 'labels'))[ENFORCE]);
  if (!isLevel(old) || old === 'privileged') return;
  if (now === undefined) yield `label ${ENFORCE} ${show(old)} is gone: no level of Pod Security is enforced.`;
  else if (isLevel(now) && isWeaker(now, old)) yield `label ${ENFORCE} ${show(old)} → ${show(now)} takes more pods.`;
}

/** A Service that comes within the reach of more clients. */
function* service({ before, after }: ChangedPair): Generator<string> {
  const [old = 'ClusterIP', now = 'ClusterIP'] = [before, after].map(({ json }) => at(json, 'spec', 'type'));
  const isOpen = (type: unknown) => type === 'NodePort' || type === 'LoadBalancer';
  if (isOpen(now) && !isOpen(old)) yield `type ${show(old)} → ${show(now)} opens it to clients outside of the cluster.`;
  const [ranges = [], left = []] = [before, after].map(({ json }) =>
    listOf(at(json, 'spec', 'loadBalancerSourceRanges')),
  );
  if (ranges.length > 0 && left.length === 0 && now === 'LoadBalancer')
    yield 'loadBalancerSourceRanges is gone: every address may connect.';
}

function* ingress({ before, after }: ChangedPair): Generator<string> {
  const [old = [], now = []] = [before, after].map(({ json }) =>
    itemsOf(at(json, 'spec', 'tls')).flatMap(({ hosts }) => listOf(hosts)),
  );
  const lost = old.filter((host) => !now.includes(host));
  if (lost.length > 0)
    yield `spec.tls no longer has ${lost.map(show).join(', ')}: requests come without TLS, or with another certificate.`;
}

/** A rule of a NetworkPolicy is a way in or out: one that is new or another one may let more through. */
function* networkPolicy({ before, after }: ChangedPair): Generator<string> {
  // A default that is written out, such as the protocol of a port, lets nothing more through.
  const [old, now] = [before, after].map((object) => fieldsOf(normalForm(object).spec));
  const types = (spec: unknown) => listOf(at(spec, 'policyTypes'));
  const gone = types(old).filter((type) => !types(now).includes(type));
  if (gone.length > 0)
    yield `policyTypes no longer has ${gone.map(show).join(', ')}: these connections are all allowed.`;
  if (differencesOf(old?.podSelector, now?.podSelector).length > 0)
    yield 'podSelector selects other pods, and those that it no longer selects are open.';
  for (const [field, to] of [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const) {
    const isWide = (rule: unknown) => listOf(at(rule, to)).length === 0;
    const added = itemsOf(now?.[field]).filter(
      (rule) => !itemsOf(old?.[field]).some((each) => includes(each, rule, to)),
    );
    if (added.length === 0) continue;
    yield `${added.length === 1 ? 'a rule' : `${added.length} rules`} of ${field} ${added.length === 1 ? 'allows' : 'allow'} other connections than before${added.some(isWide) ? ', with every address' : ''}.`;
  }
}

/** True for a rule all of whose peers and ports are in another one, in which a list that is left out stands for all. */
function includes(wide: Fields, rule: Fields, peers: 'from' | 'to'): boolean {
  return [peers, 'ports'].every((field) => {
    const [all, some] = [wide, rule].map((each) => listOf(each[field]).map((item) => JSON.stringify(item)));
    return all?.length === 0 || (some?.length !== 0 && some?.every((item) => all?.includes(item)));
  });
}

const OF_KIND: { readonly [kind: string]: Rule } = {
  Namespace: namespace,
  Service: service,
  Ingress: ingress,
  NetworkPolicy: networkPolicy,
  Role: roleRights,
  ClusterRole: roleRights,
  RoleBinding: bindingRights,
  ClusterRoleBinding: bindingRights,
  ServiceAccount: tokenRights,
};

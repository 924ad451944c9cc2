import { at, itemsOf, listOf, nonEmptyStringOf } from '../../../../lib/checks/model/read';
import { amountOf } from '../../../../lib/rules/quantity';
import { show } from '../../../../lib/rules/show';
import type { Change } from '../change';
import { showDifferences } from '../objects/differences';
import { type ChangedPair, isChanged } from '../objects/pairs';
import { immutableDifferences } from './immutable-fields';
import { type Comparison, changeOf } from './judge';
import { wayRound } from './ways-round';

/** Changes that the API server refuses, so that `kubectl apply` fails for the object, each with the way round. */
export function* refused({ pairs, after }: Comparison): Generator<Change> {
  for (const pair of pairs.filter(isChanged)) {
    const reasons = [...reasonsFor(pair)];
    if (reasons.length > 0) yield changeOf(pair, 'refused', `${reasons.join('; ')}.`, wayRound(pair, after.title));
  }
}

function* reasonsFor(pair: ChangedPair): Generator<string> {
  const fixed = immutableDifferences(pair);
  if (fixed.length > 0) yield `${ONLY_NEW}: ${showDifferences(fixed)}`;
  const { group, kind } = pair.after;
  for (const rule of RULES[`${group} ${kind}`] ?? []) {
    const reason = rule(pair);
    if (reason !== undefined) yield reason;
  }
}

const ONLY_NEW = 'the API server takes this only in a new object';

type Rule = (pair: ChangedPair) => string | undefined;

const specOf = ({ before, after }: ChangedPair, ...path: readonly string[]) => [
  at(before.json, 'spec', ...path),
  at(after.json, 'spec', ...path),
];

/** An address that the cluster gave stays; one that is written must be the same. */
const serviceAddress: Rule = (pair) => {
  const [old, now] = specOf(pair, 'clusterIP').map(nonEmptyStringOf);
  const [oldType = 'ClusterIP', type = 'ClusterIP'] = specOf(pair, 'type');
  if (oldType === 'ExternalName' || type === 'ExternalName') return undefined;
  if (old === 'None' && type !== 'ClusterIP') {
    return `a headless Service keeps its clusterIP "None", which type ${show(type)} does not take`;
  }
  if (now === undefined || now === old) return undefined;
  return `${ONLY_NEW}: spec.clusterIP ${old === undefined ? 'of the cluster' : show(old)} → ${show(now)}`;
};

const ipFamily: Rule = (pair) => {
  const [old, now] = specOf(pair, 'ipFamilies').map((families) => listOf(families)[0]);
  if (old === undefined || now === undefined || old === now) return undefined;
  return `${ONLY_NEW}: the first of spec.ipFamilies ${show(old)} → ${show(now)}`;
};

/** Only `kubectl apply` knows that `rollingUpdate` was never written, so that it leaves the default of the API server there. */
const onDelete: Rule = (pair) => {
  const [old, now] = specOf(pair, 'updateStrategy');
  if (old !== undefined || at(now, 'type') !== 'OnDelete') return undefined;
  return 'spec.updateStrategy "OnDelete" does not go with the rollingUpdate that the API server has added: write rollingUpdate null next to it for one apply';
};

const shrunkClaim: Rule = (pair) => {
  const [old, now] = specOf(pair, 'resources', 'requests', 'storage');
  const [before, after] = [old, now].map(amountOf);
  if (before === undefined || after === undefined || after >= before) return undefined;
  return `a claim never becomes smaller: spec.resources.requests.storage ${show(old)} → ${show(now)}`;
};

/** A deadline of a pod may only become shorter. */
const podDeadline: Rule = (pair) => {
  const [old, now] = specOf(pair, 'activeDeadlineSeconds');
  if (typeof old !== 'number' || (typeof now === 'number' && now <= old)) return undefined;
  return `spec.activeDeadlineSeconds of a pod may only become shorter: ${show(old)} → ${now === undefined ? 'none' : show(now)}`;
};

const podTolerations: Rule = (pair) => {
  const [old = [], now = []] = specOf(pair, 'tolerations').map((list) =>
    itemsOf(list).map((item) => JSON.stringify(item)),
  );
  const lost = old.find((item) => !now.includes(item));
  return lost === undefined ? undefined : `tolerations of a pod may only be added, and ${lost} is gone`;
};

const RULES: { readonly [kind: string]: readonly Rule[] } = {
  ' Service': [serviceAddress, ipFamily],
  'apps StatefulSet': [onDelete],
  ' PersistentVolumeClaim': [shrunkClaim],
  ' Pod': [podDeadline, podTolerations],
};

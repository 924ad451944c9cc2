import { at, fieldsOf, itemsOf } from '../../../../lib/checks/model/read';
import { toWorkload } from '../../../../lib/checks/model/workload';
import { show } from '../../../../lib/rules/show';
import type { Change } from '../change';
import { type ChangedPair, isChanged, type Pair } from '../objects/pairs';
import { type Comparison, changeOf } from './judge';
import { LOST_WITH } from './left-behind';

/** Changes that lose data, or that lose it as soon as somebody deletes what is left behind. */
export function* dataLoss({ pairs }: Comparison): Generator<Change> {
  for (const pair of pairs) {
    const lost = isChanged(pair) ? lostBy(pair) : lostWith(pair);
    for (const message of lost) yield changeOf(pair, 'data-loss', message);
  }
}

function* lostWith({ before, after }: Pair): Generator<string> {
  if (before === undefined || after !== undefined) return;
  const lost = LOST_WITH[`${before.group} ${before.kind}`];
  if (lost !== undefined) yield `deleting it, by hand or by a tool that prunes, loses ${lost}.`;
}

function* lostBy(pair: ChangedPair): Generator<string> {
  const { before, after } = pair;
  const [old, now] = [before, after].map(volumesOf);
  for (const [name, source] of old ?? []) {
    const next = now?.get(name);
    if (source === next || !source.startsWith('claim ')) continue;
    if (next === undefined && [...(now?.values() ?? [])].includes(source)) continue;
    yield `the pods no longer have ${source} as volume ${show(name)}${next === undefined ? '' : `, but ${next}`}: they do not see its data.`;
  }
  if (after.kind !== 'StatefulSet') return;
  const { whenDeleted, whenScaled } = fieldsOf(at(after.json, 'spec', 'persistentVolumeClaimRetentionPolicy'));
  const formerly = fieldsOf(at(before.json, 'spec', 'persistentVolumeClaimRetentionPolicy'));
  if (whenDeleted === 'Delete' && formerly.whenDeleted !== 'Delete') {
    yield 'persistentVolumeClaimRetentionPolicy.whenDeleted "Delete": its claims go with it from now on.';
  }
  const [most, fewer] = [before, after].map(({ json }) => Number(at(json, 'spec', 'replicas') ?? 1));
  if (whenScaled !== 'Delete') return;
  if ((fewer ?? 0) < (most ?? 0)) {
    yield `the claims of ${(most ?? 0) - (fewer ?? 0)} pods are deleted: replicas ${most} → ${fewer}, and persistentVolumeClaimRetentionPolicy.whenScaled is "Delete".`;
  } else if (formerly.whenScaled !== 'Delete') {
    yield 'persistentVolumeClaimRetentionPolicy.whenScaled "Delete": from now on a claim goes with the pod that is scaled away.';
  }
}

/** The volumes of the pods of a workload by their names, in words. */
function volumesOf(object: ChangedPair['after']): Map<string, string> {
  const { pod = {} } = toWorkload(object) ?? {};
  return new Map(
    itemsOf(pod.volumes).map(({ name, ...source }) => {
      const claim = at(source.persistentVolumeClaim, 'claimName');
      return [
        String(name),
        typeof claim === 'string' ? `claim ${show(claim)}` : (Object.keys(source)[0] ?? 'emptyDir'),
      ];
    }),
  );
}

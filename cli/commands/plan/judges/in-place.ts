import { objectTitle } from '../../../../lib/checks/model/app-object';
import { configUses } from '../../../../lib/checks/model/config-uses';
import { toWorkload } from '../../../../lib/checks/model/workload';
import type { Change } from '../change';
import { type Difference, isWithin, showDifferences } from '../objects/differences';
import { type ChangedPair, isChanged } from '../objects/pairs';
import { immutableDifferences } from './immutable-fields';
import { type Comparison, changeOf, kubectlName } from './judge';
import { changesPods, isOfPods } from './restarts';

/** Objects that are new, that change where they are, and that do not change at all though their text does. */
export function* inPlace(comparison: Comparison): Generator<Change> {
  for (const pair of comparison.pairs) {
    if (pair.before === undefined && !comparison.renames.some(({ after }) => after === pair.after)) {
      yield changeOf(pair, 'in-place', 'is new.');
    }
    if (!isChanged(pair)) continue;
    const { kept, differences } = pair;
    if (kept.length > 0) {
      const message = `${showDifferences(kept)}, and the API server keeps it all the same.`;
      yield changeOf(pair, 'none', message, wayRoundKept(pair));
    }
    if (kept.length + differences.length === 0) yield changeOf(pair, 'none', ONLY_TEXT);
    const own = differences.filter((difference) => !isElsewhere(pair, difference));
    if (own.length > 0)
      yield changeOf(pair, 'in-place', `${showDifferences(own)}.${readersOf(pair, comparison)}${expansionOf(pair)}`);
  }
}

/** A step for those that wanted another value, and not merely less text. */
function wayRoundKept(pair: ChangedPair): string[] {
  if (pair.kept.some(({ steps }) => steps.at(-1) === 'serviceAccountName')) {
    return ['Write serviceAccountName "default", if that is meant.'];
  }
  const isHeadless = pair.kept.some(({ before }) => before === 'None');
  return isHeadless
    ? [`kubectl delete ${kubectlName(pair)}    # if it is to have an address, then apply it again`]
    : [];
}

const ONLY_TEXT = 'only its text differs: order, comments, or what the API server fills in.';

/** True for a difference that a refusal or a restart tells of. */
const isElsewhere = (pair: ChangedPair, difference: Difference) =>
  (changesPods(pair) && isOfPods(difference)) || immutableDifferences(pair).includes(difference);

/** The workloads whose pods keep the old values of a ConfigMap or Secret until they restart, which this change does not bring about. */
function readersOf({ before: { kind, name, namespace } }: ChangedPair, { pairs, after }: Comparison): string {
  if (kind !== 'ConfigMap' && kind !== 'Secret') return '';
  const restarting = new Set(
    pairs
      .filter(isChanged)
      .filter(changesPods)
      .map((pair) => objectTitle(pair.after)),
  );
  const readers = after.withText(name).filter((object) => {
    const workload = toWorkload(object);
    if (workload === undefined || object.namespace !== namespace || restarting.has(objectTitle(object))) return false;
    return configUses(workload).some((use) => use.kind === kind && use.name === name && use.title.startsWith('env'));
  });
  if (readers.length === 0) return '';
  return ` Variables of ${readers.map(objectTitle).join(', ')} keep the old values until the pods restart.`;
}

function expansionOf({ after: { kind }, differences }: ChangedPair): string {
  const isGrown = differences.some((difference) => isWithin(difference, ['spec', 'resources']));
  return kind === 'PersistentVolumeClaim' && isGrown
    ? ' The claim must be bound, and its storage class must have allowVolumeExpansion.'
    : '';
}

import { type AppObject, objectTitle } from '../../../../lib/checks/model/app-object';
import { at, stringMapOf } from '../../../../lib/checks/model/read';
import type { Change } from '../change';
import type { Rename } from '../objects/renames';
import { type Comparison, changeOf, kubectlName, waitFor } from './judge';

const INSTANCE = 'app.kubernetes.io/instance';

/** Objects with a new name, with the steps by which no request is lost; claims and their data stay under the old one. */
export function* renamed({ renames, after }: Comparison): Generator<Change> {
  for (const rename of renames) {
    const pair = { after: rename.after, differences: [], kept: [] };
    const title = objectTitle(rename.before);
    const how = rename.before.namespace === rename.after.namespace ? 'by another name' : 'in another namespace';
    yield changeOf(pair, 'in-place', `is ${title} ${how}.`, stepsFor(rename, renames, after.title));
    if (hasClaims(rename.after)) {
      yield changeOf(pair, 'data-loss', `its volumes are new and empty: the data stay with ${title}.`, [
        'Keep the old name, or copy the data by a Job that mounts both claims.',
      ]);
    }
  }
}

const hasClaims = ({ kind, json }: AppObject) =>
  kind === 'PersistentVolumeClaim' || at(json, 'spec', 'volumeClaimTemplates') !== undefined;

/** The new pods are ready before anything sends them requests, and the old ones go when nothing does any more. */
function stepsFor(rename: Rename, all: readonly Rename[], output: string): string[] {
  const { after } = rename;
  if (!['Deployment', 'Rollout', 'StatefulSet', 'DaemonSet'].includes(after.kind)) return [];
  const apply = `kubectl apply -f ${output}`;
  const instance = stringMapOf(at(after.json, 'metadata', 'labels'))[INSTANCE];
  const own = all.filter((each) => each === rename || each.workload === after);
  const old = own.map(({ before }) => `kubectl delete ${kubectlName({ after: before })}`);
  if (instance === undefined) return [apply, waitFor({ after }), ...old];
  return [
    `${apply} --selector ${INSTANCE}=${instance}    # the new pods, next to the old ones`,
    waitFor({ after }),
    `${apply}    # routes and callers move`,
    ...old,
  ];
}

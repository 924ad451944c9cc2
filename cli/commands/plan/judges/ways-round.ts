import { at } from '../../../../lib/checks/model/read';
import { selectorOf } from '../../../../lib/checks/model/selector';
import { isWithin } from '../objects/differences';
import type { ChangedPair } from '../objects/pairs';
import { kubectlName } from './judge';

/** The way to make a change that the API server refuses, step by step. */
export function wayRound(pair: ChangedPair, output: string): string[] {
  const { group, kind } = pair.after;
  const apply = `kubectl apply -f ${output}`;
  const way = WAYS[`${group} ${kind}`] ?? anew;
  return way(pair, apply);
}

type Way = (pair: ChangedPair, apply: string) => string[];

const remove = (pair: ChangedPair) => `kubectl delete ${kubectlName(pair)}`;

/** The object is gone for a moment. */
const anew: Way = (pair, apply) => [remove(pair), apply];

const inNamespace = ({ after: { namespace } }: ChangedPair) => (namespace === '' ? '' : ` --namespace ${namespace}`);

/** The labels that pods of the old object have, as an option of kubectl. */
function oldPods({ before }: ChangedPair): string {
  const labels = selectorOf(at(before.json, 'spec', 'selector'))
    .filter(({ operator, values }) => operator === 'In' && values.length === 1)
    .map(({ key, values: [value] }) => `${key}=${value}`);
  return `--selector ${labels.join(',')}`;
}

/** The pods run on without their owner until the new ones do their work. */
const besideOldPods: Way = (pair, apply) => {
  const isDeployment = pair.after.kind === 'Deployment';
  const orphans = isDeployment ? 'replicaset' : 'pod';
  return [
    `${remove(pair)} --cascade=orphan    # its pods run on`,
    apply,
    `kubectl rollout status ${kubectlName(pair)}`,
    `kubectl delete ${orphans}${inNamespace(pair)} ${oldPods(pair)}    # the old pods`,
  ];
};

/** A recreated StatefulSet takes over pods and claims of its name, as long as its selector takes them. */
const adoptPods: Way = (pair, apply) => {
  const { namespace, name } = pair.after;
  const orphan = `${remove(pair)} --cascade=orphan    # pods and claims stay`;
  if (pair.differences.some((difference) => isWithin(difference, ['spec', 'selector']))) {
    return [remove(pair), `${apply}    # the claims are taken over, the pods start again`];
  }
  const isClaim = pair.differences.some((difference) => isWithin(difference, ['spec', 'volumeClaimTemplates']));
  const ofNamespace = namespace === '' ? '' : ` --namespace ${namespace}`;
  const claims = `kubectl get pvc${ofNamespace}    # change those of ${name} as well: a template counts for new claims alone`;
  return [orphan, apply, ...(isClaim ? [claims] : [])];
};

/** Something else goes on using the old object until it is configured with the new one. */
const underNewName =
  (what: string): Way =>
  ({ after: { kind } }, apply) => [`Give the ${kind} a new name, ${what}.`, apply];

const newClaim: Way = (pair, apply) => [
  'Give the claim a new name, and mount both in the pods.',
  apply,
  'Copy the data by a Job that mounts both, then mount the new claim alone.',
  `${remove(pair)}    # after a look at the data`,
];

const WAYS: { readonly [kind: string]: Way } = {
  'apps Deployment': besideOldPods,
  'apps DaemonSet': besideOldPods,
  'apps ReplicaSet': besideOldPods,
  'apps StatefulSet': adoptPods,
  'batch Job': (pair, apply) => [`${remove(pair)}    # or give the Job a new name`, `${apply}    # the Job runs again`],
  ' Service': (pair, apply) => [
    'Give the Service a new name, and let routes and callers name it; the old one answers until then.',
    apply,
    remove(pair),
  ],
  ' ConfigMap': underNewName('and name it in the pods, which restart with it'),
  ' Secret': underNewName('and name it in the pods, which restart with it'),
  ' PersistentVolumeClaim': newClaim,
  'storage.k8s.io StorageClass': (pair, apply) => [
    `${remove(pair)}    # volumes that it has made stay as they are`,
    apply,
  ],
  'rbac.authorization.k8s.io RoleBinding': underNewName(
    'so that nobody is without rights in between, and delete the old one',
  ),
  'rbac.authorization.k8s.io ClusterRoleBinding': underNewName(
    'so that nobody is without rights in between, and delete the old one',
  ),
  'apiextensions.k8s.io CustomResourceDefinition': underNewName('since deleting it deletes all its objects'),
};

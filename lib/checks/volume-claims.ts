import { areOfOneKind, nearest } from '../rules/edit-distance';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import { type AppObject, placeOf } from './model/app-object';
import { isOnEveryNode, staysOnOneNode } from './model/claim-nodes';
import { type ObjectFinding, type ObjectFindings, problem, warning } from './model/object-finding';
import { isLasting, mostPods } from './model/pod-numbers';
import { at, itemsOf, listOf, nonEmptyStringOf } from './model/read';
import type { Workload } from './model/workload';

export const volumeClaimsCheck: Check<'volume-claims'> = {
  name: 'volume-claims',
  summary:
    'A claim that one node alone can mount is a warning where its pods may run on several: those of several workloads, of several replicas, or of a rolling update. One for a single pod (ReadWriteOncePod) is a problem where more than one is to run. A claim that is not in the app is a warning when its name is almost that of one.',
  example:
    'PersistentVolumeClaim "data" can be mounted on one node only (ReadWriteOnce), and pods on other nodes would wait forever: write "ReadWriteMany" there, or one pod with the strategy Recreate.',
  *check(app) {
    const users = new Map<AppObject, Workload[]>();
    for (const workload of app.workloads) {
      for (const name of claimNamesOf(workload)) {
        const claim = app.find('', 'PersistentVolumeClaim', workload.object.namespace, name);
        if (claim === undefined) yield* checkName(app, workload.object, name);
        else users.set(claim, [...(users.get(claim) ?? []), workload]);
      }
    }
    for (const [claim, workloads] of users) yield* checkClaim(app, claim, workloads);
  },
};

const claimNamesOf = ({ pod }: Workload): ReadonlySet<string> =>
  new Set(
    itemsOf(pod.volumes).flatMap((volume) => nonEmptyStringOf(at(volume, 'persistentVolumeClaim', 'claimName')) ?? []),
  );

function* checkName(app: AppIndex, object: AppObject, name: string): ObjectFindings {
  const { namespace } = object;
  const ofSets = app.ofKind('apps', 'StatefulSet').filter((set) => set.namespace === namespace);
  const made = ofSets.flatMap((set) => claimsOfSet(set, /-\d+$/.exec(name)?.[0] ?? '-0'));
  if (made.includes(name) || app.isExternal('PersistentVolumeClaim', name)) return;
  const meant = app.nearestName('', 'PersistentVolumeClaim', namespace, name) ?? nearest(name, made);
  if (meant === undefined || areOfOneKind(meant, name)) return;
  yield warning(
    object,
    `claimName ${show(name)} is not in the app: write ${show(meant)} if that is meant, or PorticoChecks.of(app).external("PersistentVolumeClaim", ${show(name)}).`,
  );
}

/** The claims that a StatefulSet makes for one of its pods, such as `data-db-0`. */
const claimsOfSet = ({ json, name }: AppObject, ordinal: string) =>
  itemsOf(at(json, 'spec', 'volumeClaimTemplates')).map(
    (template) => `${at(template, 'metadata', 'name')}-${name}${ordinal}`,
  );

/** Checks that the pods with a claim need not run on one node, or that there is one, as its access modes ask for. */
function* checkClaim(app: AppIndex, claim: AppObject, workloads: readonly Workload[]): ObjectFindings {
  const modes = listOf(at(claim.json, 'spec', 'accessModes')).filter((mode) => typeof mode === 'string');
  if (modes.length === 0 || modes.some((mode) => mode.endsWith('Many')) || isOnEveryNode(app, claim)) return;
  const isForOnePod = modes.every((mode) => mode === 'ReadWriteOncePod');
  const running = workloads.filter(
    (each) => comesBack(each) && mostPods(app, each) !== 0 && (isForOnePod || !staysOnOneNode(each)),
  );
  const lasting = running.filter(isLasting);
  for (const workload of lasting) {
    const pods = mostPods(app, workload) ?? 1;
    if (pods > 1) yield isForOnePod ? onePod(claim, workload, pods) : oneNode(claim, workload, modes);
  }
  const [first] = lasting;
  for (const workload of running) {
    if (first === undefined || workload === first) continue;
    yield isForOnePod ? secondPod(claim, workload, first) : secondNode(claim, workload, first, modes);
  }
}

/** A Job or Pod that ends leaves the claim to the next ones, while those of a CronJob meet them again and again. */
const comesBack = (workload: Workload) => isLasting(workload) || workload.object.kind === 'CronJob';

const titleOf = ({ name }: AppObject) => `PersistentVolumeClaim ${show(name)}`;

function oneNode(claim: AppObject, { object }: Workload, modes: readonly string[]): ObjectFinding {
  const instead = object.kind === 'Deployment' ? 'one pod with the strategy Recreate' : 'one pod';
  return warning(
    object,
    `${titleOf(claim)} can be mounted on one node only (${modes.join(', ')}), and pods on other nodes would wait forever: write "ReadWriteMany" there, or ${instead}.`,
  );
}

function secondNode(claim: AppObject, { object }: Workload, { object: first }: Workload, modes: readonly string[]) {
  return warning(
    object,
    `${titleOf(claim)} can be mounted on one node only (${modes.join(', ')}), and ${first.kind} ${show(first.name)} (${placeOf(first)}) mounts it as well, so that pods on another node would wait forever: write "ReadWriteMany" there, or a required podAffinity by "kubernetes.io/hostname".`,
  );
}

function onePod(claim: AppObject, { object }: Workload, pods: number): ObjectFinding {
  const most = Number.isFinite(pods) ? `up to ${pods}` : 'one on every node';
  const instead = object.kind === 'Deployment' ? 'one pod with the strategy Recreate' : 'one pod';
  return problem(
    object,
    `${titleOf(claim)} is for one pod (ReadWriteOncePod), and this ${object.kind} runs ${most}, so that the others would wait forever: write "ReadWriteMany" there, or ${instead}.`,
  );
}

function secondPod(claim: AppObject, workload: Workload, { object: first }: Workload): ObjectFinding {
  const { object } = workload;
  // A CronJob may be meant to run while the pods are scaled down.
  const finding = isLasting(workload) ? problem : warning;
  return finding(
    object,
    `${titleOf(claim)} is for one pod (ReadWriteOncePod), and ${first.kind} ${show(first.name)} (${placeOf(first)}) mounts it as well, so that the second pod would wait forever: write a claim for each, or "ReadWriteMany" there.`,
  );
}

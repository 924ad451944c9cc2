import { areOfOneKind, nearest } from '../rules/edit-distance';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import { type AppObject, placeOf } from './model/app-object';
import { isOnEveryNode, staysOnOneNode } from './model/claim-nodes';
import { claimVolumesOf, type SetClaim, setClaims, type UsedClaim, usedClaims } from './model/claims';
import { type ObjectFinding, type ObjectFindings, problem, warning } from './model/object-finding';
import { isLasting } from './model/pod-numbers';
import { at, itemsOf, listOf } from './model/read';
import type { Workload } from './model/workload';

export const volumeClaimsCheck: Check<'volume-claims'> = {
  name: 'volume-claims',
  summary:
    'A claim that one node alone can mount is a warning where its pods may run on several: those of several workloads, of several replicas, or of a rolling update. One for a single pod (ReadWriteOncePod) is a problem where more than one is to run. Claims of StatefulSets count as well, and have names that no two sets give. One that can only be read is mounted read-only. A claim that is not in the app is a warning when its name is almost that of one.',
  example:
    'PersistentVolumeClaim "data" can be mounted on one node only (ReadWriteOnce), and pods on other nodes would wait forever: write the access mode "ReadWriteMany" in the claim, or one pod with the strategy Recreate.',
  *check(app) {
    const made = setClaims(app);
    for (const workload of app.workloads) {
      const names = new Set(claimVolumesOf(workload).map(({ claimName }) => claimName));
      if (names.size > 0) yield* checkNames(app, workload, names, made);
    }
    yield* checkTwins(made);
    for (const { set, template, prefix, json, ordinals } of made) {
      yield* checkReads(`${prefix}${ordinals.first}`, json, set, [template]);
    }
    for (const claim of usedClaims(app)) {
      const { name, json } = claim.claim;
      for (const { workload, writable } of claim.users) yield* checkReads(name, json, workload, writable);
      yield* checkClaim(app, claim);
    }
  },
};

function* checkNames(
  app: AppIndex,
  { object }: Workload,
  claimNames: ReadonlySet<string>,
  made: readonly SetClaim[],
): ObjectFindings {
  const ofSets = made.filter(({ set }) => set.object.namespace === object.namespace);
  for (const name of claimNames) {
    if (app.find('', 'PersistentVolumeClaim', object.namespace, name) !== undefined) continue;
    const names = ofSets.map(({ prefix }) => `${prefix}${/-(\d+)$/.exec(name)?.[1] ?? 0}`);
    if (names.includes(name) || app.isExternal('PersistentVolumeClaim', name)) continue;
    const meant = app.nearestName('', 'PersistentVolumeClaim', object.namespace, name) ?? nearest(name, names);
    if (meant === undefined || areOfOneKind(meant, name)) continue;
    yield warning(
      object,
      `claimName ${show(name)} is not in the app: write ${show(meant)} if that is meant, or PorticoChecks.of(app).external("PersistentVolumeClaim", ${show(name)}).`,
    );
  }
}

/** The template `a-b` of a StatefulSet `c` and `a` of `b-c` give claims of one name, to which pods of both would write. */
function* checkTwins(made: readonly SetClaim[]): ObjectFindings {
  const owners = new Map<string, SetClaim>();
  for (const claim of made) {
    const { object } = claim.set;
    const key = `${object.namespace}\n${claim.prefix}`;
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, claim);
    else if (owner.set.object.name !== object.name) {
      const first = Math.max(claim.ordinals.first, owner.ordinals.first);
      if (first >= Math.min(claim.ordinals.end, owner.ordinals.end)) continue;
      yield problem(
        object,
        `volumeClaimTemplates ${show(claim.template)} gives the claim ${show(`${claim.prefix}${first}`)}, which pods of StatefulSet ${show(owner.set.object.name)} (${placeOf(owner.set.object)}) have as well: rename the template.`,
      );
    }
  }
}

const modesOf = (json: AppObject['json']) =>
  listOf(at(json, 'spec', 'accessModes')).filter((mode) => typeof mode === 'string');

/** Checks that nobody is to write where the access modes let nobody write. */
function* checkReads(
  name: string,
  json: AppObject['json'],
  { object, containers }: Workload,
  volumes: readonly string[],
): ObjectFindings {
  const modes = modesOf(json);
  if (modes.length === 0 || modes.some((mode) => mode !== 'ReadOnlyMany')) return;
  const writer = containers.find(({ fields }) =>
    itemsOf(fields.volumeMounts).some((mount) => volumes.includes(String(mount.name)) && mount.readOnly !== true),
  );
  if (writer === undefined) return;
  yield warning(
    object,
    `PersistentVolumeClaim ${show(name)} can only be read (ReadOnlyMany), and ${writer.title} mounts it to write: write readOnly true for the mount, or the access mode "ReadWriteMany" in the claim.`,
  );
}

/** Checks that the pods with a claim need not run on one node, or that there is one, as its access modes ask for. */
function* checkClaim(app: AppIndex, { claim, users }: UsedClaim): ObjectFindings {
  const modes = modesOf(claim.json);
  if (modes.length === 0 || modes.some((mode) => mode.endsWith('Many')) || isOnEveryNode(app, claim)) return;
  const isForOnePod = modes.every((mode) => mode === 'ReadWriteOncePod');
  const running = users.filter(
    ({ workload, pods }) => comesBack(workload) && pods !== 0 && (isForOnePod || !staysOnOneNode(workload)),
  );
  const lasting = running.filter(({ workload }) => isLasting(workload));
  for (const { workload, pods = 1 } of lasting) {
    if (pods > 1) yield isForOnePod ? onePod(claim, workload, pods) : oneNode(claim, workload, modes);
  }
  const first = lasting[0]?.workload;
  for (const { workload } of running) {
    if (first === undefined || workload === first) continue;
    yield isForOnePod ? secondPod(claim, workload, first) : secondNode(claim, workload, first, modes);
  }
}

/** A Job or Pod that ends leaves the claim to the next ones, while those of a CronJob meet them again and again. */
const comesBack = (workload: Workload) => isLasting(workload) || workload.object.kind === 'CronJob';

/** The kind that has one pod at a time. */
const onePodOf = ({ kind }: AppObject): string =>
  kind === 'Deployment'
    ? 'one pod with the strategy Recreate'
    : kind === 'DaemonSet'
      ? 'a Deployment of one pod with the strategy Recreate'
      : 'one pod';

const titleOf = ({ name }: AppObject) => `PersistentVolumeClaim ${show(name)}`;

function oneNode(claim: AppObject, { object }: Workload, modes: readonly string[]): ObjectFinding {
  return warning(
    object,
    `${titleOf(claim)} can be mounted on one node only (${modes.join(', ')}), and pods on other nodes would wait forever: write the access mode "ReadWriteMany" in the claim, or ${onePodOf(object)}.`,
  );
}

function secondNode(claim: AppObject, { object }: Workload, { object: first }: Workload, modes: readonly string[]) {
  return warning(
    object,
    `${titleOf(claim)} can be mounted on one node only (${modes.join(', ')}), and ${first.kind} ${show(first.name)} (${placeOf(first)}) mounts it as well, so that pods on another node would wait forever: write the access mode "ReadWriteMany" in the claim, or a required podAffinity by "kubernetes.io/hostname".`,
  );
}

function onePod(claim: AppObject, { object }: Workload, pods: number): ObjectFinding {
  const most = Number.isFinite(pods) ? `up to ${pods}` : 'one on every node';
  return problem(
    object,
    `${titleOf(claim)} is for one pod (ReadWriteOncePod), and this ${object.kind} runs ${most}, so that the others would wait forever: write the access mode "ReadWriteMany" in the claim, or ${onePodOf(object)}.`,
  );
}

function secondPod(claim: AppObject, workload: Workload, { object: first }: Workload): ObjectFinding {
  const { object } = workload;
  // A CronJob may be meant to run while the pods are scaled down.
  const finding = isLasting(workload) ? problem : warning;
  return finding(
    object,
    `${titleOf(claim)} is for one pod (ReadWriteOncePod), and ${first.kind} ${show(first.name)} (${placeOf(first)}) mounts it as well, so that the second pod would wait forever: write a claim for each, or the access mode "ReadWriteMany" in this one.`,
  );
}

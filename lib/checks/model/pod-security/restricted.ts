import { BASELINE_CAPABILITIES, RESTRICTED_CAPABILITIES } from '../../../rules/capability';
import { show } from '../../../rules/show';
import { fieldsOf, itemsOf } from '../read';
import { PROFILES } from './baseline';
import { type AddDemand, capabilities, isSet, own, type PodToJudge } from './pod';

const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/** Demands everything that "restricted" asks of a pod beyond "baseline", and it does not have. */
export function demandRestricted(pod: PodToJudge, demand: AddDemand): void {
  volumes(pod, demand);
  if (!pod.hasOwnUsers) users(pod, demand);
  for (const container of pod.containers) {
    const { title } = container;
    const { allowPrivilegeEscalation, procMount = 'Default' } = own(container);
    if (pod.hasOwnUsers && procMount !== 'Default') {
      demand(`${title} must not have securityContext.procMount ${show(procMount)}`);
    }
    if (pod.isWindows) continue;
    if (allowPrivilegeEscalation !== false) {
      demand(`${title} must have securityContext.allowPrivilegeEscalation false`);
    }
    if (!capabilities(container, 'drop').includes('ALL')) {
      demand(`${title} must drop "ALL" in securityContext.capabilities`);
    }
    const forbidden = capabilities(container, 'add')
      .map(String)
      .filter((name) => BASELINE_CAPABILITIES.includes(name) && !RESTRICTED_CAPABILITIES.includes(name));
    if (forbidden.length > 0) {
      demand(`${title} must not add ${forbidden.map(show).join(', ')} in securityContext.capabilities`);
    }
    if (!isSet(own(container).seccompProfile) && !hasProfile(pod)) {
      demand(`${title} must have securityContext.seccompProfile "RuntimeDefault" or "Localhost"`);
    }
  }
}

/** A volume without a type is an empty folder. */
function volumes({ pod }: PodToJudge, demand: AddDemand): void {
  for (const volume of itemsOf(pod.volumes)) {
    const types = Object.keys(volume).filter((field) => field !== 'name' && isSet(volume[field]));
    const [type] = types;
    // A folder of the host is a matter of "baseline".
    if (type === undefined || type === 'hostPath' || types.some((each) => VOLUMES.includes(each))) continue;
    demand(`volume ${show(volume.name)} must not be of the type ${type}`);
  }
}

function users(pod: PodToJudge, demand: AddDemand): void {
  for (const { who, settings } of pod.contexts) {
    const { runAsUser, runAsNonRoot } = settings;
    if (runAsUser === 0) demand(`${who} must not have securityContext.runAsUser 0`);
    if (runAsNonRoot === false) demand(`${who} must not have securityContext.runAsNonRoot false`);
  }
  const outer = fieldsOf(pod.pod.securityContext).runAsNonRoot;
  if (outer === true) return;
  for (const container of pod.containers) {
    if (!isSet(own(container).runAsNonRoot)) demand(`${container.title} must have securityContext.runAsNonRoot true`);
  }
}

function hasProfile({ pod }: PodToJudge): boolean {
  return PROFILES.includes(String(fieldsOf(fieldsOf(pod.securityContext).seccompProfile).type));
}

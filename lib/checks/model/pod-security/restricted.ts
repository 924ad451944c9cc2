import { BASELINE_CAPABILITIES, RESTRICTED_CAPABILITIES } from '../../../rules/capability';
import { show } from '../../../rules/show';
import { fieldsOf, itemsOf } from '../read';
import { PROFILES } from './baseline';
import { capabilities, contexts, type Demands, isSet, own, type PodToJudge } from './pod';

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

/** Everything that "restricted" asks of a pod beyond "baseline", and it does not have. */
export function* restrictedDemands(pod: PodToJudge): Demands {
  yield* volumes(pod);
  if (!pod.hasOwnUsers) yield* users(pod);
  for (const container of pod.containers) {
    const { title } = container;
    const { allowPrivilegeEscalation, procMount = 'Default' } = own(container);
    if (pod.hasOwnUsers && procMount !== 'Default') {
      yield `${title} must not have securityContext.procMount ${show(procMount)}`;
    }
    if (pod.isWindows) continue;
    if (allowPrivilegeEscalation !== false) {
      yield `${title} must have securityContext.allowPrivilegeEscalation false`;
    }
    if (!capabilities(container, 'drop').includes('ALL')) {
      yield `${title} must drop "ALL" in securityContext.capabilities`;
    }
    const added = capabilities(container, 'add').map(String);
    const forbidden = added.filter(
      (name) => BASELINE_CAPABILITIES.includes(name) && !RESTRICTED_CAPABILITIES.includes(name),
    );
    if (forbidden.length > 0) {
      yield `${title} must not add ${forbidden.map(show).join(', ')} in securityContext.capabilities`;
    }
    if (!isSet(own(container).seccompProfile) && !hasProfile(pod)) {
      yield `${title} must have securityContext.seccompProfile "RuntimeDefault" or "Localhost"`;
    }
  }
}

/** A volume without a type is an empty folder. */
function* volumes({ pod }: PodToJudge): Demands {
  for (const { name, ...source } of itemsOf(pod.volumes)) {
    const types = Object.keys(source).filter((type) => isSet(source[type]));
    const [type] = types;
    // A folder of the host is a matter of "baseline".
    if (type === undefined || type === 'hostPath' || types.some((each) => VOLUMES.includes(each))) continue;
    yield `volume ${show(name)} must not be of the type ${type}`;
  }
}

function* users(pod: PodToJudge): Demands {
  for (const [who, { runAsUser, runAsNonRoot }] of contexts(pod)) {
    if (runAsUser === 0) yield `${who} must not have securityContext.runAsUser 0`;
    if (runAsNonRoot === false) yield `${who} must not have securityContext.runAsNonRoot false`;
  }
  const outer = fieldsOf(pod.pod.securityContext).runAsNonRoot;
  if (outer === true) return;
  for (const container of pod.containers) {
    if (!isSet(own(container).runAsNonRoot)) yield `${container.title} must have securityContext.runAsNonRoot true`;
  }
}

function hasProfile({ pod }: PodToJudge): boolean {
  return PROFILES.includes(String(fieldsOf(fieldsOf(pod.securityContext).seccompProfile).type));
}

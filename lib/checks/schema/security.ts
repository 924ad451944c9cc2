import { show } from '../../rules/show';
import type { Fields } from '../model/read';
import { flag, oneOf, relativePath, scalarOf, text, userId, word } from './scalars';
import { fields, list } from './shape';

/** Only `Localhost` names a profile of the node. */
const namesProfile = ({ type, localhostProfile }: Fields) => {
  if ((type === 'Localhost') === (localhostProfile !== undefined)) return undefined;
  return type === 'Localhost'
    ? 'has the type "Localhost" and no localhostProfile: write that of the nodes'
    : `has the type ${show(type)} and the localhostProfile ${show(localhostProfile)}: leave it out`;
};
const profile = oneOf('RuntimeDefault', 'Localhost', 'Unconfined');
const seccompProfile = fields({ 'type!': profile, localhostProfile: relativePath }, namesProfile);
const appArmorProfile = fields({ 'type!': profile, localhostProfile: word }, namesProfile);

const seLinuxOptions = fields({ level: text, role: text, type: text, user: text });
const windowsOptions = fields({
  gmsaCredentialSpec: text,
  gmsaCredentialSpecName: text,
  hostProcess: flag,
  runAsUserName: text,
});

const shared = {
  runAsUser: userId,
  runAsGroup: userId,
  runAsNonRoot: flag,
  seccompProfile,
  appArmorProfile,
  seLinuxOptions,
  windowsOptions,
};

const sysctlName = scalarOf(
  (value) => value.length <= 253 && /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/.test(value),
  'name of a sysctl',
  'one, for example "net.core.somaxconn"',
);

/** Of a pod. */
export const podSecurityContext = fields({
  ...shared,
  fsGroup: userId,
  fsGroupChangePolicy: oneOf('OnRootMismatch', 'Always'),
  supplementalGroups: list(userId),
  supplementalGroupsPolicy: oneOf('Merge', 'Strict'),
  seLinuxChangePolicy: oneOf('MountOption', 'Recursive'),
  sysctls: list(fields({ 'name!': sysctlName, 'value!': text }), { unique: ['name'] }),
});

/** Of a container. */
export const securityContext = fields(
  {
    ...shared,
    allowPrivilegeEscalation: flag,
    privileged: flag,
    readOnlyRootFilesystem: flag,
    procMount: oneOf('Default', 'Unmasked'),
    capabilities: fields({ add: list(text), drop: list(text) }),
  },
  ({ allowPrivilegeEscalation, privileged }) =>
    allowPrivilegeEscalation === false && privileged === true
      ? 'has privileged true and allowPrivilegeEscalation false, which contradict each other: leave one of the two out'
      : undefined,
  ({ allowPrivilegeEscalation, capabilities }) =>
    allowPrivilegeEscalation === false && addsSysAdmin(capabilities)
      ? 'adds CAP_SYS_ADMIN, which lets privileges escalate, beside allowPrivilegeEscalation false: leave one of the two out'
      : undefined,
);

const addsSysAdmin = (capabilities: unknown) =>
  ((capabilities as { add?: unknown[] } | undefined)?.add ?? []).some((name) => name === 'CAP_SYS_ADMIN');

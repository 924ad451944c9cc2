import { appArmorNameFlaw } from '../../../rules/app-armor';
import { show } from '../../../rules/show';
import type { Fields } from '../../model/read';
import { oneOf, relativePath, textOf, userId } from '../scalars';
import { list, type Rule, scalar } from '../shape';
import { type Overlay, refine, unique } from './refine';

/** Only `Localhost` names a profile of the node. */
const namesProfile = ({ type, localhostProfile }: Fields) => {
  if ((type === 'Localhost') === (localhostProfile !== undefined)) return undefined;
  return type === 'Localhost'
    ? 'has the type "Localhost" and no localhostProfile: write that of the nodes'
    : `has the type ${show(type)} and the localhostProfile ${show(localhostProfile)}: leave it out`;
};

const escalates: Rule = ({ allowPrivilegeEscalation, privileged, capabilities }) => {
  if (allowPrivilegeEscalation !== false) return undefined;
  if (privileged === true) {
    return 'has privileged true and allowPrivilegeEscalation false, which contradict each other: leave one of the two out';
  }
  const { add } = (capabilities ?? {}) as Fields;
  return Array.isArray(add) && add.includes('CAP_SYS_ADMIN')
    ? 'adds CAP_SYS_ADMIN, which lets privileges escalate, together with allowPrivilegeEscalation false: leave one of the two out'
    : undefined;
};

const users = { runAsUser: userId, runAsGroup: userId };

export const SECURITY: Overlay = {
  'core.v1.SeccompProfile': refine({ localhostProfile: relativePath }, namesProfile),
  'core.v1.AppArmorProfile': refine({ localhostProfile: scalar(appArmorNameFlaw) }, namesProfile),
  'core.v1.PodSecurityContext': refine({
    ...users,
    fsGroup: userId,
    supplementalGroups: list(userId),
    seLinuxChangePolicy: oneOf('MountOption', 'Recursive'),
    sysctls: unique('name'),
  }),
  'core.v1.SecurityContext': refine(users, escalates),
  'core.v1.Sysctl': refine({
    name: textOf(
      (value) =>
        value.length <= 253 && /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/.test(value),
      'a name of a sysctl',
      'one, for example "net.core.somaxconn"',
    ),
  }),
};

import * as fc from 'fast-check';
import {
  ImageRuntime,
  type ImageRuntimeBaselineOptions,
  type ImageRuntimePrivilegedOptions,
  type ImageRuntimeRestrictedOptions,
  SecurityProfile,
} from '../../lib';
import { type PropArbitraries, someOf } from './arbitraries';

const id = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const profile = fc.constantFrom(SecurityProfile.runtimeDefault(), SecurityProfile.localhost('profiles/app.json'));
const subset = (...names: readonly string[]) => fc.subarray([...names]);

const ofContainer: PropArbitraries<
  Omit<ImageRuntimeRestrictedOptions, 'capabilities' | 'fsGroup' | 'supplementalGroups' | 'sleepCommand' | 'appArmor'>
> = {
  user: id,
  group: fc.oneof(fc.constant(0), id),
  writablePaths: fc.uniqueArray(fc.constantFrom('/tmp', '/var/cache', '/data', '/srv/App_1'), { maxLength: 3 }),
  readOnlyRoot: fc.boolean(),
  seccomp: profile,
};
const ofPod: PropArbitraries<Pick<ImageRuntimeRestrictedOptions, 'fsGroup' | 'supplementalGroups'>> = {
  fsGroup: fc.oneof(fc.constant(0), id),
  supplementalGroups: fc.uniqueArray(id, { maxLength: 3 }),
};

/** What each level takes beyond the stricter one, and at least one of which its runtime must have. */
const restricted = { capabilities: subset('NET_BIND_SERVICE') };
const baseline: readonly ImageRuntimeBaselineOptions[] = [
  { user: 0 },
  { capabilities: ['CHOWN', 'SETGID', 'SETUID'] },
  { user: 0, capabilities: ['NET_BIND_SERVICE', 'KILL'], privilegeEscalation: true },
  { privilegeEscalation: true },
];
const privileged: readonly ImageRuntimePrivilegedOptions[] = [
  { capabilities: ['NET_ADMIN', 'CHOWN'] },
  { user: 0, capabilities: ['ALL'] },
  { seccomp: SecurityProfile.unconfined() },
];
const PRIVILEGED = ImageRuntime.privileged({ user: 0, privileged: true });

const PRESETS = [
  ImageRuntime.restricted(),
  ImageRuntime.nginx(),
  ImageRuntime.node(),
  ImageRuntime.postgres(),
  ImageRuntime.memcached(),
];

function runtimes(options: object): fc.Arbitrary<ImageRuntime> {
  const own = someOf<ImageRuntimeRestrictedOptions>(options as PropArbitraries<ImageRuntimeRestrictedOptions>);
  const weaker = <Options>(list: readonly Options[]) => fc.tuple(own, fc.constantFrom(...list));
  return fc.oneof(
    fc.constantFrom(...PRESETS),
    someOf<ImageRuntimeRestrictedOptions>({ ...options, ...restricted } as never).map((each) =>
      ImageRuntime.restricted(each),
    ),
    weaker(baseline).map(([each, weakness]) => ImageRuntime.baseline({ ...each, ...weakness })),
    weaker(privileged).map(([each, weakness]) => ImageRuntime.privileged({ ...each, ...weakness })),
    fc.constantFrom(PRIVILEGED, ImageRuntime.unrestricted()),
  );
}

/** Runtimes of every level, for the workload's own container. */
export const anyRuntime = runtimes({ ...ofContainer, ...ofPod });

/** The same for clusters from Kubernetes 1.30 on. */
export const runtimeWithAppArmor = runtimes({ ...ofContainer, ...ofPod, appArmor: profile });

/** Runtimes of every level, for sidecars and init containers, which have no say in the groups of the pod. */
export const companionRuntime = runtimes(ofContainer);

import { type KubernetesVersions, version } from '../../cdk8s/kubernetes-versions';
import { type Findings, inPart } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';
import type { ContainerSpec } from './container-spec';
import { LifecycleHook, SLEEP_ACTION } from './lifecycle-hook';
import { mustPause, NATIVE_SIDECARS } from './native-sidecars';
import { ImageRuntime } from './runtime/image-runtime';
import type { WorkloadSpec } from './workload-spec';

/** Finds containers that cannot pause, or that sleep longer than their pod has. */
export function* checkStop(pod: WorkloadSpec): Findings {
  const { drain, container, sidecars } = pod;
  if (!drain._hasOwnHook) yield* checkPause(container, pod);
  if (container.postStart !== undefined) yield* checkSleep('postStart', container.postStart, container, pod);
  for (const sidecar of sidecars) yield* inPart(`sidecar ${show(sidecar.name)}`, checkSidecar(sidecar, pod));
}

function* checkSidecar(sidecar: ContainerSpec, pod: WorkloadSpec): Findings {
  yield* checkSleep('postStart', sidecar.postStart, sidecar, pod);
  yield* checkSleep('preStop', sidecar.preStop, sidecar, pod);
  const pauses = sidecar.preStop === undefined && mustPause(sidecar, pod.versions);
  if (pauses) yield* checkPause(sidecar, pod, NATIVE_SIDECARS);
}

/** @param needless the first version in which the container need not pause by a command. */
function* checkPause(container: ContainerSpec, { drain, versions }: WorkloadSpec, needless = SLEEP_ACTION): Findings {
  const seconds = drain._pauseHook?._sleeps;
  const flaw = seconds === undefined ? undefined : commandFlaw(container, versions, needless);
  if (flaw === undefined) return;
  yield finding('drain', `the pause of ${seconds} s before a pod stops ${flaw}, or write Drain.none().`);
}

function* checkSleep(what: string, hook: unknown, container: ContainerSpec, pod: WorkloadSpec): Findings {
  if (!(hook instanceof LifecycleHook) || hook._sleeps === 0) return;
  const [seconds, granted] = [hook._sleeps, pod.drain._longestStop];
  if (seconds > granted) {
    yield finding(
      'lifecycle-hook',
      `${what} sleeps ${seconds} s, longer than the grace period of ${granted} s, which the API server refuses: shorten it, or raise gracePeriod, an option of jobs and of Drain.graceful().`,
    );
  }
  const flaw = commandFlaw(container, pod.versions, SLEEP_ACTION);
  if (flaw !== undefined) {
    yield finding('lifecycle-hook', `the sleep of ${seconds} s of ${what} ${flaw}, or leave it out.`);
  }
}

/** The command that a sleep needs and the image does not have, in words that follow it. */
function commandFlaw(
  { runtime }: ContainerSpec,
  { oldest, newest }: KubernetesVersions,
  needless: number,
): string | undefined {
  if (oldest >= needless || !(runtime instanceof ImageRuntime) || runtime._needs?.hasSleep !== false) return undefined;
  const range = `${version(needless)}..${version(Math.max(needless, newest))}`;
  return `needs the command "sleep" in the image below Kubernetes ${version(needless)}: raise kubernetesVersion to "${range}"`;
}

import type { AsWritten, k8s } from '../../../cdk8s/k8s';
import { secondsOf } from '../../../rules/duration';
import type { Findings } from '../../../rules/finding';
import { finding } from '../../codes';
import type { HealthOptions } from './health-options';
import type { PortReference } from './port-reference';
import { type ProbeHandler, tcp } from './probe-handler';
import { livenessTries, readinessTries, renderTries, startupTries, type Tries } from './probe-timing';

/** The questions of the probes. A check without liveness has none that could restart a container. */
export interface ProbeHandlers {
  readonly started: ProbeHandler;
  readonly ready: ProbeHandler;
  readonly live?: ProbeHandler;
}

/** The probes of a container. */
export type Probes = Pick<AsWritten<k8s.Container>, 'startupProbe' | 'readinessProbe' | 'livenessProbe'>;

type TriesOf = (options: HealthOptions, doesWork: boolean) => Tries;

export function renderProbes(
  { started, ready, live }: ProbeHandlers,
  options: HealthOptions,
  port: PortReference,
): Probes {
  const probe = (handler: ProbeHandler, triesOf: TriesOf) => ({
    ...handler(port),
    ...renderTries(triesOf(options, handler !== tcp)),
  });
  const restart = { terminationGracePeriodSeconds: secondsOf(options.restartGracePeriod) };
  return {
    startupProbe: {
      ...probe(started, startupTries),
      // 0 is the API server's default.
      initialDelaySeconds: secondsOf(options.initialDelay) || undefined,
      ...restart,
    },
    readinessProbe: probe(ready, readinessTries),
    livenessProbe: live && { ...probe(live, livenessTries), ...restart },
  };
}

/** Finds liveness that ends a container before its requests are taken away. */
export function* warnOfProbes({ ready, live }: ProbeHandlers, options: HealthOptions): Findings {
  // A connection that is refused says that the process is gone, which no load brings about.
  if (live === undefined || live === tcp) return;
  const [alive, able] = [livenessTries(options, true), readinessTries(options, ready !== tcp)];
  const [restart, unready] = [alive.period * alive.failures, able.period * able.failures];
  if (restart >= unready) return;
  yield finding(
    'health',
    `liveness restarts a container after ${alive.failures} failures in ${restart} s, sooner than readiness takes its requests away after ${able.failures} in ${unready} s, so that it is restarted because of an overload: raise period or failures of liveness.`,
  );
}

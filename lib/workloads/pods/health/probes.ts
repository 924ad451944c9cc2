import type { AsWritten, k8s } from '../../../cdk8s/k8s';
import { secondsOf } from '../../../rules/duration';
import type { Findings } from '../../../rules/finding';
import { finding } from '../../codes';
import type { HealthOptions } from './health-options';
import type { PortReference } from './port-reference';
import { type ProbeHandler, tcp } from './probe-handler';
import { livenessTries, readinessTries, renderTries, startupTries } from './probe-timing';

/** The questions of the probes. A check without liveness has none that could restart a container. */
export interface ProbeHandlers {
  readonly started: ProbeHandler;
  readonly ready: ProbeHandler;
  readonly live?: ProbeHandler;
}

/** The probes of a container. */
export type Probes = Pick<AsWritten<k8s.Container>, 'startupProbe' | 'readinessProbe' | 'livenessProbe'>;

/** The fields of the probes that say when they ask, whatever they ask. */
export interface ProbeTimes {
  readonly started: Partial<AsWritten<k8s.Probe>>;
  readonly ready: Partial<AsWritten<k8s.Probe>>;
  readonly live: Partial<AsWritten<k8s.Probe>>;
}

/** The times that follow from options. A question that does work gets more time than a connection. */
export function probeTimes({ started, ready, live }: Partial<ProbeHandlers>, options: HealthOptions): ProbeTimes {
  const restart = { terminationGracePeriodSeconds: secondsOf(options.restartGracePeriod) };
  return {
    started: {
      ...renderTries(startupTries(options, started !== tcp)),
      // 0 is the API server's default.
      initialDelaySeconds: secondsOf(options.initialDelay) || undefined,
      ...restart,
    },
    ready: renderTries(readinessTries(options, ready !== tcp)),
    live: { ...renderTries(livenessTries(options, live !== tcp)), ...restart },
  };
}

export function renderProbes({ started, ready, live }: ProbeHandlers, times: ProbeTimes, port: PortReference): Probes {
  return {
    startupProbe: { ...started(port), ...times.started },
    readinessProbe: { ...ready(port), ...times.ready },
    livenessProbe: live && { ...live(port), ...times.live },
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

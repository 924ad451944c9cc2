import { type Fields, fieldsOf, itemsOf } from './read';
import type { Workload } from './workload';

/** The API server's own defaults of a probe. */
const DEFAULTS = { initialDelaySeconds: 0, periodSeconds: 10, failureThreshold: 3 };

/**
 * The seconds that the containers of a pod may take to start, by their startup probes. Sidecars among the init containers start one
 * after the other, and the containers all at once after them.
 */
export function longestStart({ pod }: Workload): number {
  const secondsOf = (container: Fields) => probeSeconds(container.startupProbe);
  const sidecars = itemsOf(pod.initContainers).filter(({ restartPolicy }) => restartPolicy === 'Always');
  const others = Math.max(0, ...itemsOf(pod.containers).map(secondsOf));
  return sidecars.map(secondsOf).reduce((sum, seconds) => sum + seconds, others);
}

function probeSeconds(probe: unknown): number {
  if (probe === undefined) return 0;
  const fields = fieldsOf(probe);
  const numberOf = (name: keyof typeof DEFAULTS) => {
    const value = fields[name];
    return typeof value === 'number' ? value : DEFAULTS[name];
  };
  return numberOf('initialDelaySeconds') + numberOf('periodSeconds') * numberOf('failureThreshold');
}

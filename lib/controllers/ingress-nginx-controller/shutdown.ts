import { DEFAULT_PAUSE } from '../../workloads/pods/drain-times';
import { configData, type IngressNginxConfig } from './config';

/**
 * Seconds for which a controller that is about to stop goes on as before. Without them nginx stops listening while nodes and
 * load balancers still send it requests.
 */
export const SHUTDOWN_PAUSE = DEFAULT_PAUSE;

/** The controller's default for `worker-shutdown-timeout`, the time after which nginx ends connections such as WebSockets. */
const CONNECTIONS = 240;

/** Seconds for which the controller stays after nginx has ended (`--post-shutdown-grace-period`), and slack. */
const AFTERWARDS = 50;

const UNITS: { readonly [unit: string]: number } = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86400, w: 604800 };

/** Seconds that a pod gets to stop: upstream's 300, or as many as its connections get where the ConfigMap says so. */
export function gracePeriodSeconds(config: IngressNginxConfig): number {
  return SHUTDOWN_PAUSE + (secondsOf(configData(config)['worker-shutdown-timeout']) || CONNECTIONS) + AFTERWARDS;
}

/** The seconds of a time as nginx writes it, for example `1m30s`; not a number for any other text. */
function secondsOf(time = ''): number {
  const parts = [...time.matchAll(/(\d+) ?(ms|[smhdw])?/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== time.replaceAll(' ', '')) return Number.NaN;
  const seconds = parts.map(([, amount, unit = 's']) => Number(amount) * (UNITS[unit] ?? 1));
  return Math.ceil(seconds.reduce((sum, each) => sum + each, 0));
}

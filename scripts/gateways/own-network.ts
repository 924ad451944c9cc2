import { spawnSync } from 'node:child_process';
import { Refusal } from '../cluster/refusal';
import { outputOf } from './output-of';

/** Addresses for benchmarks (RFC 2544), which nothing else has: EndpointSlices take none of the loopback. */
export const BACKEND_NETWORK = { prefix: '198.18', range: '198.18.0.0/15' } as const;

const INSIDE = 'PORTICO_OWN_NETWORK';

/**
 * Runs the command in namespaces of its own for networks and processes. Proxies listen on port after port of every address, and
 * all that they start ends with them.
 */
export async function inOwnNetwork(command: () => Promise<void>): Promise<void> {
  if (process.env[INSIDE] !== undefined) {
    outputOf('ip', ['link', 'set', 'lo', 'up']);
    outputOf('ip', ['route', 'add', 'local', BACKEND_NETWORK.range, 'dev', 'lo']);
    await command();
    // Processes that a proxy left behind end with this one, the first of its namespace.
    process.exit(process.exitCode ?? 0);
  }
  const user = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const namespaces = [...user, '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const node = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const { status, error } = spawnSync('unshare', [...namespaces, ...node], {
    stdio: 'inherit',
    env: { ...process.env, [INSIDE]: 'yes' },
  });
  if (error !== undefined) throw new Refusal(3, 'There is no unshare on the path: the command needs Linux.');
  process.exitCode = status ?? 1;
}

import { connect } from 'node:net';
import { ask, hangUp } from './ask';

const PATIENCE = 300_000;
const PAUSE = 200;

/** Waits until every listener takes connections, and the marker, the route applied last, is served. */
export async function waitUntilLive(
  ports: readonly number[],
  marker: { host: string; port: number },
  check: () => void,
) {
  const end = Date.now() + PATIENCE;
  const isLate = (what: string) => {
    check();
    if (Date.now() > end) throw new Error(`${what} after ${PATIENCE / 1000} s.`);
  };
  for (const port of ports) {
    while (!(await takesConnections(port))) {
      isLate(`Nothing listens on port ${port}`);
      await pause();
    }
  }
  while ((await ask({ host: marker.host, path: '/', scheme: 'http' }, marker.port)).seen === undefined) {
    isLate('The routes are not served');
    hangUp();
    await pause();
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE));

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

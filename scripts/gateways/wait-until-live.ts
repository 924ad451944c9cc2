import { connect } from 'node:net';
import { ask, hangUp } from './ask';
import type { Marker } from './entrances/entrance';

const PATIENCE = 300_000;
const PAUSE = 200;

/** Waits until every listener takes connections, and the markers are served, which are applied last. */
export async function waitUntilLive(ports: readonly number[], markers: readonly Marker[], check: () => void) {
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
  for (const { host, port } of markers) {
    while ((await ask({ host, path: '/', scheme: 'http' }, port)).seen === undefined) {
      isLate(`The routes behind port ${port} are not served`);
      hangUp();
      await pause();
    }
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

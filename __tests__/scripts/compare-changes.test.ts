import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compareChanges } from '../../scripts/cluster/compare-changes';

test('kinds of groups that a cluster does not have, as those of custom resources may be, are left out', async () => {
  // An API server's own words about a group that it does not know are not JSON.
  const server = createServer((_, answer) => answer.writeHead(404).end('404 page not found\n')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const printed: string[] = [];
  try {
    const { port } = server.address() as AddressInfo;
    expect(await compareChanges(`http://127.0.0.1:${port}`, 'test', (line) => printed.push(line))).toBe(true);
  } finally {
    server.close();
  }
  expect(printed).toContain('left out, since the cluster does not know it: a Gateway');
  expect(printed.at(-1)).toBe('0 changes, 0 refused by the server and found by no check');
});

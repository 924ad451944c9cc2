import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compareChanges } from '../../scripts/cluster/compare-changes';

// A chart of all changes is sent object by object, which takes seconds on a busy machine.
jest.setTimeout(60_000);

/** Compares with a server that answers each request in the same way. */
async function compareWith(respond: (url: string, answer: ServerResponse) => void) {
  const server = createServer(({ url = '' }, answer) => respond(url, answer)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const printed: string[] = [];
  try {
    const { port } = server.address() as AddressInfo;
    const isFound = await compareChanges(`http://127.0.0.1:${port}`, 'test', (line) => printed.push(line));
    return { isFound, printed };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('kinds of groups that a cluster does not have, as those of custom resources may be, are left out', async () => {
  // An API server's own words about a group that it does not know are not JSON.
  const { isFound, printed } = await compareWith((_, answer) => answer.writeHead(404).end('404 page not found\n'));
  expect(isFound).toBe(true);
  expect(printed).toContain('left out, since the cluster does not know it: a Gateway');
  expect(printed.at(-1)).toBe('0 changes, 0 refused by the server and found by no check');
});

test('an object whose name is taken, as that of an IngressClass may be, is one that the server takes', async () => {
  const resources = [{ name: 'ingressclasses', kind: 'IngressClass', namespaced: false }];
  const { isFound, printed } = await compareWith((url, answer) => {
    if (url.includes('dryRun')) answer.writeHead(409).end('{"message":"already exists"}');
    else answer.end(JSON.stringify({ resources: url.includes('networking.k8s.io/v1') ? resources : [] }));
  });
  expect(isFound).toBe(true);
  expect(printed.at(-1)).toMatch(/^[1-9]\d* changes, 0 refused by the server and found by no check$/);
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { comparePodSecurity } from '../../scripts/cluster/compare-pod-security';

test('a server that takes every pod is unlike Portico, and each level and version is asked about', async () => {
  const server = createServer((_, answer) => answer.end('{}')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const printed: string[] = [];
  const labels: string[] = [];
  try {
    const { port } = server.address() as AddressInfo;
    const place = { server: `http://127.0.0.1:${port}`, namespace: 'test', minor: 30, seed: 1 };
    const kubectl = (args: readonly string[]) => {
      labels.push(args.slice(4).join(' ').replaceAll('pod-security.kubernetes.io/', ''));
      return { status: 0, stdout: '', stderr: '' };
    };
    expect(await comparePodSecurity(place, kubectl, (line) => printed.push(line), 50)).toBe(false);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  expect(labels).toEqual([
    'enforce=privileged enforce-version=v1.30',
    'enforce=baseline enforce-version=v1.27',
    'enforce=restricted enforce-version=v1.27',
    'enforce=baseline enforce-version=v1.29',
    'enforce=restricted enforce-version=v1.29',
  ]);
  expect(printed).toContainEqual(expect.stringMatching(/^[1-9]\d* answers about Pod Security are unlike Portico's$/));
});

import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Outcome } from '../../scripts/cluster/kubectl';
import { Refusal } from '../../scripts/cluster/refusal';
import { runCluster } from '../../scripts/cluster/run-cluster';

// Every example is run, also on a machine that is busy.
jest.setTimeout(60_000);

/** The cluster that kubectl reaches. */
interface Cluster {
  readonly context?: string;
  readonly server?: string;
  readonly minor?: string;
  readonly down?: boolean;
  /** The dry run fails. */
  readonly refused?: boolean;
  /** A second apply changes something. */
  readonly changed?: boolean;
  /** `kubectl diff` shows a difference. */
  readonly diff?: boolean;
  /** Nothing is pruned. */
  readonly kept?: boolean;
  /** The words by which the server refuses a ServiceAccount. */
  readonly account?: string;
}

const done = (stdout = ''): Outcome => ({ status: 0, stdout, stderr: '' });
const failed = (stderr: string, stdout = ''): Outcome => ({ status: 1, stdout, stderr });

/** A kubectl that answers as an API server would, and notes the commands. */
function standIn(cluster: Cluster) {
  const { context, server = 'https://prod.example.com', minor = '36' } = cluster;
  const asked: string[] = [];
  const pruned = new Map<string, object>();
  let applied = 0;
  const kubectl = (args: readonly string[]): Outcome => {
    asked.push(args.join(' '));
    if (args.includes('config')) {
      const contexts = context ? [{ name: context, context: { cluster: 'c' } }] : [];
      const clusters = [{ name: 'c', cluster: { server } }];
      return done(JSON.stringify({ contexts, clusters, 'current-context': context }));
    }
    if (args.includes('version')) {
      if (cluster.down) return failed('connection refused');
      return done(JSON.stringify({ serverVersion: { gitVersion: 'v1.36.3', minor } }));
    }
    if (args.includes('--verbs=list')) return done('services\nendpoints\n');
    if (args.includes('get')) return done(JSON.stringify({ items: [...pruned.values()] }));
    if (args.includes('--prune')) {
      const { items } = JSON.parse(readFileSync(args[args.indexOf('--filename') + 1] ?? '', 'utf8'));
      if (!cluster.kept) pruned.clear();
      for (const item of items) pruned.set(`${item.kind} ${item.metadata.name}`, item);
      return done();
    }
    if (args.includes('api-resources')) {
      return done('deployments deploy apps/v1 true Deployment\nservices svc v1 true Service\n');
    }
    if (args.includes('serviceaccount') && cluster.account) return failed(cluster.account);
    if (args.includes('--dry-run=server')) return cluster.refused ? failed('Deployment is invalid') : done();
    if (args.includes('diff')) return cluster.diff ? failed('', '+ replicas: 2') : done();
    if (!args.includes('apply')) return done();
    applied++;
    const again = cluster.changed ? 'configured' : 'unchanged';
    return done(`deployment.apps/user ${applied % 2 === 0 ? again : 'created'}\n`);
  };
  return { kubectl, asked };
}

/** The exit code, output and kubectl commands of a run; by default it tries one example and no random app. */
async function run(cluster: Cluster, ...args: string[]) {
  const { kubectl, asked } = standIn(cluster);
  const printed: string[] = [];
  const defaults = ['--runs', '0', '--seed', '1', '--only', 'examples/tutorial'];
  let status = 0;
  try {
    await runCluster([...defaults, ...args], kubectl, (line) => printed.push(line));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    status = error.exitCode;
    printed.push(error.message);
  }
  return { status, output: printed.join('\n'), asked };
}

jest.mock('../../scripts/cluster/compare-changes', () => ({
  compareChanges: async (server: string) => server === 'http://127.0.0.1:8001',
}));

jest.mock('../../scripts/cluster/compare-pod-security', () => ({ comparePodSecurity: async () => true }));

/** Answers as `kubectl proxy` does. */
function standInForProxy() {
  const stdout = new EventEmitter();
  setImmediate(() => stdout.emit('data', 'Starting to serve on 127.0.0.1:8001\n'));
  return Object.assign(new EventEmitter(), { stdout, kill: () => true });
}

jest.mock('node:child_process', () => ({
  ...jest.requireActual('node:child_process'),
  spawn: () => standInForProxy(),
}));

// An example runs when it is loaded.
beforeEach(() => jest.resetModules());

describe('npm run test:cluster', () => {
  test('without kubectl on the path prints what is missing, and exits with 3', () => {
    const command = ['-r', 'ts-node/register', 'scripts/cluster/index.ts'];
    const env = { ...process.env, PATH: '/nowhere' };
    const { status, stderr } = spawnSync(process.execPath, command, { env, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({
      status: 3,
      stderr:
        'There is no kubectl on the path: install it, and make a cluster, for example by "kind create cluster".\n',
    });
  });

  test.each<[string, Cluster, string[], string]>([
    ['without a context', {}, [], 'No context is set: make a cluster, for example by "kind create cluster".'],
    [
      'with a context that does not exist',
      { context: 'kind-a' },
      ['--context', 'kind-b'],
      'There is no context kind-b: make a cluster, for example by "kind create cluster".',
    ],
    [
      'with a cluster that does not answer',
      { context: 'kind-a', down: true },
      [],
      'The cluster of kind-a does not answer:\nconnection refused',
    ],
  ])('%s prints what is missing, and exits with 3', async (_, cluster, args, message) => {
    const { status, output } = await run(cluster, ...args);
    expect({ status, output }).toEqual({ status: 3, output: message });
  });

  test('refuses wrong use', async () => {
    const { status, output } = await run({ context: 'kind-a' }, '--runs', 'many');
    expect({ status, output: output.split('\n')[0] }).toEqual({
      status: 2,
      output: '--runs many is not a whole number.',
    });
    const unknown = await run({ context: 'kind-a' }, '--only', 'examples/none');
    expect(unknown.status).toBe(2);
    expect(unknown.output).toContain('No app is called examples/none: write, for example, --only examples/tutorial.');
  });

  test('refuses a cluster that may be in use, before it asks that cluster anything', async () => {
    const refused = await run({ context: 'prod' });
    const unnamed = await run({ context: 'prod' }, '--yes-this-cluster');
    expect([refused.status, unnamed.status]).toEqual([2, 2]);
    expect(refused.output).toBe(
      'The context prod does not look like a throw-away cluster: to use it all the same, write --context prod --yes-this-cluster.',
    );
    for (const { asked } of [refused, unnamed]) expect(asked).toEqual(['config view --output json']);
  });

  test('takes a cluster that may be in use when it is named', async () => {
    expect((await run({ context: 'prod' }, '--context', 'prod', '--yes-this-cluster')).status).toBe(0);
  });

  test('passes where everything is accepted and unchanged, on a local cluster', async () => {
    const { status, output, asked } = await run({ context: 'prod', server: 'https://127.0.0.1:6443' });
    expect(output).toMatch(/\nok – examples\/tutorial\n1 passed, 0 failed, 0 skipped$/);
    expect(status).toBe(0);
    const namespace = /create namespace (\S+)/.exec(asked.join('\n'))?.[1];
    expect(asked.at(-1)).toContain(`delete namespace ${namespace} --wait=false`);
  });

  test('applies as many random apps as are wanted', async () => {
    const { output } = await run({ context: 'kind-a' }, '--runs', '2', '--only', 'random app 2');
    expect(output).toMatch(/\nok – random app 2\n1 passed, 0 failed, 0 skipped$/);
  });

  test('makes random apps for an older cluster', async () => {
    const { output } = await run({ context: 'kind-a', minor: '28' }, '--runs', '2', '--only', 'random app 2');
    expect(output).toMatch(/\nok – random app 2\n1 passed, 0 failed, 0 skipped$/);
  });

  test('leaves out an app that is made for newer clusters', async () => {
    const { status, output, asked } = await run({ context: 'kind-a', minor: '28+' }, '--only', 'examples/production');
    expect(output).toContain(
      'skipped – examples/production is made for Kubernetes 1.34 and later\n0 passed, 0 failed, 1 skipped',
    );
    expect(status).toBe(0);
    expect(asked.filter((command) => command.includes(' apply '))).toEqual([]);
  });

  test.each<[string, Cluster, string]>([
    ['a refusal', { refused: true }, 'the server-side dry run: Deployment is invalid'],
    ['a second apply that changes something', { changed: true }, 'the second apply: deployment.apps/user configured'],
    ['a difference', { diff: true }, 'diff: + replicas: 2'],
  ])('fails on %s, and removes its namespace', async (_, cluster, problem) => {
    const { status, output, asked } = await run({ context: 'kind-a', ...cluster });
    expect(status).toBe(1);
    expect(output).toContain(`not ok – examples/tutorial\n${problem}`);
    expect(output).toContain('Run again: npm run test:cluster -- --runs 0 --seed 1');
    expect(asked.at(-1)).toMatch(/delete namespace/);
  });

  test('removes a service and its routers from an app, and fails on what is left behind', async () => {
    const { status, output, asked } = await run({ context: 'kind-a' }, '--only', 'pruning');
    expect(output).toMatch(/\nok – pruning$/);
    expect(status).toBe(0);
    expect(asked.at(-2)).toMatch(/delete .*--filename \S+whole\.json$/);
    // Only kinds that the cluster serves.
    expect(asked.find((command) => command.includes('--prune'))).toMatch(
      / --selector app\.kubernetes\.io\/part-of=pruned --prune-allowlist=apps\/v1\/Deployment --prune-allowlist=core\/v1\/Service$/,
    );

    const kept = await run({ context: 'kind-a', kept: true }, '--only', 'pruning');
    expect(kept.output).toContain(
      'not ok – pruning\nleft behind: Service/db-headless, Service/db, Deployment/pay, Service/pay',
    );
    expect(kept.status).toBe(1);
  });

  describe('with --changes', () => {
    test.each<[string, string]>([
      ['without controllers', ''],
      ['with controllers', 'Error from server (AlreadyExists): serviceaccounts "default" already exists'],
    ])('makes the ServiceAccount that pods need, on a server %s', async (_, account) => {
      const { status, asked } = await run({ context: 'kind-a', account }, '--changes');
      expect(asked.join('\n')).toMatch(/create serviceaccount default --namespace portico-test-\S+/);
      expect(status).toBe(0);
    });

    test('says what is missing where that ServiceAccount cannot be made', async () => {
      await expect(run({ context: 'kind-a', account: 'serviceaccounts is forbidden' }, '--changes')).rejects.toThrow(
        'The ServiceAccount "default", which every pod needs, cannot be made: serviceaccounts is forbidden',
      );
    });
  });
});

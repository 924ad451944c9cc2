// `npm run test:cluster`: has a real API server say whether it takes what Portico writes. Every example and N random apps:
// server-side dry run, apply, a second apply that changes nothing, an empty `kubectl diff`, delete. With `--changes` it is also
// asked about every change of one field in whole objects: what it refuses, a check has to find. It needs `kubectl` on the
// path and a context; images need not run. Exit codes: 0 all is well, 1 something failed, 2 wrong use or a cluster that does
// not look like a throw-away one, 3 no kubectl or no cluster.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const USAGE =
  'npm run test:cluster -- [--runs N] [--seed S] [--only NAME] [--changes] [--context NAME] [--yes-this-cluster]';
const THROW_AWAY = /^(kind-.+|k3d-.+|minikube|docker-desktop|rancher-desktop|colima(-.+)?|orbstack|microk8s)$/;
const LOCAL = /^https:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?(\/|$)/;
/**
 * What kubectl sends each time, although `kubectl diff` shows that nothing changes: a budget's selector, which has the patch
 * strategy `replace`, and lists of custom resources, which are compared as a whole, with what the server filled in.
 */
const ALWAYS_CONFIGURED = /^(poddisruptionbudget\.policy|[a-z]+\.gateway\.networking\.k8s\.io)\/\S+ configured$/;
/** Made and deleted by each run; one that is still being deleted is in nobody's way. */
const NAMESPACE = `portico-test-${process.pid}-${Date.now().toString(36)}`;

class Refusal extends Error {
  constructor(exitCode, message) {
    super(message);
    this.exitCode = exitCode;
  }
}

const temporary = mkdtempSync(join(tmpdir(), 'portico-cluster-'));
try {
  await main(readOptions());
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error.stack);
  process.exitCode = error.exitCode ?? 1;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        runs: { type: 'string', default: '20' },
        seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
        only: { type: 'string', default: '' },
        changes: { type: 'boolean', default: false },
        context: { type: 'string' },
        'yes-this-cluster': { type: 'boolean', default: false },
      },
    });
    for (const name of ['runs', 'seed']) {
      if (!/^\d+$/.test(values[name])) throw new Error(`--${name} ${values[name]} is no whole number.`);
    }
    return values;
  } catch (error) {
    throw new Refusal(2, `${error.message}\nUsage: ${USAGE}`);
  }
}

async function main({ runs, seed, only, changes, context: wanted, 'yes-this-cluster': sure }) {
  const context = findContext(wanted, sure);
  const kubectl = (args) => run('kubectl', ['--context', context, ...args]);
  const version = kubectl(['version', '--output', 'json']);
  const { gitVersion: server, minor } = (version.status === 0 && JSON.parse(version.stdout).serverVersion) || {};
  if (!server) throw new Refusal(3, `The cluster of ${context} does not answer:\n${version.stderr}`);
  console.log(`context ${context}, server ${server}, ${runs} random apps of seed ${seed}`);

  // Providers write "28+".
  const serverMinor = Number.parseInt(minor, 10);
  const apps = writtenApps(serverMinor, runs, seed, only);
  if (apps.length === 0)
    throw new Refusal(2, `No app is called ${only}: write, for example, --only examples/tutorial.`);
  const served = namespacedKinds(kubectl);
  succeed(kubectl(['create', 'namespace', NAMESPACE]));
  let failures = 0;
  let skipped = 0;
  let missed = false;
  try {
    for (const { name, oldest, objects } of apps) {
      if (oldest > serverMinor) {
        skipped++;
        console.log(`skipped – ${name} is made for Kubernetes 1.${oldest} on`);
        continue;
      }
      const problem = tryApp(kubectl, served, objects);
      console.log(problem ? `not ok – ${name}\n${problem}` : `ok – ${name}`);
      if (problem) failures++;
    }
    if (changes) missed = !(await compareChanges(context));
  } finally {
    kubectl(['delete', 'namespace', NAMESPACE, '--wait=false']);
  }
  console.log(`${apps.length - failures - skipped} passed, ${failures} failed, ${skipped} skipped`);
  if (failures > 0 || missed) throw new Refusal(1, `Run again: npm run test:cluster -- --runs ${runs} --seed ${seed}`);
}

/** The context that is used, once it looks like a cluster that nobody needs. */
function findContext(wanted, sure) {
  const config = run('kubectl', ['config', 'view', '--output', 'json']);
  if (config.error)
    throw new Refusal(
      3,
      'There is no kubectl on the path: install it, and make a cluster, for example by "kind create cluster".',
    );
  const { contexts, clusters, 'current-context': current } = JSON.parse(succeed(config));
  const name = wanted ?? current;
  const entry = contexts?.find((context) => context.name === name);
  if (entry === undefined)
    throw new Refusal(
      3,
      `${name ? `There is no context ${name}` : 'No context is set'}: make a cluster, for example by "kind create cluster".`,
    );
  const { server = '' } = clusters?.find((cluster) => cluster.name === entry.context.cluster)?.cluster ?? {};
  if (!THROW_AWAY.test(name) && !LOCAL.test(server) && !(sure && wanted === name)) {
    throw new Refusal(
      2,
      `The context ${name} does not look like a throw-away cluster: to use it all the same, write --context ${name} --yes-this-cluster.`,
    );
  }
  return name;
}

/** `apps/v1 Deployment` and all else that the cluster serves within namespaces. */
function namespacedKinds(kubectl) {
  const lines = succeed(kubectl(['api-resources', '--namespaced=true', '--no-headers']))
    .trim()
    .split('\n');
  return new Set(
    lines.map((line) => line.trim().split(/\s+/).slice(-3)).map(([version, , kind]) => `${version} ${kind}`),
  );
}

/**
 * What goes wrong with an app, or undefined. Its objects are moved to the namespace of this run; those of the whole cluster
 * are left out, since they may be somebody's, and so are kinds that the cluster does not know.
 */
function tryApp(kubectl, served, objects) {
  const own = objects
    .filter(({ apiVersion, kind }) => served.has(`${apiVersion} ${kind}`))
    .map((object) => ({ ...object, metadata: { ...object.metadata, namespace: NAMESPACE } }));
  const file = join(temporary, 'app.json');
  writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: own }));
  const apply = (...args) => kubectl(['apply', '--filename', file, ...args]);
  const steps = [
    ['the server-side dry run', () => complaint(apply('--dry-run=server'))],
    ['apply', () => complaint(apply())],
    [
      'the second apply',
      () => {
        const again = apply();
        const changed = again.stdout
          .split('\n')
          .filter((line) => line !== '' && !line.endsWith(' unchanged') && !ALWAYS_CONFIGURED.test(line));
        return complaint(again) ?? (changed.length > 0 ? changed.join('\n') : undefined);
      },
    ],
    [
      'diff',
      () => {
        const { status, stdout, stderr } = kubectl(['diff', '--filename', file]);
        return status === 0 ? undefined : stdout + stderr;
      },
    ],
  ];
  try {
    for (const [what, step] of steps) {
      const problem = step();
      if (problem) return `${what}: ${problem}`;
    }
    return undefined;
  } finally {
    kubectl(['delete', '--ignore-not-found', '--wait=false', '--filename', file]);
  }
}

/** Whether a check finds all that the server refuses; it is asked through kubectl, which knows how to reach it. */
async function compareChanges(context) {
  const proxy = spawn('kubectl', ['--context', context, 'proxy', '--port=0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await new Promise((resolve, reject) => {
      proxy.stdout.on('data', (text) => resolve(/127\.0\.0\.1:\d+/.exec(text)?.[0]));
      proxy.on('exit', () => reject(new Error('kubectl proxy ended.')));
    });
    const compare = [
      '-r',
      'ts-node/register',
      '__tests__/checks/schema/compare-changes.ts',
      `http://${address}`,
      NAMESPACE,
    ];
    const { status } = spawnSync(process.execPath, compare, { stdio: ['ignore', 'inherit', 'inherit'] });
    return status === 0;
  } finally {
    proxy.kill();
  }
}

/** Every example and the random apps, made in a process of its own, where TypeScript is understood. */
function writtenApps(server, runs, seed, only) {
  const print = ['-r', 'ts-node/register', '__tests__/fuzz/print-apps.ts', temporary, server, runs, seed, only];
  return JSON.parse(succeed(run(process.execPath, print)));
}

function run(command, args) {
  return spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
}

function complaint({ status, stderr }) {
  return status === 0 ? undefined : stderr;
}

function succeed({ status, stdout, stderr, error }) {
  if (status !== 0) throw error ?? new Error(stderr);
  return stdout;
}

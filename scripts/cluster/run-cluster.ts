import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { findContext } from './context';
import { type Kubectl, outputOf } from './kubectl';
import { parseOptions } from './options';
import type { RandomPairs } from './random-pairs';
import { Refusal } from './refusal';
import { type Place, servedKinds, tryApp } from './try-app';

type Print = (line: string) => void;

/** Name of the app that is tried with `--prune`, for `--only`. */
const PRUNING = 'pruning';

/** Runs the command, and throws a `Refusal` when its exit code is not 0. */
export async function runCluster(args: readonly string[], anyContext: Kubectl, print: Print): Promise<void> {
  const { runs, seed, only, changes, plans, context: wanted, isSure } = parseOptions(args);
  const context = findContext(anyContext, wanted, isSure);
  const kubectl: Kubectl = (command) => anyContext(['--context', context, ...command]);
  const { server, minor } = serverOf(kubectl, context);
  print(`context ${context}, server ${server}, ${runs} random apps of seed ${seed}`);

  const folder = mkdtempSync(path.join(tmpdir(), 'portico-cluster-'));
  // The run makes and deletes this namespace; the name of one that is still being deleted is never used again.
  const namespace = `portico-test-${process.pid}-${Date.now().toString(36)}`;
  try {
    // Loaded late, so that wrong use and a missing cluster are reported at once.
    const { makeApps } = await import('./apps');
    const apps = makeApps({ folder, minor, runs, seed, only });
    const prunes = only === '' || only === PRUNING;
    if (apps.length === 0 && !prunes) {
      throw new Refusal(2, `No app is called ${only}: write, for example, --only examples/tutorial.`);
    }
    const served = servedKinds(kubectl);
    outputOf(kubectl(['create', 'namespace', namespace]));
    try {
      if (changes || plans) makeDefaultAccount(kubectl, namespace);
      const place = { kubectl, namespace, served, folder };
      const failures = tryApps(apps, minor, place, print) + (prunes ? await failuresOfPruning(place, print) : 0);
      const server = { context, namespace, minor, seed };
      const areFound = !changes || (await answersAgree(server, kubectl, print));
      const isComplete = (!plans || (await plansAgree({ ...server, runs, served }, print))) && areFound;
      if (failures === 0 && isComplete) return;
    } finally {
      kubectl(['delete', 'namespace', namespace, '--wait=false']);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  throw new Refusal(1, `Run again: npm run test:cluster -- --runs ${runs} --seed ${seed}`);
}

/**
 * Pods are refused without the ServiceAccount `default`, even in a dry run. A controller makes it soon after the namespace;
 * an API server that runs on its own has no such controller.
 */
function makeDefaultAccount(kubectl: Kubectl, namespace: string): void {
  const outcome = kubectl(['create', 'serviceaccount', 'default', '--namespace', namespace]);
  if (outcome.status === 0 || /already exists/i.test(outcome.stderr)) return;
  throw new Error(`The ServiceAccount "default", which every pod needs, cannot be made: ${outcome.stderr}`);
}

function serverOf(kubectl: Kubectl, context: string): { readonly server: string; readonly minor: number } {
  const version = kubectl(['version', '--output', 'json']);
  const { gitVersion, minor } = (version.status === 0 && JSON.parse(version.stdout).serverVersion) || {};
  if (!gitVersion) throw new Refusal(3, `The cluster of ${context} does not answer:\n${version.stderr}`);
  // Providers write "28+".
  return { server: gitVersion, minor: Number.parseInt(minor, 10) };
}

/** Tries one app after the other, and returns the number of failures. */
function tryApps(
  apps: ReturnType<typeof import('./apps').makeApps>,
  minor: number,
  place: Place,
  print: Print,
): number {
  const fitting = apps.filter(({ oldest }) => oldest <= minor);
  for (const { name, oldest } of apps.filter((app) => !fitting.includes(app))) {
    print(`skipped – ${name} is made for Kubernetes 1.${oldest} and later`);
  }
  let failures = 0;
  for (const { name, objects } of fitting) {
    const problem = tryApp(place, objects);
    print(problem ? `not ok – ${name}\n${problem}` : `ok – ${name}`);
    if (problem) failures++;
  }
  const skipped = apps.length - fitting.length;
  print(`${fitting.length - failures} passed, ${failures} failed, ${skipped} skipped`);
  return failures;
}

/** Applies what is left of an app, as docs/apply.md says, and returns the number of failures. */
async function failuresOfPruning(place: Place, print: Print): Promise<number> {
  const { tryPrune } = await import('./try-prune');
  const problem = tryPrune(place);
  print(problem ? `not ok – ${PRUNING}\n${problem}` : `ok – ${PRUNING}`);
  return problem ? 1 : 0;
}

interface AskedServer {
  readonly context: string;
  readonly namespace: string;
  readonly minor: number;
  readonly seed: number;
}

/** Asks the server about single objects. */
function answersAgree({ context, ...place }: AskedServer, kubectl: Kubectl, print: Print): Promise<boolean> {
  return throughProxy(context, async (server) => {
    const { compareChanges } = await import('./compare-changes');
    const { comparePodSecurity } = await import('./compare-pod-security');
    const isFound = await compareChanges(server, place.namespace, print);
    return (await comparePodSecurity({ server, ...place }, kubectl, print)) && isFound;
  });
}

/** Asks the server about changes of objects that it has stored: those of the tests, of random apps, and of each field. */
function plansAgree(asked: AskedServer & RandomPairs, print: Print): Promise<boolean> {
  return throughProxy(asked.context, async (server) => {
    const { PAIRS } = await import('../../__tests__/cli/plan/pairs');
    const { comparePairs } = await import('./compare-pairs');
    const { comparePlans } = await import('./compare-plans');
    const { randomPairs } = await import('./random-pairs');
    const areRight = [
      comparePairs(Object.values(PAIRS).flat(), asked, print),
      comparePairs(randomPairs(asked), asked, print),
      await comparePlans(server, asked.namespace, print),
    ];
    return areRight.every((isRight) => isRight);
  });
}

/** Does something with the address of a proxy of kubectl, which knows how to reach the server. */
async function throughProxy<T>(context: string, work: (server: string) => Promise<T>): Promise<T> {
  const proxy = spawn('kubectl', ['--context', context, 'proxy', '--port=0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      proxy.stdout.on('data', (text) => resolve(/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? ''));
      proxy.on('exit', () => reject(new Error('kubectl proxy ended.')));
    });
    return await work(`http://${address}`);
  } finally {
    proxy.kill();
  }
}

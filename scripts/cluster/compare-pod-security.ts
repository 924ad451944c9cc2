import { ApiObject, App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { randomPod } from '../../__tests__/fuzz/pods';
import { toAppObject } from '../../lib/checks/model/app-object';
import { unmetDemands } from '../../lib/checks/model/pod-security/level';
import { toWorkload } from '../../lib/checks/model/workload';
import { PodSecurityLevel } from '../../lib/rules/pod-security-level';
import { type Kubectl, outputOf } from './kubectl';

const PODS = 1000;
const AT_ONCE = 16;
const PRINTED = 20;
const LEVELS = [PodSecurityLevel.BASELINE, PodSecurityLevel.RESTRICTED];
/** Minor versions of Kubernetes whose rules differ. A server knows those before its own as well. */
const VERSIONS = [27, 29, 31, 32, 34, 35, 37];

type Print = (line: string) => void;

/** Tells whether the server takes a pod in a namespace; in a dry run nothing is made. */
async function isTaken(server: string, namespace: string, pod: object): Promise<boolean> {
  const headers = { 'content-type': 'application/json' };
  const address = `${server}/api/v1/namespaces/${namespace}/pods?dryRun=All&fieldValidation=Strict`;
  return (await fetch(address, { method: 'POST', headers, body: JSON.stringify(pod) })).ok;
}

/**
 * Asks an API server which of many random pods it takes under each level of Pod Security, and returns whether Portico says
 * the same of all.
 *
 * @param server the address of `kubectl proxy`.
 * @param namespace one that the run may label anew.
 */
export async function comparePodSecurity(
  { server, namespace, minor, seed }: { server: string; namespace: string; minor: number; seed: number },
  kubectl: Kubectl,
  print: Print,
  count = PODS,
): Promise<boolean> {
  const construct = new ApiObject(new Chart(new App(), 'shop'), 'pod', { apiVersion: 'v1', kind: 'Pod' });
  const enforce = (level: PodSecurityLevel, version: number) => {
    const labels = { enforce: level, 'enforce-version': `v1.${version}` };
    const texts = Object.entries(labels).map(([name, value]) => `pod-security.kubernetes.io/${name}=${value}`);
    outputOf(kubectl(['label', '--overwrite', 'namespace', namespace, ...texts]));
  };
  const ask = (pods: readonly object[]) => answers(pods, (pod) => isTaken(server, namespace, pod));

  enforce(PodSecurityLevel.PRIVILEGED, minor);
  const all = fc.sample(randomPod, { numRuns: count, seed });
  const isValid = await ask(all);
  // What every namespace refuses says nothing about Pod Security.
  const pods = all.filter((_, index) => isValid[index]);
  const wrong: string[] = [];
  for (const version of VERSIONS.filter((each) => each <= minor)) {
    for (const level of LEVELS) {
      enforce(level, version);
      const taken = await ask(pods);
      print(`${taken.filter(Boolean).length} of ${pods.length} pods are taken under "${level}" of 1.${version}`);
      for (const [index, pod] of pods.entries()) {
        const workload = toWorkload(toAppObject(construct, pod));
        const unmet = workload && unmetDemands(workload, level, { oldest: version, newest: version });
        if (taken[index] === (unmet?.length === 0)) continue;
        wrong.push(`${level} of 1.${version}: ${taken[index] ? 'taken' : 'refused'} is ${JSON.stringify(pod)}`);
      }
    }
  }
  print(`${wrong.length} answers about Pod Security are unlike Portico's`);
  for (const line of wrong.slice(0, PRINTED)) print(line);
  return wrong.length === 0;
}

/** Asks about many at once, and returns the answers in their order. */
async function answers<T>(values: readonly T[], ask: (value: T) => Promise<boolean>): Promise<readonly boolean[]> {
  const found: boolean[] = [];
  for (let start = 0; start < values.length; start += AT_ONCE) {
    found.push(...(await Promise.all(values.slice(start, start + AT_ONCE).map(ask))));
  }
  return found;
}

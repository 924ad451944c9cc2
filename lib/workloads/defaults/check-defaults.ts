import { kubernetesVersionFlaw } from '../../cdk8s/kubernetes-versions';
import { checkNetwork } from '../../connections/network';
import { checkSecretStore } from '../../neighbours/external-secrets/secret-store';
import { checkAnnotations, checkFlag, checkStruct } from '../../rules/check';
import type { Finding, Findings } from '../../rules/finding';
import { parseImage } from '../../rules/image';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { checkAntiAffinity } from '../pods/anti-affinity';
import { checkLabels } from '../pods/check-labels';
import { checkDns } from '../pods/dns-config';
import { checkDrain } from '../pods/drain';
import { checkNodeAffinity } from '../pods/node-affinity';
import { checkObjectMetadata } from '../pods/object-metadata';
import { checkNodeSelector, checkPlacementName } from '../pods/placement';
import { checkResources } from '../pods/resources';
import { checkRuntime } from '../pods/runtime/image-runtime';
import { checkScraper } from '../pods/scraper';
import { checkSecretReferences } from '../pods/secret-references';
import { checkSpread } from '../pods/spread';
import { checkTolerations } from '../pods/toleration';
import { checkRollout } from '../replicas/rollout';
import { checkNoCanary } from '../replicas/rollout-canary';
import { SYNONYMS } from '../synonyms';
import type { DefaultOptions } from './default-options';

type Check = (value: unknown) => Findings;

/** A check for each option that workloads inherit; a rule that involves other props is checked with each workload. */
const CHECKS: { readonly [name in keyof DefaultOptions]-?: Check } = {
  kubernetesVersion: checkKubernetesVersion,
  registry: checkRegistry,
  pullSecrets: (names) => checkSecretReferences('pullSecrets', names, 'registry'),
  secretStore: checkSecretStore,
  resources: checkResources,
  recommendations: (flag) => checkFlag('recommendations', flag),
  runtime: checkRuntime,
  drain: checkDrain,
  rollout: checkDefaultRollout,
  spread: checkSpread,
  antiAffinity: checkAntiAffinity,
  nodeSelector: checkNodeSelector,
  nodeAffinity: checkNodeAffinity,
  tolerations: checkTolerations,
  priorityClassName: (name) => checkPlacementName('priorityClassName', name),
  schedulerName: (name) => checkPlacementName('schedulerName', name),
  runtimeClassName: (name) => checkPlacementName('runtimeClassName', name),
  dns: checkDns,
  serviceLinks: (flag) => checkFlag('serviceLinks', flag),
  scraper: checkScraper,
  network: checkNetwork,
  labels: (labels) => checkLabels(labels),
  annotations: checkAnnotations,
  pods: (metadata) => checkObjectMetadata('pods', metadata),
  deployment: (metadata) => checkObjectMetadata('deployment', metadata),
  statefulSet: (metadata) => checkObjectMetadata('statefulSet', metadata),
  daemonSet: (metadata) => checkObjectMetadata('daemonSet', metadata),
  job: (metadata) => checkObjectMetadata('job', metadata),
  cronJob: (metadata) => checkObjectMetadata('cronJob', metadata),
  service: (metadata) => checkObjectMetadata('service', metadata),
  configMaps: (metadata) => checkObjectMetadata('configMaps', metadata),
  autoscaler: (metadata) => checkObjectMetadata('autoscaler', metadata),
  podDisruptionBudget: (metadata) => checkObjectMetadata('podDisruptionBudget', metadata),
};

/** The names of all options. */
export const DEFAULT_OPTIONS: readonly string[] = Object.keys(CHECKS);

/** The right options, and findings about the others, which reach no workload. */
export function checkDefaults(options: DefaultOptions): { right: DefaultOptions; findings: Finding[] } {
  const findings = [...checkStruct('PorticoDefaults', options, DEFAULT_OPTIONS, SYNONYMS)];
  const right = Object.entries(CHECKS).filter(([name, check]) => {
    const value = options?.[name as keyof DefaultOptions];
    const flaws = value === undefined ? [] : [...check(value)];
    findings.push(...flaws);
    return value !== undefined && flaws.length === 0;
  });
  return { right: Object.fromEntries(right.map(([name]) => [name, options[name as keyof DefaultOptions]])), findings };
}

function* checkDefaultRollout(rollout: unknown): Findings {
  yield* checkRollout(rollout);
  yield* checkNoCanary('not every workload gets requests', rollout);
}

function* checkKubernetesVersion(range: unknown): Findings {
  const flaw = kubernetesVersionFlaw(range);
  if (flaw !== undefined) yield finding('defaults', `kubernetesVersion ${show(range)} ${flaw}.`);
}

function* checkRegistry(registry: unknown): Findings {
  if (typeof registry === 'string' && parseImage(`${registry}/name`) !== undefined) return;
  yield finding(
    'defaults',
    `registry ${show(registry)} is not a registry: write its host, and a folder in it, for example "registry.example.com/shop".`,
  );
}

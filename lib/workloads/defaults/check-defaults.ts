import { checkAnnotationMap, checkMap } from '../../rules/check';
import type { Finding, Findings } from '../../rules/finding';
import { parseImage } from '../../rules/image';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { checkDrain } from '../pods/drain';
import { checkRuntime } from '../pods/image-runtime';
import { checkNodeSelector, checkPriorityClass } from '../pods/placement';
import { checkLabels } from '../pods/pod-labels';
import { checkResources } from '../pods/resources';
import { checkSecretReferences } from '../pods/secret-references';
import { checkAntiAffinity, checkSpread } from '../pods/spread';
import { checkTolerations } from '../pods/toleration';
import { checkRollout } from '../replicas/rollout';
import type { DefaultOptions } from './default-options';

type Check = (value: unknown) => Findings;

/** A check for each option that workloads inherit; a rule that involves other props is checked with each workload. */
const CHECKS: { readonly [name in Exclude<keyof DefaultOptions, 'kubernetesVersion'>]-?: Check } = {
  registry: checkRegistry,
  pullSecrets: (names) => checkSecretReferences('pullSecrets', names, 'registry'),
  resources: (resources) => checkResources(resources),
  runtime: checkRuntime,
  drain: checkDrain,
  rollout: (rollout) => checkRollout(rollout),
  spread: checkSpread,
  antiAffinity: checkAntiAffinity,
  nodeSelector: checkNodeSelector,
  tolerations: checkTolerations,
  priorityClassName: checkPriorityClass,
  *labels(labels) {
    if (yield* checkMap('labels', labels, EXAMPLE)) yield* checkLabels(labels as Texts);
  },
  *annotations(annotations) {
    if (yield* checkMap('annotations', annotations, EXAMPLE)) yield* checkAnnotationMap(annotations as Texts);
  },
};

type Texts = { readonly [key: string]: unknown };

const EXAMPLE = '{ team: "checkout" }';

/** The options without findings. The others are reported where they were written, and reach no workload. */
export function rightDefaults(options: DefaultOptions): { right: DefaultOptions; findings: readonly Finding[] } {
  const checked = Object.entries(CHECKS)
    .map(([name, check]) => ({ name, check, value: options[name as keyof DefaultOptions] }))
    .filter(({ value }) => value !== undefined)
    .map(({ name, check, value }) => ({ name, value, findings: [...check(value)] }));
  const right = checked.filter(({ findings }) => findings.length === 0).map(({ name, value }) => [name, value]);
  return { right: Object.fromEntries(right), findings: checked.flatMap(({ findings }) => findings) };
}

function* checkRegistry(registry: unknown): Findings {
  if (typeof registry === 'string' && parseImage(`${registry}/name`) !== undefined) return;
  yield finding(
    'defaults',
    `registry ${show(registry)} is not a registry: write its host, and a folder in it, for example "registry.example.com/shop".`,
  );
}

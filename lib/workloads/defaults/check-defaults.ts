import { parseImage } from '../../rules/image';
import { checkAnnotations, checkLabels } from '../../rules/names';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkInstance, checkMap } from '../../rules/structs';
import { checkAntiAffinity, checkNodeSelector, checkPriorityClass, checkSpread } from '../pods/check-placement';
import { Drain } from '../pods/drain';
import { ImageRuntime } from '../pods/image-runtime';
import { Resources } from '../pods/resources';
import { checkSecretReferences } from '../pods/secret-references';
import { checkTolerations } from '../pods/toleration';
import { checkRollout } from '../replicas/rollout';
import type { DefaultOptions } from './default-options';

type Check = (report: Report, value: unknown) => void;

/** A check for each option that services take over; what depends on the rest of a service is checked there. */
const CHECKS: { readonly [name in Exclude<keyof DefaultOptions, 'kubernetesVersion'>]-?: Check } = {
  registry: checkRegistry,
  pullSecrets: (report, names) => checkSecretReferences(report, 'pullSecrets', names, 'registry'),
  resources(report, resources) {
    if (checkInstance(report, 'resources', resources, Resources, 'Resources.none()')) resources._check(report);
  },
  runtime(report, runtime) {
    if (checkInstance(report, 'runtime', runtime, ImageRuntime, 'ImageRuntime.nginx()')) runtime._check(report);
  },
  drain(report, drain) {
    if (checkInstance(report, 'drain', drain, Drain, 'Drain.none()')) drain._check(report);
  },
  rollout(report, rollout) {
    for (const { message } of checkRollout(rollout)) report(message);
  },
  spread: checkSpread,
  antiAffinity: checkAntiAffinity,
  nodeSelector: checkNodeSelector,
  tolerations: checkTolerations,
  priorityClassName: checkPriorityClass,
  labels: (report, labels) => checkTexts(report, 'labels', labels, checkLabels),
  annotations: (report, annotations) => checkTexts(report, 'annotations', annotations, checkAnnotations),
};

/** The options that are right; the others are reported where they were written, and reach no service. */
export function rightDefaults(report: Report, options: DefaultOptions): DefaultOptions {
  const isRight = (check: Check, value: unknown) => {
    let flaws = 0;
    check((message) => {
      flaws++;
      report(message);
    }, value);
    return flaws === 0;
  };
  return Object.fromEntries(
    Object.entries(CHECKS)
      .map(([name, check]) => ({ name, check, value: options[name as keyof DefaultOptions] }))
      .filter(({ check, value }) => value !== undefined && isRight(check, value))
      .map(({ name, value }) => [name, value]),
  );
}

function checkRegistry(report: Report, registry: unknown): void {
  if (typeof registry === 'string' && parseImage(`${registry}/name`) !== undefined) return;
  report(
    `registry ${show(registry)} is none: write its host, and a folder in it, for example "registry.example.com/shop".`,
  );
}

type Texts = { readonly [key: string]: string };

function checkTexts(report: Report, what: string, value: unknown, check: (report: Report, texts: Texts) => void): void {
  if (checkMap(report, what, value, '{ team: "checkout" }')) check(report, value as Texts);
}
